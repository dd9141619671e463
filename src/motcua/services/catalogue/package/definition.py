"""Reading ``service.yaml``: whatever is wrong is named by its line, with the cure."""

from collections.abc import Callable
from pathlib import Path

from motcua.kit.clock import Limit, Unit
from motcua.kit.clock.limits import read_amount
from motcua.kit.datafile import Value, parse
from motcua.services.catalogue.package import parts
from motcua.services.catalogue.package.model import CHANNELS, ServiceDefinition
from motcua.services.catalogue.package.older import is_older, older_definition
from motcua.services.catalogue.package.scalars import (
    Fields,
    book,
    bounded,
    certain,
    code,
    key,
    text,
    texts,
    whole,
    words,
)

FILE = "service.yaml"
REQUIRED = (
    "code", "name", "summary", "decision", "sector", "law", "channels", "cases", "results",
    "refusal", "signed_as",
)  # fmt: skip
OPTIONAL = (
    "subjects", "applicants", "level", "receive", "competent", "notices", "notes", "registers",
    "needs", "differs", "environment",
)  # fmt: skip
RECEIVE = ("anywhere", "competent")
DIFFERS = ("fee", "limit", "papers")
APPLICANTS = ("person", "entity")
LEVELS = ("1", "2")


def definition_in(written: str) -> ServiceDefinition:
    """What the text of ``service.yaml`` says. Raises ``WrongFile`` for the first mistake."""
    root = bounded(parse(written, Path(FILE)))
    if is_older(root):
        return older_definition(root)
    fields = root.mapping(*REQUIRED, optional=OPTIONAL)
    level = fields["level"].choice(LEVELS) if "level" in fields else "1"
    return ServiceDefinition(
        code=code(fields["code"]),
        name=words(fields["name"]),
        summary=words(fields["summary"]),
        decision=fields["decision"].text(),
        sector=words(fields["sector"]),
        law=_some(fields["law"], _law),
        channels=_keyed(fields["channels"], _channel),
        cases=_keyed(fields["cases"], _case),
        results=_keyed(fields["results"], _result),
        refusal=_refusal(fields["refusal"]),
        signed_as=fields["signed_as"].text(),
        subjects=texts(fields["subjects"]) if "subjects" in fields else (),
        applicants=_applicants(fields),
        level=int(level),
        receive=_receive(fields["receive"]) if "receive" in fields else parts.Receive(),
        competent=_competent(fields["competent"]) if "competent" in fields else parts.Competent(),
        notices=_any(fields, "notices", _notice),
        notes=_any(fields, "notes", _note),
        registers=_any(fields, "registers", _register),
        needs=_any(fields, "needs", _need),
        differs=_any(fields, "differs", _difference),
        environment=_any(fields, "environment", _environment),
    )


def _any[T](fields: Fields, name: str, read: Callable[[Value], T]) -> tuple[T, ...]:
    return tuple(read(item) for item in fields[name].items()) if name in fields else ()


def _some[T](value: Value, read: Callable[[Value], T]) -> tuple[T, ...]:
    found = tuple(read(item) for item in value.items())
    if not found:
        raise value.wrong("write at least one.", "hãy viết ít nhất một mục.")
    return found


def _keyed[T: parts.Channel | parts.PaperCase | parts.Outcome | parts.Paper](
    value: Value, read: Callable[[Value], T]
) -> tuple[T, ...]:
    """At least one, no two with one key."""
    found, seen = _some(value, read), set[str]()
    for each, item in zip(found, value.items(), strict=True):
        if each.key in seen:
            raise item.wrong(
                f"{each.key!r} stands twice; change or remove one.",
                f"{each.key!r} có hai lần; hãy sửa hoặc bỏ một.",
            )
        seen.add(each.key)
    return found


def _law(value: Value) -> parts.Law:
    fields = value.mapping("number", "title", optional=("from",))
    since = fields["from"].day() if "from" in fields else None
    return parts.Law(fields["number"].text(), words(fields["title"]), since)


def _applicants(fields: Fields) -> tuple[str, ...]:
    if "applicants" not in fields:
        return ("person",)
    return _some(fields["applicants"], lambda item: item.choice(APPLICANTS))


def _channel(value: Value) -> parts.Channel:
    fields = value.mapping("channel", "limit", "fee", optional=("regime",))
    return parts.Channel(
        key=fields["channel"].choice(CHANNELS),
        limit=_limit(fields["limit"]),
        fee=_fee(fields["fee"]),
        regime=text(fields, "regime"),
    )


def _limit(value: Value) -> parts.TimeLimit:
    fields = value.mapping("source", optional=("amount", "unit", "same_day", "cutoff", "certain"))
    source, sure = fields["source"].text(), certain(fields)
    if "same_day" in fields and fields["same_day"].flag():
        if "amount" in fields:
            raise fields["amount"].wrong(
                "the same day has no amount; remove one of the two.",
                "đã trả trong ngày thì không ghi số lượng; hãy bỏ một trong hai.",
            )
        cutoff = fields["cutoff"].hour() if "cutoff" in fields else None
        return parts.TimeLimit(1, Unit.WORKING_DAYS, source, True, cutoff, sure)
    if "cutoff" in fields:
        raise fields["cutoff"].wrong(
            "a cut-off belongs to same_day: true; add it or remove this.",
            "giờ chốt đi cùng same_day: true; hãy thêm vào hoặc bỏ giờ chốt.",
        )
    if ("amount" in fields) != ("unit" in fields):
        raise value.wrong(
            "write amount and unit together, or neither where no limit is set.",
            "hãy viết cả amount và unit, hoặc bỏ cả hai khi không có thời hạn.",
        )
    if "amount" not in fields:
        return parts.TimeLimit(None, Unit.WORKING_DAYS, source, certain=sure)
    unit = Unit(fields["unit"].choice(Unit))
    try:
        limit = Limit(read_amount(fields["amount"].text()), unit, source)
    except (ValueError, ArithmeticError):
        raise fields["amount"].wrong(
            "write a number above 0 that the unit can have, such as 3 or 2.5 working_days.",
            "hãy viết số lớn hơn 0 hợp với đơn vị, ví dụ 3 hoặc 2.5 working_days.",
        ) from None
    return parts.TimeLimit(limit.amount, unit, source, certain=sure)


