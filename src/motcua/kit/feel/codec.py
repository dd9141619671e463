"""Values from JSON and to JSON; numbers stay exact both ways.

JSON knows no dates: where a type says that a string is one, ``as_type`` reads it as FEEL would.
"""

import json
from collections.abc import Callable

from motcua.kit.feel.errors import FeelError, Spent
from motcua.kit.feel.running import running, spend
from motcua.kit.feel.types import (
    DATE,
    DATE_TIME,
    DAYS_TIME,
    TIME,
    YEARS_MONTHS,
    ContextType,
    ListType,
    Type,
)
from motcua.kit.feel.values import CONTEXT
from motcua.kit.feel.values.durations import read_duration
from motcua.kit.feel.values.numbers import is_number, plain
from motcua.kit.feel.values.times import read_date, read_date_time, read_time
from motcua.kit.feel.writing import joined, text_of

_EXACT_DIGITS = 34
DEEPEST = 200
"""Lists and objects within each other."""


def read_json(text: str) -> object:
    """The value of a JSON text; ``FeelError`` says where it is none."""
    try:
        value = json.loads(
            text, parse_int=_integer, parse_float=_number, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        raise FeelError((error.lineno, error.colno), "json.wrong", reason=error.msg) from None
    except RecursionError:
        raise FeelError((1, 1), "json.deep", most=DEEPEST) from None
    _check_depth(value)
    return value


def as_type(value: object, kind: Type) -> object:
    """The value with strings read as dates, times and durations where the type wants them.

    A string that cannot be read stays a string, so that whoever checks the type can name it.
    """
    base = kind.base
    if isinstance(value, str):
        found = _READERS[base](value) if base in _READERS else None
        return value if found is None else found
    if isinstance(value, list):
        item = base.of if isinstance(base, ListType) else kind
        return [as_type(each, item) for each in value]
    if isinstance(base, ListType):
        return as_type(value, base.of)
    if isinstance(value, dict) and isinstance(base, ContextType):
        return {
            name: as_type(each, base.members[name]) if name in base.members else each
            for name, each in value.items()
        }
    return value


def write_json(value: object) -> str:
    """The value as JSON in one line; what JSON does not know is its FEEL text in quotes.

    ``FeelError`` where the value is too large or too deep to write.
    """
    with running():
        try:
            return _written(value)
        except Spent as spent:
            raise FeelError((1, 1), spent.key, **spent.facts) from None
        except RecursionError:
            raise FeelError((1, 1), "bound.nested") from None


def _written(value: object) -> str:
    spend()
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if is_number(value):
        return plain(value)
    if isinstance(value, list):
        return joined("[", map(_written, value), "]")
    if isinstance(value, dict):
        pairs = (f"{_written(name)}: {_written(each)}" for name, each in value.items())
        return joined("{", pairs, "}")
    return json.dumps(text_of(value), ensure_ascii=False)


def _check_depth(value: object) -> None:
    level = [value]
    for _depth in range(DEEPEST):
        inside = [each for each in level if isinstance(each, list | dict)]
        level = [
            each
            for holder in inside
            for each in (holder.values() if isinstance(holder, dict) else holder)
        ]
        if not level:
            return
    raise FeelError((1, 1), "json.deep", most=DEEPEST)


def _integer(digits: str) -> object:
    return int(digits) if len(digits) <= _EXACT_DIGITS else _number(digits)


def _number(digits: str) -> object:
    number = CONTEXT.create_decimal(digits)
    if not number.is_finite():
        raise FeelError((1, 1), "json.wrong", reason=f"{digits[:20]} is too large")
    return number


def _refuse_constant(word: str) -> object:
    raise FeelError((1, 1), "json.wrong", reason=f"{word} is no number")


def _or_none(read: Callable[[str], object]) -> Callable[[str], object]:
    def reading(text: str) -> object:
        try:
            return read(text)
        except ValueError:
            return None

    return reading


_READERS: dict[Type, Callable[[str], object]] = {
    DATE: _or_none(read_date),
    TIME: _or_none(read_time),
    DATE_TIME: _or_none(read_date_time),
    DAYS_TIME: _or_none(read_duration),
    YEARS_MONTHS: _or_none(read_duration),
}
"""Types that JSON does not know, and what reads their texts."""
