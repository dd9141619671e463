"""Literals: numbers, strings, and the dates, times and durations behind ``@``."""

import re
from decimal import Decimal

from motcua.kit.feel.parsing.reader import Reader
from motcua.kit.feel.tree import Constant
from motcua.kit.feel.values import CONTEXT
from motcua.kit.feel.values.durations import read_duration
from motcua.kit.feel.values.numbers import INTEGER_BOUND
from motcua.kit.feel.values.times import read_date, read_date_time, read_time

_NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{6})|\\([nrt\"'\\])",
)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}
_MOST_DIGITS = 10_000
_TEMPORAL = (read_date, read_date_time, read_time, read_duration)


def number(reader: Reader) -> Constant | None:
    """A number, if one comes next."""
    at = reader.skip()
    digits = reader.match(_NUMBER)
    if digits is None:
        return None
    value = read_number(digits)
    if value is None:
        reader.fail("text.unexpected", at=at, found=digits[:20])
    return reader.made(Constant(at, value))


def read_number(digits: str) -> int | Decimal | None:
    """A number from ASCII digits; ``None`` where it has no room in one."""
    if len(digits) <= 34 and digits.isdecimal():
        return int(digits)
    if len(digits) > _MOST_DIGITS:
        return None
    value = CONTEXT.create_decimal(digits)
    if not value.is_finite():
        return None
    if value == value.to_integral_value() and abs(value) < INTEGER_BOUND:
        return int(value)
    return value


def string(reader: Reader) -> str | None:
    """The text of a string, if one comes next."""
    if not reader.peek('"'):
        return None
    found = _STRING.match(reader.text, reader.at)
    if not found:
        reader.fail("text.quote")
    reader.at = found.end()
    return _ESCAPE.sub(_unescaped, found[1]) if "\\" in found[1] else found[1]


def temporal(reader: Reader) -> Constant:
    """What stands behind ``@``; a text that is nothing of the kind is null."""
    at = reader.skip()
    reader.need("@")
    text = string(reader)
    if text is None:
        reader.fail("text.expected", wanted='"', found=reader.found())
    return reader.made(Constant(at, read_temporal(text)))


def read_temporal(text: str) -> object:
    """A date, a time, a date and time, or a duration; ``None`` when it is none."""
    for read in _TEMPORAL:
        if "T" in text or read is not read_date_time:
            try:
                return read(text)
            except ValueError:
                continue
    return None


def _unescaped(match: re.Match[str]) -> str:
    high, low, short, long, letter = match.groups()
    if letter:
        return _LETTERS.get(letter, letter)
    if high:
        return chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
    code = int(short or long, 16)
    is_character = code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else match[0]
