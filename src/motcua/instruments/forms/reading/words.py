"""Keys, texts and expressions in the file."""

import re

from motcua.instruments.forms.model import Words
from motcua.instruments.forms.rule import Check, Rule
from motcua.kit.datafile import Value
from motcua.kit.feel.parsing.reader import KEYWORDS

OWN = ("today", "position", "id", "applicant", "earlier")
"""Names that every form has."""
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NO_KEYS = frozenset({*KEYWORDS, *OWN, "not", "true", "false", "null", "function"})


def key(value: Value) -> str:
    """A name that expressions and addresses can use."""
    text = value.text()
    if not KEY.fullmatch(text):
        raise value.wrong(
            f"{text!r} is no key; write a small letter, then small letters, digits, underscores.",
            f"{text!r} không phải là khóa; hãy viết chữ thường không dấu, chữ số, gạch dưới.",
        )
    if text in _NO_KEYS:
        raise value.wrong(
            f"{text!r} means something of its own in expressions; choose another.",
            f"{text!r} có nghĩa riêng trong biểu thức; hãy chọn khóa khác.",
        )
    return text


def words(value: Value) -> Words:
    """A text in Vietnamese and in English."""
    return value.texts("vi", "en")


def optional(fields: dict[str, Value], name: str) -> Words:
    return words(fields[name]) if name in fields else {}


def rule(fields: dict[str, Value], name: str, *, truth: bool = False) -> Rule | None:
    """The expression under this name, if there is one."""
    if name not in fields:
        return None
    return Rule(fields[name].text(), fields[name], yields_truth=truth)


def checks(fields: dict[str, Value]) -> tuple[Check, ...]:
    if "checks" not in fields:
        return ()
    return tuple(_check(item) for item in fields["checks"].items())


def _check(value: Value) -> Check:
    fields = value.mapping("that", "say")
    that = Rule(fields["that"].text(), fields["that"], yields_truth=True)
    return Check(that, words(fields["say"]))
