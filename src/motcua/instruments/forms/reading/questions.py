"""One question of the file, of whatever type."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import Option, Question
from motcua.instruments.forms.reading.parts import BLOCKS, LABELS, in_all_languages
from motcua.instruments.forms.reading.words import checks, key, optional, rule, words
from motcua.instruments.forms.rule import Rule
from motcua.kit.datafile import Value

FIELDS = (
    "hint", "missing", "required", "when", "default", "checks", "limits", "autocomplete",
)  # fmt: skip
OF_PARTS = ("label", "hint", "missing", "required", "limits")
"""What an author may say of a part of a block."""
CHOOSING = frozenset({"choice", "choices"})
SAYING = frozenset({"declaration", "consent"})
COUNTING = frozenset({"number", "money"})


@dataclass
class Counted:
    """How many questions were read; aliases of YAML could make millions out of a few."""

    most: int
    so_far: int = 0

    def one_more(self, value: Value) -> None:
        self.so_far += 1
        if self.so_far > self.most:
            raise value.wrong(
                f"a form has at most {self.most} questions; make two of it.",
                f"một biểu mẫu có nhiều nhất {self.most} câu hỏi; hãy tách làm hai.",
            )


def fields_of(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that a question of this type must have, and those that it may have."""
    required, optional_ = ["key", "type", "label"], list(FIELDS)
    if kind in CHOOSING:
        required.append("options")
    if kind in SAYING:
        required.append("text")
    if kind in COUNTING:
        optional_.append("unit")
    if kind in BLOCKS:
        optional_.append("parts")
    if kind == "personal_number":
        optional_.append("agrees")
    return tuple(required), tuple(optional_)


def question(value: Value, counted: Counted) -> Question:
    counted.one_more(value)
    kind = _kind(value)
    required, others = fields_of(kind)
    fields = value.mapping(*required, optional=others)
    name = key(fields["key"])
    default = rule(fields, "default")
    if default and (kind in SAYING or kind == "file"):
        raise default.wrong(
            f"a question of the type {kind} has no default; leave it out.",
            f"câu hỏi kiểu {kind} không có giá trị sẵn; hãy bỏ default.",
        )
    return Question(
        key=name,
        type=kind,
        label=words(fields["label"]),
        hint=optional(fields, "hint"),
        missing=optional(fields, "missing"),
        required=fields["required"].flag() if "required" in fields else kind != "consent",
        options=_options(fields["options"]) if "options" in fields else (),
        limits=_limits(fields["limits"], kind) if "limits" in fields else {},
        autocomplete=fields["autocomplete"].text() if "autocomplete" in fields else "",
        when=rule(fields, "when", truth=True),
        default=default,
        checks=checks(fields),
        agrees=_agrees(fields["agrees"]) if "agrees" in fields else {},
        parts=_parts(fields, kind, name) if kind in BLOCKS else {},
        text=optional(fields, "text"),
        unit=optional(fields, "unit"),
    )


def _kind(value: Value) -> str:
    """The type alone: it decides which names the question may have."""
    pairs = dict(value.entries())
    if "type" not in pairs:
        raise value.wrong("add the key type.", "hãy thêm khóa type.")
    return pairs["type"].choice(KINDS)


def _limits(value: Value, kind: str) -> Mapping[str, Any]:
    known = KINDS[kind].limits
    if not known:
        raise value.wrong(
            f"a question of the type {kind} has no limits; leave this out.",
            f"câu hỏi kiểu {kind} không có giới hạn; hãy bỏ limits.",
        )
    return {name: known[name](each) for name, each in value.mapping(optional=[*known]).items()}


def _options(value: Value) -> tuple[Option, ...]:
    options = tuple(_option(item) for item in value.items())
    if not options:
        raise value.wrong("write the answers to choose from.", "hãy viết các câu trả lời để chọn.")
    seen: set[str] = set()
    for option, item in zip(options, value.items(), strict=True):
        if option.value in seen:
            raise item.wrong(
                f"two answers have the value {option.value!r}; change one.",
                f"hai câu trả lời có cùng giá trị {option.value!r}; hãy đổi một.",
            )
        seen.add(option.value)
    return options


def _option(value: Value) -> Option:
    fields = value.mapping("value", "text", optional=("hint",))
    return Option(fields["value"].text(), words(fields["text"]), optional(fields, "hint"))


def _agrees(value: Value) -> Mapping[str, Rule]:
    fields = value.mapping(optional=("born", "sex"))
    return {what: Rule(each.text(), each) for what, each in fields.items()}


def _parts(fields: Mapping[str, Value], kind: str, name: str) -> Mapping[str, Question]:
    """The parts that the author chose, in that order, or those that a block has anyway.

    A part that does not say what is said without an answer says what the block says.
    """
    if "parts" in fields:
        found = dict(_chosen(item, kind, name) for item in fields["parts"].items())
    else:
        found = {part: _part(kind, part, name) for part in BLOCKS[kind].usual}
    missing = words(fields["missing"]) if "missing" in fields else {}
    return {part: replace(each, missing=each.missing or missing) for part, each in found.items()}


def _chosen(value: Value, kind: str, name: str) -> tuple[str, Question]:
    """A part by its name alone, or with words, limits and conditions of the author's own."""
    known = BLOCKS[kind].parts
    if not value.is_mapping():
        part = value.choice(known)
        return part, _part(kind, part, name)
    fields = value.mapping("part", optional=OF_PARTS)
    part = fields["part"].choice(known)
    usual = _part(kind, part, name)
    limits = _limits(fields["limits"], usual.type) if "limits" in fields else {}
    return part, replace(
        usual,
        label=optional(fields, "label") or usual.label,
        hint=optional(fields, "hint"),
        missing=optional(fields, "missing"),
        required=fields["required"].flag() if "required" in fields else usual.required,
        limits={**usual.limits, **limits},
    )


def _part(block: str, part: str, name: str) -> Question:
    kind = BLOCKS[block].parts[part]
    return Question(
        key=f"{name}-{part}",
        type=kind,
        label=in_all_languages(LABELS[_word_of(block, part, kind)]),
        required=part not in {"phone", "email"},
        options=_sexes() if part == "sex" else (),
        limits={"not_after_today": True} if part == "born" else {},
    )


def _word_of(block: str, part: str, kind: str) -> str:
    """The label of a part: names by whose they are, numbers by their type."""
    if part == "name":
        return block
    return kind if part == "number" else part


def _sexes() -> tuple[Option, ...]:
    return tuple(Option(sex, in_all_languages(LABELS[sex])) for sex in ("female", "male"))
