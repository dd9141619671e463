"""Values as FEEL text: what ``string()`` gives, and what messages show."""

import re
from collections.abc import Iterable
from datetime import date

from motcua.kit.feel.errors import Spent
from motcua.kit.feel.running import LONGEST_STRING, spend
from motcua.kit.feel.values import (
    NUMBERS,
    DateTime,
    DaysTimeDuration,
    FarDate,
    Function,
    Range,
    Time,
    YearsMonthsDuration,
)
from motcua.kit.feel.values.dates import date_text
from motcua.kit.feel.values.durations import days_time_text, years_months_text
from motcua.kit.feel.values.numbers import plain
from motcua.kit.feel.values.times import date_time_text, time_text

_SHOWN = 40
_PLAIN_KEY = re.compile(r"[^\W\d]\w*(?: \w+)*")
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def text_of(value: object) -> str:
    """The value as FEEL text; a string is itself, inside a list or context it is quoted."""
    return value if isinstance(value, str) else _written(value)


def shown(value: object) -> str:
    """The value in a message: quoted, and not longer than a line."""
    if isinstance(value, list | dict) and len(value) > _SHOWN:
        return f"{'[' if isinstance(value, list) else '{'}…"
    text = _written(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def quoted(value: object) -> str:
    """The value as an author would write it: strings in quotes, nothing cut."""
    return _written(value)


def _written(value: object) -> str:
    spend()
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value.translate(_ESCAPES)}"'
        case date() | FarDate():
            return date_text(value)
        case Time():
            return time_text(value)
        case DateTime():
            return date_time_text(value)
        case DaysTimeDuration():
            return days_time_text(value)
        case YearsMonthsDuration():
            return years_months_text(value)
        case list():
            return joined("[", map(_written, value), "]")
        case dict():
            pairs = (f"{_key(key)}: {_written(each)}" for key, each in value.items())
            return joined("{", pairs, "}")
        case Range():
            return _range(value)
        case Function():
            names = ", ".join(parameter.name for parameter in value.parameters)
            return f"function({names})"
    return plain(value) if type(value) in NUMBERS else type(value).__name__  # type: ignore[arg-type]


def joined(opening: str, parts: Iterable[str], closing: str) -> str:
    """Parts with commas between, in brackets; ``Spent`` where the text grows too long."""
    text = f"{opening}{', '.join(parts)}{closing}"
    if len(text) > LONGEST_STRING:
        raise Spent("bound.string", most=LONGEST_STRING)
    spend(len(text) // 64)
    return text


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else f'"{key.translate(_ESCAPES)}"'


def _range(value: Range) -> str:
    if value.start is None and value.end is not None:
        return f"({'<=' if value.end_included else '<'} {_end(value.end)})"
    if value.end is None and value.start is not None:
        return f"({'>=' if value.start_included else '>'} {_end(value.start)})"
    opening, closing = "[" if value.start_included else "(", "]" if value.end_included else ")"
    return f"{opening}{_end(value.start)}..{_end(value.end)}{closing}"


def _end(value: object) -> str:
    text = _written(value)
    plain_text = value is None or isinstance(value, str) or type(value) in NUMBERS
    return text if plain_text else f'@"{text}"'
