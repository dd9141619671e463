"""Which values a test lets through, as intervals, to see when two tests exclude each other."""

from dataclasses import dataclass
from typing import Any

from motcua.kit.feel import tree
from motcua.kit.feel.comparing import KINDS
from motcua.kit.feel.values import DateTime, Range, Time

_MOST = 64
"""Intervals of one test; more are not looked at."""
_POINTS = frozenset({"boolean", "list", "context", "range", "function"})


@dataclass(frozen=True)
class Interval:
    """Values of one kind between two ends, by what orders them; an open end is ``None``."""

    kind: str
    low: Any = None
    high: Any = None
    low_included: bool = True
    high_included: bool = True

    def meets(self, other: "Interval") -> "Interval | None":
        """What lies in both; ``None`` for nothing."""
        if self.kind != other.kind:
            return None
        low, low_included = _tighter(self.low, self.low_included, other.low, other.low_included, 1)
        high, high_included = _tighter(
            self.high, self.high_included, other.high, other.high_included, -1
        )
        both = Interval(self.kind, low, high, low_included, high_included)
        return None if both.is_empty else both

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        if self.low == self.high:
            return not (self.low_included and self.high_included)
        return bool(self.low > self.high)


type Intervals = list[Interval]


def compared(operator: str, value: object) -> Intervals | None:
    """Of ``x operator value``; ``None`` where that cannot be said in intervals."""
    kind, order = _ordered(value)
    if kind is None or (kind in _POINTS and operator not in {"=", "!="}):
        return None
    match operator:
        case "=":
            return [Interval(kind, order, order)]
        case "!=" if kind not in _POINTS and value is not None:
            below = Interval(kind, None, order, True, False)
            above = Interval(kind, order, None, False, True)
            return [below, above, Interval("null", 0, 0)]
        case "<" | "<=":
            return [Interval(kind, None, order, True, operator == "<=")]
        case ">" | ">=":
            return [Interval(kind, order, None, operator == ">=", True)]
    return None


def ranged(bounds: Range) -> Intervals | None:
    """Of ``x in bounds``."""
    ends = [end for end in (bounds.start, bounds.end) if end is not None]
    orders = [_ordered(end) for end in ends]
    kinds = {kind for kind, _ in orders}
    if len(kinds) != 1 or None in kinds:
        return None
    low = None if bounds.start is None else orders[0][1]
    high = None if bounds.end is None else orders[-1][1]
    kind = str(orders[0][0])
    found = Interval(kind, low, high, bounds.start_included, bounds.end_included)
    return [] if found.is_empty else [found]


def both(one: Intervals, other: Intervals) -> Intervals | None:
    """What two tests let through together; ``None`` where there are too many."""
    if len(one) * len(other) > _MOST:
        return None
    met = (left.meets(right) for left in one for right in other)
    return [interval for interval in met if interval is not None]


def subject(node: tree.Node) -> str | None:
    """The name of what is tested: a variable, a member of one, or ``?``."""
    match node:
        case tree.Name():
            return node.name
        case tree.Input():
            return "?"
        case tree.Path():
            inner = subject(node.of)
            return None if inner is None else f"{inner}.{node.name}"
    return None


def _ordered(value: object) -> tuple[str | None, Any]:
    """The kind of a value and something that Python can order in its place."""
    if value is None:
        return "null", 0
    kind = KINDS.get(type(value))
    if isinstance(value, Time | DateTime):
        return f"{kind} {'local' if value.zone is None else 'zoned'}", value.instant
    return (None, None) if kind in {"list", "context", "range", "function"} else (kind, value)


def _tighter(
    one: Any, one_included: bool, other: Any, other_included: bool, sign: int
) -> tuple[Any, bool]:
    if one is None:
        return other, other_included
    if other is None:
        return one, one_included
    if one == other:
        return one, one_included and other_included
    first = one > other if sign > 0 else one < other
    return (one, one_included) if first else (other, other_included)
