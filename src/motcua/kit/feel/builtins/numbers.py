"""Numbers: rounding, roots, and what is odd or even."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.running import spend
from motcua.kit.feel.values import CONTEXT, NUMBERS, DaysTimeDuration, YearsMonthsDuration
from motcua.kit.feel.writing import shown

type Number = int | Decimal

_SCALES = range(-6111, 6177)
_WIDE = Context(prec=6200, Emin=-13000, Emax=13000, traps=[])
"""Room for every digit that a number can have before or behind its point."""


@builtin("decimal(n: number, scale: number) -> number")
def decimal(value: Number, scale: Number) -> object:
    return _rounded(value, scale, ROUND_HALF_EVEN)


@builtin("floor(n: number) -> number")
@builtin("floor(n: number, scale: number) -> number")
def floor(value: Number, scale: Number = 0) -> object:
    return _rounded(value, scale, ROUND_FLOOR)


@builtin("ceiling(n: number) -> number")
@builtin("ceiling(n: number, scale: number) -> number")
def ceiling(value: Number, scale: Number = 0) -> object:
    return _rounded(value, scale, ROUND_CEILING)


@builtin("round up(n: number, scale: number) -> number")
def round_up(value: Number, scale: Number) -> object:
    return _rounded(value, scale, ROUND_UP)


@builtin("round down(n: number, scale: number) -> number")
def round_down(value: Number, scale: Number) -> object:
    return _rounded(value, scale, ROUND_DOWN)


@builtin("round half up(n: number, scale: number) -> number")
def round_half_up(value: Number, scale: Number) -> object:
    return _rounded(value, scale, ROUND_HALF_UP)


@builtin("round half down(n: number, scale: number) -> number")
def round_half_down(value: Number, scale: Number) -> object:
    return _rounded(value, scale, ROUND_HALF_DOWN)


@builtin("abs(n: Any)")
def absolute(value: object) -> object:
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    if type(value) in NUMBERS:
        return CONTEXT.abs(value) if isinstance(value, Decimal) else abs(value)  # type: ignore[arg-type]
    match value:
        case DaysTimeDuration():
            return DaysTimeDuration(abs(value.nanoseconds))
        case YearsMonthsDuration():
            return YearsMonthsDuration(abs(value.months))
    raise Unfit("value.read", text=shown(value), wanted="number")


@builtin("modulo(dividend: number, divisor: number) -> number")
def modulo(dividend: Number, divisor: Number) -> object:
    """Of the sign of the divisor."""
    if type(dividend) is int and type(divisor) is int and divisor:
        return dividend % divisor
    rest = CONTEXT.remainder(dividend, divisor)
    if rest.is_finite() and rest and (rest < 0) != (divisor < 0):
        rest = CONTEXT.add(rest, divisor)
    return _finite(rest, divisor)


@builtin("sqrt(number: number) -> number")
def square_root(value: Number) -> object:
    spend(10)
    return _finite(CONTEXT.sqrt(value), value)


@builtin("log(number: number) -> number")
def logarithm(value: Number) -> object:
    spend(100)
    return _finite(CONTEXT.ln(value), value)


@builtin("exp(number: number) -> number")
def exponential(value: Number) -> object:
    spend(100)
    return _finite(CONTEXT.exp(value), value)


@builtin("odd(number: number) -> boolean")
def odd(value: Number) -> object:
    return _WIDE.remainder(value, 2) in {1, -1}


@builtin("even(number: number) -> boolean")
def even(value: Number) -> object:
    return _WIDE.remainder(value, 2) == 0


def _rounded(value: Number, scale: Number, rounding: str) -> Number:
    if not _SCALES.start <= scale < _SCALES.stop:
        raise Unfit("value.bounds", value=shown(scale))
    places = int(scale)
    if type(value) is int and places >= 0:
        return value
    exact = Decimal(value)
    if exact.as_tuple().exponent >= -places:  # type: ignore[operator]
        return value
    rounded = exact.quantize(Decimal(1).scaleb(-places, _WIDE), rounding, _WIDE)
    whole = places <= 0 and rounded.adjusted() < 34
    return int(rounded) if whole else _finite(CONTEXT.plus(rounded), value)


def _finite(result: Decimal, value: object) -> Decimal:
    if not result.is_finite():
        raise Unfit("value.bounds", value=shown(value))
    return result
