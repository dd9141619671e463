"""Equality and order: three-valued, and only between values of one kind."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

from motcua.kit.feel.errors import Place
from motcua.kit.feel.running import note, spend
from motcua.kit.feel.values import (
    DateTime,
    DaysTimeDuration,
    FarDate,
    Function,
    Range,
    Time,
    YearsMonthsDuration,
)
from motcua.kit.feel.writing import shown

KINDS: dict[type, str] = {
    int: "number",
    Decimal: "number",
    str: "string",
    bool: "boolean",
    date: "date",
    FarDate: "date",
    Time: "time",
    DateTime: "date and time",
    DaysTimeDuration: "days and time duration",
    YearsMonthsDuration: "years and months duration",
    list: "list",
    dict: "context",
    Range: "range",
    Function: "function",
}
"""The kind of each Python type: two values can be compared when theirs is the same."""
ORDERED = frozenset(KINDS.values()) - {"boolean", "list", "context", "range", "function"}
ORDERS: dict[str, Callable[[Any, Any], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}


def same(one: object, other: object) -> bool | None:
    """FEEL's ``=`` without a place: null where the two are not of one kind."""
    if one is None or other is None:
        return one is other
    kind = KINDS.get(type(one))
    if kind is None or kind != KINDS.get(type(other)):
        return None
    if kind in {"time", "date and time"}:
        return _same_clock(one, other)  # type: ignore[arg-type]
    if isinstance(one, list):
        return _same_lists(one, other)  # type: ignore[arg-type]
    if isinstance(one, dict):
        return _same_contexts(one, other)  # type: ignore[arg-type]
    if isinstance(one, Range) and isinstance(other, Range):
        return _same_ranges(one, other)
    return one == other


def equal(one: object, other: object, place: Place) -> bool | None:
    """FEEL's ``=``."""
    answer = same(one, other)
    if answer is None:
        note(place, "compare.types", left=shown(one), right=shown(other))
    return answer


def unequal(one: object, other: object, place: Place) -> bool | None:
    """FEEL's ``!=``."""
    answer = equal(one, other, place)
    return None if answer is None else not answer


def ordered(operator: str, one: object, other: object) -> bool | None:
    """FEEL's ``<`` and its like without a place: null where there is no order."""
    kind = KINDS.get(type(one))
    if kind not in ORDERED or kind != KINDS.get(type(other)):
        return None
    if isinstance(one, Time | DateTime) and isinstance(other, Time | DateTime):
        if (one.zone is None) != (other.zone is None):
            return None
        return ORDERS[operator](one.instant, other.instant)
    return ORDERS[operator](one, other)


def compare(operator: str, one: object, other: object, place: Place) -> bool | None:
    """FEEL's ``<``, ``<=``, ``>`` and ``>=``."""
    answer = ordered(operator, one, other)
    if answer is None and not (one is None and other is None):
        note(place, "compare.types", left=shown(one), right=shown(other))
    return answer


def inside(value: object, bounds: Range) -> bool | None:
    """Whether a range holds the value; null where they cannot be compared."""
    answers = []
    if bounds.start is not None or bounds.start_included:
        answers.append(ordered(">=" if bounds.start_included else ">", value, bounds.start))
    if bounds.end is not None or bounds.end_included:
        answers.append(ordered("<=" if bounds.end_included else "<", value, bounds.end))
    if None in answers or not answers:
        return None
    return all(answers)


def found(value: object, items: list[object]) -> bool:
    """Whether a list has the value, or a range that holds it."""
    spend(len(items))
    for each in items:
        if same(each, value) or (isinstance(each, Range) and inside(value, each)):
            return True
    return False


def _same_clock(one: Time | DateTime, other: Time | DateTime) -> bool:
    return (one.zone is None) == (other.zone is None) and one.instant == other.instant


def _same_lists(one: list[object], other: list[object]) -> bool:
    spend(len(one))
    return len(one) == len(other) and all(map(same, one, other))


def _same_contexts(one: dict[str, object], other: dict[str, object]) -> bool:
    spend(len(one))
    return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)


def _same_ranges(one: Range, other: Range) -> bool | None:
    if (one.start_included, one.end_included) != (other.start_included, other.end_included):
        return False
    return same(one.start, other.start) and same(one.end, other.end)
