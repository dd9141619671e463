"""Days and moments: their names, their numbers, and the clock where one is given."""

from datetime import date, datetime

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import KINDS
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.running import moment, spend
from motcua.kit.feel.values import DateTime, FarDate, Range, day_number, make_date
from motcua.kit.feel.values.dates import plus_months
from motcua.kit.feel.values.durations import SECOND
from motcua.kit.feel.writing import shown

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@builtin("is(value2: Any) -> boolean")
@builtin("is(value1: Any, [value2: Any]) -> boolean")
def is_same(one: object, other: object = None) -> object:
    """The same value in every part, so also of the same zone."""
    spend()
    if KINDS.get(type(one)) != KINDS.get(type(other)):
        return False
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, Range) and isinstance(other, Range):
        included = one.start_included, one.end_included
        return (
            included == (other.start_included, other.end_included)
            and is_same(one.start, other.start)
            and is_same(one.end, other.end)
        )
    return one == other


@builtin("now() -> date and time")
def now() -> object:
    return from_python(_now("now"))


@builtin("today() -> date")
def today() -> object:
    return _now("today").date()


@builtin("day of year(date: Any) -> number")
def day_of_year(value: object) -> object:
    day = _day(value)
    return day_number(day) - day_number(make_date(day.year, 1, 1)) + 1


@builtin("day of week(date: Any) -> string")
def day_of_week(value: object) -> object:
    return _DAYS[(day_number(_day(value)) - 1) % 7]


@builtin("month of year(date: Any) -> string")
def month_of_year(value: object) -> object:
    return _MONTHS[_day(value).month - 1]


@builtin("week of year(date: Any) -> number")
def week_of_year(value: object) -> object:
    """As ISO 8601 counts: the week of a year's first Thursday is its first."""
    day = _day(value)
    thursday = day_number(day) - (day_number(day) - 1) % 7 + 3
    year = day.year + (thursday >= day_number(make_date(day.year + 1, 1, 1)))
    year -= thursday < day_number(make_date(year, 1, 1))
    return (thursday - day_number(make_date(year, 1, 1))) // 7 + 1


@builtin("last day of month(date: Any) -> date")
def last_day_of_month(value: object) -> object:
    day = _day(value)
    return plus_months(make_date(day.year, 1, 31), day.month - 1)


def from_python(moment: datetime) -> DateTime:
    """A moment of Python's, with its offset as the zone."""
    offset = moment.utcoffset()
    clock = moment.hour * 3600 + moment.minute * 60 + moment.second
    return DateTime(
        moment.toordinal(),
        clock * SECOND + moment.microsecond * 1000,
        None if offset is None else round(offset.total_seconds()),
    )


def _now(name: str) -> datetime:
    clock = moment()
    if clock is None:
        raise Unfit("call.clock", name=name)
    return clock


def _day(value: object) -> date | FarDate:
    match value:
        case [single]:
            return _day(single)
        case DateTime():
            return value.date
        case date() | FarDate():
            return value
    raise Unfit("value.read", text=shown(value), wanted="date")
