"""Whether a result is the expected one, as the kit's own runners compare them."""

from decimal import Decimal

from motcua.kit.feel.values import NUMBERS

PRECISION = Decimal("0.00000001")
"""Two numbers that differ by less are the same."""


def matches(expected: object, found: object) -> bool:
    """Equal in type and value; contexts in names and members, lists in order and length."""
    if type(expected) in NUMBERS:
        return type(found) in NUMBERS and _near(expected, found)
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(expected) == len(found)
            and all(map(matches, expected, found))
        )
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and expected.keys() == found.keys()
            and all(matches(value, found[name]) for name, value in expected.items())
        )
    return type(expected) is type(found) and expected == found


def _near(expected: object, found: object) -> bool:
    one, other = (Decimal(number) for number in (expected, found))  # type: ignore[arg-type]
    return one == other or abs(one - other) < PRECISION
