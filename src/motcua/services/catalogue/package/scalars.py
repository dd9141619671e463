"""What a value of a package's YAML can be, beyond what every data file knows."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import yaml

from motcua.instruments.forms.model import Words
from motcua.kit.datafile import Value

LARGEST = 100_000
"""Values of one file, aliases written out: a few lines of aliases could otherwise be millions."""
DEEPEST = 40
"""Values within each other, aliases written out."""
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,29}")
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
LONGEST_BOOK = 30
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_PART = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,9}")
_TAG = "tag:yaml.org,2002:"

type Fields = Mapping[str, Value]


def words(value: Value) -> Words:
    """A text in Vietnamese and in English."""
    return value.texts("vi", "en")


def text(fields: Fields, name: str) -> str:
    """The text under a name, empty where it is left out."""
    return fields[name].text() if name in fields else ""


def texts(value: Value) -> tuple[str, ...]:
    return tuple(item.text() for item in value.items())


def certain(fields: Fields) -> bool:
    """Whether the fact is sure: it is unless ``certain: false`` stands with it."""
    return fields["certain"].flag() if "certain" in fields else True


def key(value: Value) -> str:
    """A name of small letters, digits and underscores."""
    name = value.text()
    if not KEY.fullmatch(name):
        raise value.wrong(
            f"{name!r} is no key; write a small letter, then small letters, digits, underscores.",
            f"{name!r} không phải là khóa; hãy viết chữ thường không dấu, chữ số, gạch dưới.",
        )
    return name


def code(value: Value) -> str:
    """The code of a procedure, as it stands in addresses and names of files."""
    written = value.text()
    if not CODE.fullmatch(written):
        raise value.wrong(
            f"{written!r} is no code of a procedure; write one such as 1.001193.",
            f"{written!r} không phải là mã thủ tục; hãy viết mã như 1.001193.",
        )
    return written


def book(value: Value) -> str:
    """The sign of a book, short enough to be part of the numbers that it gives."""
    sign = value.text()
    if len(sign) > LONGEST_BOOK:
        raise value.wrong(
            f"it has over {LONGEST_BOOK} characters; write the sign of a book, such as TC-KS.",
            f"ký hiệu dài hơn {LONGEST_BOOK} ký tự; hãy viết ký hiệu của sổ, ví dụ TC-KS.",
        )
    return sign


def whole(value: Value) -> int:
    """A whole number from 0 on."""
    number = value.text()
    if not _WHOLE.fullmatch(number) or number.startswith("-"):
        raise value.wrong(
            f"{number!r} cannot be read; write a whole number from 0 on, without dots.",
            f"không đọc được {number!r}; hãy viết số nguyên từ 0, không có dấu chấm.",
        )
    return int(number)


def moment(value: Value) -> datetime:
    """A day with its hour; without an offset it is the country's time."""
    written = value.text()
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise value.wrong(
            f"{written!r} cannot be read; write a moment such as 2026-11-24T09:00.",
            f"không đọc được {written!r}; hãy viết thời điểm như 2026-11-24T09:00.",
        ) from None


def answers(value: Value) -> dict[str, Any]:
    """Answers as a draft keeps them: days as text, true and false as ``yes`` and ``no``."""
    return {name: _plain(each, _answer) for name, each in value.entries()}


def data(value: Value) -> dict[str, Any]:
    """Data of a process: texts, numbers, truths, lists and mappings."""
    return {name: _plain(each, _datum) for name, each in value.entries()}


def bounded(value: Value) -> Value:
    """The same file, refused where its aliases make more of it than a file may hold."""
    size, depth = _extent(value.node, {})
    if size > LARGEST or depth > DEEPEST:
        raise value.wrong(
            f"it holds over {LARGEST} values, or over {DEEPEST} within each other; write it "
            "shorter, without aliases.",
            f"tệp có hơn {LARGEST} giá trị hoặc lồng nhau hơn {DEEPEST} lớp; hãy viết ngắn hơn, "
            "không dùng bí danh (&, *).",
        )
    return value


def _extent(node: yaml.Node, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
    """How many values a node is with all in it, and how deep; one that holds itself is endless."""
    if isinstance(node, yaml.ScalarNode):
        return 1, 1
    if id(node) not in known:
        known[id(node)] = (LARGEST + 1, DEEPEST + 1)
        inner = [part for pair in node.value for part in pair] if _is_mapping(node) else node.value
        found = [_extent(each, known) for each in inner]
        size = 1 + sum(size for size, _depth in found)
        known[id(node)] = (size, 1 + max((depth for _size, depth in found), default=0))
    return known[id(node)]


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _plain(value: Value, scalar: Callable[[str, str], Any]) -> Any:
    """The value with all below it; ``WrongFile`` for a key that stands twice."""
    if value.is_mapping():
        return {name: _plain(each, scalar) for name, each in value.entries()}
    if isinstance(value.node, yaml.SequenceNode):
        return [_plain(each, scalar) for each in value.items()]
    return scalar(value.node.tag.removeprefix(_TAG), str(value.node.value))


def _answer(tag: str, written: str) -> Any:
    if tag == "null":
        return None
    if tag == "bool":
        return "yes" if written.lower() in {"yes", "true", "on"} else "no"
    return int(written) if tag == "int" and _WHOLE.fullmatch(written) else written


def _datum(tag: str, written: str) -> Any:
    if tag == "bool":
        return written.lower() in {"yes", "true", "on"}
    if tag == "float" and _PART.fullmatch(written):
        return Decimal(written)
    return _answer(tag, written)
