"""Conversion: from texts and parts to numbers, dates, times and durations."""

import re
from datetime import date as Date
from decimal import Decimal

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.parsing.literals import read_number
from motcua.kit.feel.values import (
    CONTEXT,
    DateTime,
    DaysTimeDuration,
    FarDate,
    Time,
    YearsMonthsDuration,
    day_number,
    make_date,
)
from motcua.kit.feel.values.durations import DAY, SECOND, read_duration
from motcua.kit.feel.values.numbers import is_whole
from motcua.kit.feel.values.times import at, read_date, read_date_time, read_time
from motcua.kit.feel.values.zones import MOST, Zone, read_zone
from motcua.kit.feel.writing import shown, text_of

type Number = int | Decimal
type Day = Date | FarDate

_NUMBER = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


@builtin("string(from: Any) -> string")
def string(value: object) -> object:
    return None if value is None else text_of(value)


@builtin("number(from: string, grouping separator: string?, decimal separator: string?) -> number")
@builtin("number(from: string) -> number")
def number(text: str, grouping: str | None = None, decimal: str | None = None) -> object:
    if grouping not in {None, " ", ",", "."} or decimal not in {None, ",", "."}:
        raise Unfit("value.bounds", value=shown(grouping or decimal))
    if grouping is not None and grouping == decimal:
        raise Unfit("value.bounds", value=shown(grouping))
    plain = text.replace(grouping, "") if grouping else text
    plain = plain.replace(decimal, ".") if decimal else plain
    if not _NUMBER.fullmatch(plain):
        raise Unfit("value.read", text=text[:40], wanted="number")
    value = read_number(plain.removeprefix("-").rstrip("."))
    if value is None:
        raise Unfit("value.bounds", value=text[:40])
    return CONTEXT.minus(value) if plain.startswith("-") and value else value


@builtin("date(from: Any) -> date")
def date_from(value: object) -> object:
    match _single(value):
        case str(text):
            return _read(text, "date")
        case DateTime() as moment:
            return moment.date
        case Date() | FarDate() as day:
            return day
    raise Unfit("value.read", text=shown(value), wanted="date")


@builtin("date(year: number, month: number, day: number) -> date")
def date_of_parts(year: Number, month: Number, day: Number) -> object:
    try:
        return make_date(*(_whole(part) for part in (year, month, day)))
    except (ValueError, OverflowError):
        raise Unfit("value.bounds", value=f"{year}-{month}-{day}"[:40]) from None


@builtin("time(from: Any) -> time")
def time_from(value: object) -> object:
    match _single(value):
        case str(text):
            return _read(text, "time")
        case DateTime() as moment:
            return moment.time
        case Time() as time:
            return time
        case Date() | FarDate():
            return Time(0, 0)
    raise Unfit("value.read", text=shown(value), wanted="time")


@builtin(
    "time(hour: number, minute: number, second: number, [offset: days and time duration?]) -> time"
)
def time_of_parts(
    hour: Number, minute: Number, second: Number, offset: DaysTimeDuration | None
) -> object:
    return Time(_clock(hour, minute, second), _zone(offset))


@builtin("date and time(from: Any) -> date and time")
def date_and_time_from(value: object) -> object:
    match _single(value):
        case str(text):
            return _read(text, "date and time")
        case DateTime() as moment:
            return moment
        case Date() | FarDate() as day:
            return DateTime(day_number(day), 0, 0)
    raise Unfit("value.read", text=shown(value), wanted="date and time")


@builtin("date and time(date: Any, time: time) -> date and time")
def date_and_time_of(day: object, time: Time) -> object:
    day = day.date if isinstance(day, DateTime) else day
    if isinstance(day, Date | FarDate):
        return at(day, time)
    raise Unfit("value.read", text=shown(day), wanted="date")


@builtin("date and time(date: date and time, timezone: string) -> date and time")
def date_and_time_in(moment: DateTime, timezone: str) -> object:
    return DateTime(moment.day_number, moment.nanoseconds, _named_zone(timezone))


@builtin(
    "date and time(year: number, month: number, day: number, hour: number, minute: number, "
    "second: number, [offset: Any]) -> date and time"
)
def date_and_time_of_parts(
    year: Number,
    month: Number,
    day: Number,
    hour: Number,
    minute: Number,
    second: Number,
    offset: object,
) -> object:
    moment = at(date_of_parts(year, month, day), Time(_clock(hour, minute, second)))  # type: ignore[arg-type]
    if isinstance(offset, str):
        return DateTime(moment.day_number, moment.nanoseconds, _named_zone(offset))
    if offset is not None and not isinstance(offset, DaysTimeDuration):
        raise Unfit("value.read", text=shown(offset), wanted="days and time duration")
    return DateTime(moment.day_number, moment.nanoseconds, _zone(offset))


@builtin("duration(from: Any)")
def duration(value: object) -> object:
    match _single(value):
        case str(text):
            return _read(text, "duration")
        case DaysTimeDuration() | YearsMonthsDuration() as length:
            return length
    raise Unfit("value.read", text=shown(value), wanted="duration")


@builtin("years and months duration(from: Any, to: Any) -> years and months duration")
def years_and_months(start: object, end: object) -> object:
    first, last = _moment(start), _moment(end)
    days = (first.date, last.date)
    months = (days[1].year - days[0].year) * 12 + days[1].month - days[0].month
    rest = (days[1].day, last.nanoseconds), (days[0].day, first.nanoseconds)
    if months > 0 and rest[0] < rest[1]:
        months -= 1
    elif months < 0 and rest[0] > rest[1]:
        months += 1
    return YearsMonthsDuration(months)


_READERS = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_time,
    "duration": read_duration,
}


def _read(text: str, wanted: str) -> object:
    try:
        return _READERS[wanted](text)
    except ValueError:
        raise Unfit("value.read", text=text[:40], wanted=wanted) from None


def _single(value: object) -> object:
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _moment(value: object) -> DateTime:
    match _single(value):
        case DateTime() as moment:
            return moment
        case Date() | FarDate() as day:
            return DateTime(day_number(day), 0)
    raise Unfit("value.read", text=shown(value), wanted="date")


def _whole(value: Number) -> int:
    if not is_whole(value):
        raise Unfit("value.bounds", value=shown(value))
    return int(value)


def _clock(hour: Number, minute: Number, second: Number) -> int:
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise Unfit("value.bounds", value=f"{hour}:{minute}:{second}"[:40])
    whole = _whole(hour) * 3600 + _whole(minute) * 60
    nanos = int(CONTEXT.multiply(second, SECOND))
    return (whole * SECOND + nanos) % DAY


def _zone(offset: DaysTimeDuration | None) -> Zone:
    if offset is None:
        return None
    seconds = int(CONTEXT.divide(offset.nanoseconds, SECOND))
    if abs(seconds) > MOST:
        raise Unfit("value.bounds", value=shown(offset))
    return seconds


def _named_zone(name: str) -> Zone:
    try:
        return read_zone(name if name[:1] in {"+", "-", "Z"} else f"@{name}")
    except ValueError:
        raise Unfit("value.read", text=name[:40], wanted="timezone") from None
