"""What stands behind a dot, and what a filter lets through."""

from collections.abc import Callable, Mapping
from datetime import date

from motcua.kit.feel.errors import Place
from motcua.kit.feel.running import note, spend
from motcua.kit.feel.values import (
    DateTime,
    DaysTimeDuration,
    FarDate,
    Range,
    Time,
    YearsMonthsDuration,
    day_number,
)
from motcua.kit.feel.values.durations import DAY, SECOND, seconds_number
from motcua.kit.feel.values.numbers import index, is_number, is_whole
from motcua.kit.feel.writing import shown

_MISSING = object()


def absent(context: Mapping[str, object], name: str, place: Place) -> None:
    """What a name is that the context does not have, or has as null."""
    if name not in context:
        note(place, "name.missing", name=name)


def member(of: object, name: str, place: Place) -> object:
    """``of.name``; of a list, the member of each element."""
    if isinstance(of, list):
        spend(len(of))
        return [member(each, name, place) for each in of]
    value = of.get(name, _MISSING) if isinstance(of, dict) else _member_of_value(of, name)
    if value is _MISSING:
        note(place, "path.missing", of=shown(of), name=name)
        return None
    return value


def twice(name: str, place: Place) -> None:
    """What a context with one name twice is."""
    note(place, "context.twice", name=name)


def filtered(of: object, test: Callable[[object], object], place: Place) -> object:
    """``of[test]``: the elements of which the test is true, or the one at a position.

    A value that is no list is filtered as a list of one.
    """
    items = of if isinstance(of, list) else [] if of is None else [of]
    kept = []
    for number, each in enumerate(items):
        spend()
        answer = test(each)
        if number == 0 and is_number(answer):
            return element(items, answer, place)
        if answer is True:
            kept.append(each)
        elif answer is not False and answer is not None:
            note(place, "filter.test", found=shown(answer))
            return None
    if not items and is_number(test(None)):
        return None
    return kept


def element(of: object, position: object, place: Place) -> object:
    """The element at a position, counted from 1, or from -1 at the end."""
    items = of if isinstance(of, list) else [] if of is None else [of]
    at = index(position, len(items)) if is_whole(position) else None
    if at is None:
        note(place, "filter.position", position=shown(position))
        return None
    return items[at]


def _member_of_value(of: object, name: str) -> object:
    match of:
        case Time():
            return _of_clock(of, name)
        case DateTime():
            known = _of_clock(of.time, name) if name in _OF_CLOCK else _of_day(of.date, name)
            return _offset(of) if name == "time offset" else known
        case date() | FarDate():
            return _of_day(of, name)
        case DaysTimeDuration():
            return _of_length(of.nanoseconds, name)
        case YearsMonthsDuration():
            return _of_months(of.months, name)
        case Range():
            return _of_range(of, name)
    return _MISSING


_OF_CLOCK = frozenset({"hour", "minute", "second", "time offset", "timezone"})


def _of_clock(time: Time, name: str) -> object:
    if name == "time offset":
        return _offset(time)
    if name == "timezone":
        return time.zone if isinstance(time.zone, str) else None
    return getattr(time, name) if name in _OF_CLOCK else _MISSING


def _offset(value: Time | DateTime) -> DaysTimeDuration | None:
    return None if value.offset is None else DaysTimeDuration(value.offset * SECOND)


def _of_day(day: date | FarDate, name: str) -> object:
    if name == "weekday":
        return (day_number(day) - 1) % 7 + 1
    return getattr(day, name) if name in {"year", "month", "day"} else _MISSING


def _of_length(length: int, name: str) -> object:
    sign = -1 if length < 0 else 1
    days, rest = divmod(abs(length), DAY)
    minutes, seconds = divmod(rest, 60 * SECOND)
    parts = {"days": days, "hours": minutes // 60, "minutes": minutes % 60}
    if name == "seconds":
        return sign * seconds_number(seconds)
    return sign * parts[name] if name in parts else _MISSING


def _of_months(months: int, name: str) -> object:
    sign = -1 if months < 0 else 1
    parts = {"years": abs(months) // 12, "months": abs(months) % 12}
    return sign * parts[name] if name in parts else _MISSING


def _of_range(of: Range, name: str) -> object:
    if name == "start included":
        return of.start_included
    if name == "end included":
        return of.end_included
    return getattr(of, name) if name in {"start", "end"} else _MISSING
