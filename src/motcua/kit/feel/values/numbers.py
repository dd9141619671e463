"""Numbers: 34 decimal digits, half to even, as IEEE 754 decimal128 has them.

All arithmetic goes through one explicit context, so the decimal context of the thread, which
belongs to the rest of the program, is neither read nor changed. The context traps nothing: what
has no value comes back as something that is not finite.
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TypeIs

CONTEXT = Context(prec=34, rounding=ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=[])
INTEGER_BOUND = 10**34
"""An ``int`` strictly below it, in either direction, is exact in the context."""
NUMBERS = frozenset({int, Decimal})
"""The exact types of a number; ``bool`` is none."""


def is_number(value: object) -> TypeIs[int | Decimal]:
    """Whether the value is a FEEL number, so no boolean and no float."""
    return type(value) in NUMBERS


def bounded(value: int) -> int | Decimal:
    """An integer that may have grown beyond 34 digits, rounded where it has."""
    if -INTEGER_BOUND < value < INTEGER_BOUND:
        return value
    return CONTEXT.create_decimal(value)


def negated(value: int | Decimal) -> int | Decimal:
    """The number of the other sign."""
    return -value if type(value) is int else CONTEXT.minus(value)


def is_whole(value: object) -> TypeIs[int | Decimal]:
    """Whether the value is a number without a fraction that is exact in 34 digits."""
    if type(value) is int:
        return -INTEGER_BOUND < value < INTEGER_BOUND
    return type(value) is Decimal and abs(value) < INTEGER_BOUND and value == int(value)


def index(position: int | Decimal, length: int) -> int | None:
    """From 0, for a position counted from 1, or from -1 at the end; ``None`` where none is."""
    if not -length <= position <= length:
        return None
    at = int(position)
    if at == 0:
        return None
    return at - 1 if at > 0 else length + at


def plain(value: int | Decimal) -> str:
    """Digits without exponent or trailing zeros: equal numbers have equal texts."""
    if type(value) is int:
        return str(value)
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
