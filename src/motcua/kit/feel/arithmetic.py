"""Arithmetic on numbers, on strings with ``+``, on dates, times and durations (DMN, table 55)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from motcua.kit.feel.errors import Place, Spent
from motcua.kit.feel.running import LONGEST_STRING, note, spend
from motcua.kit.feel.values import (
    CONTEXT,
    NUMBERS,
    DateTime,
    DaysTimeDuration,
    FarDate,
    Time,
    YearsMonthsDuration,
    date_of,
    day_number,
)
from motcua.kit.feel.values.dates import plus_months
from motcua.kit.feel.values.durations import DAY
from motcua.kit.feel.values.numbers import INTEGER_BOUND, bounded, is_number, negated
from motcua.kit.feel.values.times import from_instant
from motcua.kit.feel.writing import shown

type Number = int | Decimal
_LARGEST_POWER = 1000
"""Whole exponents up to it are tried with integers, which are exact."""


def add(one: object, other: object, place: Place) -> object:
    """``one + other``."""
    if type(one) is int and type(other) is int:
        return bounded(one + other)
    if type(one) in NUMBERS and type(other) in NUMBERS:
        return _finite("+", CONTEXT.add(one, other), place)  # type: ignore[arg-type]
    if type(one) is str and type(other) is str:
        return _concatenated(one, other)
    return _temporal("+", _sum, one, other, place)


def subtract(one: object, other: object, place: Place) -> object:
    """``one - other``."""
    if type(one) is int and type(other) is int:
        return bounded(one - other)
    if type(one) in NUMBERS and type(other) in NUMBERS:
        return _finite("-", CONTEXT.subtract(one, other), place)  # type: ignore[arg-type]
    return _temporal("-", _difference, one, other, place)


def multiply(one: object, other: object, place: Place) -> object:
    """``one * other``."""
    if type(one) is int and type(other) is int:
        return bounded(one * other)
    if type(one) in NUMBERS and type(other) in NUMBERS:
        return _finite("*", CONTEXT.multiply(one, other), place)  # type: ignore[arg-type]
    return _temporal("*", _product, one, other, place)


def divide(one: object, other: object, place: Place) -> object:
    """``one / other``."""
    if type(one) in NUMBERS and type(other) in NUMBERS:
        if type(one) is int and type(other) is int and other and one % other == 0:
            return one // other
        return _finite("/", CONTEXT.divide(one, other), place)  # type: ignore[arg-type]
    return _temporal("/", _quotient, one, other, place)


def power(one: object, other: object, place: Place) -> object:
    """``one ** other``."""
    if type(one) in NUMBERS and type(other) in NUMBERS:
        if type(one) is int and type(other) is int and 0 <= other <= _LARGEST_POWER:
            return _small_power(one, other, place)
        spend(100)
        return _finite("**", CONTEXT.power(one, other), place)  # type: ignore[arg-type]
    _note_types("**", one, other, place)
    return None


def negate(value: object, place: Place) -> object:
    """``-value``."""
    if is_number(value):
        return negated(value)
    if type(value) is DaysTimeDuration:
        return DaysTimeDuration(-value.nanoseconds)
    if type(value) is YearsMonthsDuration:
        return YearsMonthsDuration(-value.months)
    note(place, "operator.types", left="", operator="-", right=shown(value))
    return None


OPERATORS: dict[str, Callable[[object, object, Place], object]] = {
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "**": power,
}


def _small_power(one: int, other: int, place: Place) -> Number | None:
    if abs(one) < INTEGER_BOUND and other * abs(one).bit_length() < 113:
        exact: int = one**other
        return exact
    return _finite("**", CONTEXT.power(one, other), place)


def _finite(operator: str, value: Decimal, place: Place) -> Decimal | None:
    if value.is_finite():
        return value
    note(place, "operator.number", operator=operator)
    return None


def _concatenated(one: str, other: str) -> str:
    if len(one) + len(other) > LONGEST_STRING:
        raise Spent("bound.string", most=LONGEST_STRING)
    spend((len(one) + len(other)) // 64)
    return one + other


def _temporal(
    operator: str,
    compute: Callable[[object, object], object],
    one: object,
    other: object,
    place: Place,
) -> object:
    try:
        value = compute(one, other)
    except ValueError:
        note(place, "operator.date")
        return None
    if value is None:
        _note_types(operator, one, other, place)
    return value


def _note_types(operator: str, one: object, other: object, place: Place) -> None:
    note(place, "operator.types", left=shown(one), operator=operator, right=shown(other))


def _sum(one: object, other: object) -> object:
    match one, other:
        case DaysTimeDuration(), DaysTimeDuration():
            return DaysTimeDuration(one.nanoseconds + other.nanoseconds)
        case YearsMonthsDuration(), YearsMonthsDuration():
            return YearsMonthsDuration(one.months + other.months)
        case ((date() | FarDate() | Time() | DateTime()), DaysTimeDuration()):
            return _later(one, other.nanoseconds)
        case ((date() | FarDate() | DateTime()), YearsMonthsDuration()):
            return _months_later(one, other.months)
        case (
            (DaysTimeDuration() | YearsMonthsDuration()),
            (date() | FarDate() | Time() | DateTime()),
        ):
            return _sum(other, one)
    return None


def _difference(one: object, other: object) -> object:
    match one, other:
        case _, DaysTimeDuration():
            return _sum(one, DaysTimeDuration(-other.nanoseconds))
        case _, YearsMonthsDuration():
            return _sum(one, YearsMonthsDuration(-other.months))
        case Time(), Time():
            return _between(one, other)
        case ((date() | FarDate() | DateTime()), (date() | FarDate() | DateTime())):
            return _between(_midnight(one), _midnight(other))
    return None


def _product(one: object, other: object) -> object:
    if type(one) in NUMBERS:
        one, other = other, one
    if type(other) not in NUMBERS:
        return None
    match one:
        case DaysTimeDuration():
            return DaysTimeDuration(_times(one.nanoseconds, other))  # type: ignore[arg-type]
        case YearsMonthsDuration():
            return YearsMonthsDuration(_times(one.months, other))  # type: ignore[arg-type]
    return None


def _quotient(one: object, other: object) -> object:
    match one, other:
        case DaysTimeDuration(), DaysTimeDuration():
            return _ratio(one.nanoseconds, other.nanoseconds)
        case YearsMonthsDuration(), YearsMonthsDuration():
            return _ratio(one.months, other.months)
        case DaysTimeDuration(), _ if type(other) in NUMBERS and other:
            return DaysTimeDuration(_parted(one.nanoseconds, other))  # type: ignore[arg-type]
        case YearsMonthsDuration(), _ if type(other) in NUMBERS and other:
            return YearsMonthsDuration(_parted(one.months, other))  # type: ignore[arg-type]
    return None


def _later(one: object, nanoseconds: int) -> object:
    match one:
        case Time():
            return Time((one.nanoseconds + nanoseconds) % DAY, one.zone)
        case DateTime():
            return from_instant(one.instant + nanoseconds, one.zone)
        case date() | FarDate():
            return date_of(day_number(one) + nanoseconds // DAY)
    return None


def _months_later(one: object, months: int) -> object:
    match one:
        case DateTime():
            return DateTime(day_number(plus_months(one.date, months)), one.nanoseconds, one.zone)
        case date() | FarDate():
            return plus_months(one, months)
    return None


def _midnight(value: date | FarDate | DateTime) -> DateTime:
    """A date counts as its midnight in UTC."""
    return value if isinstance(value, DateTime) else DateTime(day_number(value), 0, 0)


def _between[T: (Time, DateTime)](one: T, other: T) -> DaysTimeDuration | None:
    if (one.zone is None) != (other.zone is None):
        return None
    return DaysTimeDuration(one.instant - other.instant)


def _times(length: int, factor: Number) -> int:
    return _cut(CONTEXT.multiply(length, factor))


def _parted(length: int, by: Number) -> int:
    return _cut(CONTEXT.divide(length, by))


def _cut(length: Decimal) -> int:
    if not length.is_finite() or length.adjusted() > 40:
        raise ValueError("too long a duration")
    return int(length)


def _ratio(one: int, other: int) -> Number | None:
    if other == 0:
        return None
    return one // other if one % other == 0 else CONTEXT.divide(one, other)
