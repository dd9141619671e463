"""Values made to fit a type: FEEL's three implicit conversions, and nothing more."""

from datetime import date

from motcua.kit.feel.types import DATE_TIME, ListType, Type
from motcua.kit.feel.values import DateTime, FarDate, day_number


def coerced(value: object, kind: Type) -> tuple[object, bool]:
    """The value as the type wants it, and whether it fits; null fits every type.

    A list of one becomes its element, an element a list of one, a date its midnight in UTC.
    """
    if value is None or kind.holds(value):
        return value, True
    converted = _converted(value, kind)
    return (converted, True) if converted is not None and kind.holds(converted) else (None, False)


def _converted(value: object, kind: Type) -> object:
    base = kind.base
    if isinstance(base, ListType):
        return None if isinstance(value, list) else [coerced(value, base.of)[0]]
    if isinstance(value, list):
        return coerced(value[0], kind)[0] if len(value) == 1 else None
    if base == DATE_TIME and isinstance(value, date | FarDate):
        return DateTime(day_number(value), 0, 0)
    return None