def _fee(value: Value) -> parts.Fee:
    fields = value.mapping("source", optional=("amount", "value", "decision", "certain"))
    if "value" in fields and "decision" in fields:
        raise value.wrong(
            "the fee follows from a value or from a decision; remove one of the two.",
            "phí tính theo value hoặc theo decision; hãy bỏ một trong hai.",
        )
    return parts.Fee(
        source=fields["source"].text(),
        amount=whole(fields["amount"]) if "amount" in fields else None,
        value=text(fields, "value"),
        decision=text(fields, "decision"),
        certain=certain(fields),
    )


def _receive(value: Value) -> parts.Receive:
    fields = value.mapping("where", "source", optional=("certain",))
    where = fields["where"].choice(RECEIVE)
    return parts.Receive(where, fields["source"].text(), certain(fields))


def _competent(value: Value) -> parts.Competent:
    if not value.is_mapping():
        value.choice(("operator",))
        return parts.Competent()
    fields = value.mapping("is", "source", optional=("certain",))
    return parts.Competent(key(fields["is"]), fields["source"].text(), certain(fields))


def _case(value: Value) -> parts.PaperCase:
    fields = value.mapping("key", "name", "papers", optional=("when",))
    listed = fields["papers"]
    return parts.PaperCase(
        key=key(fields["key"]),
        name=words(fields["name"]),
        papers=_keyed(listed, _paper) if listed.items() else (),
        when=text(fields, "when"),
    )


def _paper(value: Value) -> parts.Paper:
    fields = value.mapping("key", "name", optional=("originals", "copies", "when", "replaced_by"))
    return parts.Paper(
        key=key(fields["key"]),
        name=words(fields["name"]),
        originals=whole(fields["originals"]) if "originals" in fields else 1,
        copies=whole(fields["copies"]) if "copies" in fields else 0,
        when=text(fields, "when"),
        replaced_by=text(fields, "replaced_by"),
    )


def _result(value: Value) -> parts.Outcome:
    fields = value.mapping(
        "key", "code", "name", "template", "book", optional=("when", "at", "certain")
    )
    return _outcome(fields)


def _refusal(value: Value) -> parts.Outcome:
    return _outcome(value.mapping("name", "template", "book", optional=("code", "certain")))


def _outcome(fields: Fields) -> parts.Outcome:
    return parts.Outcome(
        name=words(fields["name"]),
        template=_template(fields["template"]),
        book=book(fields["book"]),
        code=text(fields, "code"),
        key=key(fields["key"]) if "key" in fields else "refusal",
        when=text(fields, "when"),
        at=text(fields, "at"),
        certain=certain(fields),
    )


def _template(value: Value) -> str:
    """The name of a file in ``documents``."""
    name = value.text()
    if "/" in name or not name.endswith(".typ"):
        raise value.wrong(
            f"{name!r} is no template; write the name of a file in documents, as result.typ.",
            f"{name!r} không phải mẫu; hãy viết tên tệp trong documents, ví dụ result.typ.",
        )
    return name


def _notice(value: Value) -> parts.Notice:
    fields = value.mapping("at", optional=("message", "template", "name", "to", "book"))
    if ("message" in fields) == ("template" in fields):
        raise value.wrong(
            "write either a message of the profile or a template of documents.",
            "hãy viết message của hồ sơ quốc gia hoặc template trong documents, chỉ một.",
        )
    if "template" in fields and "name" not in fields:
        raise value.wrong(
            "a letter needs its name; add the key name.", "văn bản cần có tên; hãy thêm khóa name."
        )
    return parts.Notice(
        at=fields["at"].text(),
        message=text(fields, "message"),
        template=_template(fields["template"]) if "template" in fields else "",
        name=words(fields["name"]) if "name" in fields else None,
        to=words(fields["to"]) if "to" in fields else None,
        book=book(fields["book"]) if "book" in fields else "",
    )


def _note(value: Value) -> parts.Note:
    fields = value.mapping("when", "text", "source", optional=("certain",))
    said, source = words(fields["text"]), fields["source"].text()
    return parts.Note(fields["when"].text(), said, source, certain(fields))


def _register(value: Value) -> parts.Register:
    fields = value.mapping("register", "gives", "why")
    gives = texts(fields["gives"])
    return parts.Register(fields["register"].text(), gives, words(fields["why"]))


def _need(value: Value) -> parts.Need:
    fields = value.mapping("question", "why")
    return parts.Need(fields["question"].text(), words(fields["why"]))


def _difference(value: Value) -> parts.Difference:
    fields = value.mapping("what", "why")
    return parts.Difference(fields["what"].choice(DIFFERS), words(fields["why"]))


def _environment(value: Value) -> parts.EnvironmentValue:
    fields = value.mapping("name", "means")
    return parts.EnvironmentValue(key(fields["name"]), words(fields["means"]))
