"""Sections, pages, groups and calculated values of the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from motcua.instruments.forms.model import Body, Group, Page, Section, Stop
from motcua.instruments.forms.model import Value as Calculated
from motcua.instruments.forms.reading.questions import Counted, question
from motcua.instruments.forms.reading.words import key, optional, rule, words
from motcua.instruments.forms.rule import Rule
from motcua.kit.datafile import Value

MOST_QUESTIONS = 1000
DEEPEST = 5
"""Groups within each other."""
MOST_ROWS = 200


@dataclass
class Reading:
    """What was read so far, so that nothing has two meanings."""

    counted: Counted = field(default_factory=lambda: Counted(MOST_QUESTIONS))
    names: dict[str, str] = field(default_factory=dict)
    """Types of questions, and ``group`` or ``value``, by the name that expressions use."""
    pages: set[str] = field(default_factory=set)

    def name(self, name: str, kind: str, at: Value) -> str:
        if name in self.names:
            raise at.wrong(
                f"the key {name!r} is taken; questions, groups and values share them.",
                f"khóa {name!r} đã dùng; câu hỏi, nhóm và giá trị dùng chung một bộ khóa, hãy đổi.",
            )
        self.names[name] = kind
        return name

    def page(self, name: str, at: Value) -> str:
        if name in self.pages:
            raise at.wrong(
                f"two pages have the key {name!r}; change one.",
                f"hai trang có cùng khóa {name!r}; hãy đổi một.",
            )
        self.pages.add(name)
        return name


def sections(root: Value, reading: Reading) -> tuple[tuple[Section, ...], Body]:
    """The sections, and all that is in them as one body; pages without sections are one."""
    keys = {name for name, _value in root.entries()}
    whole = "sections" if "sections" in keys else "pages"
    fields = root.mapping(whole, optional=("values",))
    found = (
        tuple(_section(item, reading) for item in fields["sections"].items())
        if whole == "sections"
        else (Section("form", {}, _stops(fields["pages"], reading, 0)),)
    )
    if not found:
        raise root.wrong("write at least one section.", "hãy viết ít nhất một phần.")
    stops = tuple(stop for section in found for stop in section.stops)
    return found, Body(stops, _values(fields.get("values"), reading))


def _section(value: Value, reading: Reading) -> Section:
    fields = value.mapping("key", "title", "pages")
    name, title = key(fields["key"]), words(fields["title"])
    return Section(name, title, _stops(fields["pages"], reading, 0))


def _stops(value: Value, reading: Reading, depth: int) -> tuple[Stop, ...]:
    stops = tuple(_stop(item, reading, depth) for item in value.items())
    if not stops:
        raise value.wrong("write at least one page.", "hãy viết ít nhất một trang.")
    return stops


def _stop(value: Value, reading: Reading, depth: int) -> Stop:
    is_group = "group" in {name for name, _value in value.entries()}
    return _group(value, reading, depth + 1) if is_group else _page(value, reading)


def _page(value: Value, reading: Reading) -> Page:
    fields = value.mapping("key", "title", "questions", optional=("explanation", "when"))
    name = reading.page(key(fields["key"]), fields["key"])
    when = _when(fields, reading)
    questions = tuple(question(item, reading.counted) for item in fields["questions"].items())
    if not questions:
        raise fields["questions"].wrong(
            "write at least one question.", "hãy viết ít nhất một câu hỏi."
        )
    for asked, item in zip(questions, fields["questions"].items(), strict=True):
        reading.name(asked.key, asked.type, dict(item.entries())["key"])
    explanation = optional(fields, "explanation")
    return Page(name, words(fields["title"]), questions, when, explanation)


def _group(value: Value, reading: Reading, depth: int) -> Group:
    if depth > DEEPEST:
        raise value.wrong(
            f"groups stand at most {DEEPEST} deep within each other.",
            f"các nhóm lồng nhau nhiều nhất {DEEPEST} lớp; hãy bớt.",
        )
    fields = value.mapping(
        "group", "title", "item", "pages",
        optional=("least", "most", "named_by", "when", "explanation", "values"),
    )  # fmt: skip
    name = key(fields["group"])
    reading.page(name, fields["group"])
    when = rule(fields, "when", truth=True)
    stops = _stops(fields["pages"], reading, depth)
    if not _is_always_asked(stops[0]):
        raise (
            fields["pages"]
            .items()[0]
            .wrong(
                "a row begins with a page that is always asked; take its condition out.",
                "mỗi dòng bắt đầu bằng một trang luôn được hỏi; hãy bỏ điều kiện của trang này.",
            )
        )
    body = Body(stops, _values(fields.get("values"), reading))
    least = fields["least"].count() if "least" in fields else 0
    most = fields["most"].count() if "most" in fields else 20
    if not least <= most <= MOST_ROWS:
        raise value.wrong(
            f"write least and most so that least ≤ most ≤ {MOST_ROWS}.",
            f"hãy viết least và most sao cho least ≤ most ≤ {MOST_ROWS}.",
        )
    return Group(
        key=reading.name(name, "group", fields["group"]),
        title=words(fields["title"]),
        item=words(fields["item"]),
        body=body,
        least=least,
        most=most,
        named_by=_named_by(fields, body),
        when=when,
        explanation=optional(fields, "explanation"),
    )


def _is_always_asked(stop: Stop) -> bool:
    return (
        isinstance(stop, Page)
        and stop.when is None
        and any(asked.when is None for asked in stop.questions)
    )


def _named_by(fields: dict[str, Value], body: Body) -> str:
    if "named_by" not in fields:
        return ""
    name = fields["named_by"].text()
    if name not in {asked.key for page in body.pages() for asked in page.questions}:
        raise fields["named_by"].wrong(
            f"{name!r} is no question of this group.", f"{name!r} không phải câu hỏi của nhóm này."
        )
    return name


def _values(value: Value | None, reading: Reading) -> tuple[Calculated, ...]:
    return tuple(_calculated(value, reading)) if value else ()


def _calculated(value: Value, reading: Reading) -> Iterator[Calculated]:
    for item in value.items():
        fields = item.mapping("name", "is", optional=("label", "unit"))
        name = reading.name(key(fields["name"]), "value", fields["name"])
        yield Calculated(
            name,
            Rule(fields["is"].text(), fields["is"]),
            optional(fields, "label"),
            optional(fields, "unit"),
        )


def _when(fields: dict[str, Value], reading: Reading) -> Rule | None:
    """A condition in FEEL, or the short one of older files: ``{question: …, equals: …}``."""
    if "when" not in fields or not fields["when"].is_mapping():
        return rule(fields, "when", truth=True)
    short = fields["when"].mapping("question", "equals")
    name, text = short["question"].text(), short["equals"].text()
    if name not in reading.names:
        raise short["question"].wrong(
            f"{name!r} is not asked before this.", f"{name!r} không được hỏi trước chỗ này."
        )
    if reading.names[name] == "yes_no":
        return Rule(name if text in {"yes", "true"} else f"not({name})", fields["when"])
    return Rule(f'{name} = "{text}"', fields["when"], yields_truth=True)
