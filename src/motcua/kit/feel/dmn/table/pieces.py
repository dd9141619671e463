"""Unary tests as intervals, where they are no more than that.

A test of a table mostly compares the input with constants. Such a test is a union of intervals,
or all but that; it can be generated as code, and its gaps and overlaps can be computed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.kit.feel import Expression, tree
from motcua.kit.feel.builtins import BUILTINS
from motcua.kit.feel.comparing import KINDS, ORDERED

NULL = "null"
_CONSTANT = (tree.Constant, tree.Negation, tree.Call, tree.Name)
_CONVERSIONS = frozenset({"date", "time", "date and time", "duration", "number"})
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``; an end that is ``None`` is open to infinity."""

    low: object
    low_included: bool
    high: object
    high_included: bool

    @property
    def single(self) -> bool:
        """Whether it is one value only."""
        return self.low_included and self.high_included and self.low == self.high


@dataclass(frozen=True)
class Pieces:
    """The values of one kind within some intervals, or with ``negated`` those outside them."""

    kind: str
    intervals: tuple[Interval, ...]
    negated: bool = False


class _Not(Exception):
    """The test is no interval."""


def pieces(tests: tree.Node) -> Pieces | None:
    """The intervals of unary tests; ``None`` where they depend on more than constants."""
    if not isinstance(tests, tree.Tests) or not tests.tests:
        return None
    try:
        found = [_piece(test) for test in tests.tests]
    except _Not:
        return None
    kinds = {kind for kind, _intervals in found}
    if len(kinds) > 1:
        return None
    return Pieces(kinds.pop(), tuple(each for _kind, many in found for each in many), tests.negated)


def _piece(test: tree.Test) -> tuple[str, tuple[Interval, ...]]:
    node = test.of
    if test.operator:
        return _compared(test.operator, _value(node))
    if isinstance(node, tree.RangeOf):
        return _range(node)
    if isinstance(node, tree.Comparison):
        if isinstance(node.left, tree.Input):
            return _compared(node.operator, _value(node.right))
        if isinstance(node.right, tree.Input):
            return _compared(_MIRRORED[node.operator], _value(node.left))
    return _compared("=", _value(node))


def _compared(operator: str, value: object) -> tuple[str, tuple[Interval, ...]]:
    kind = _kind(value)
    if operator not in {"=", "!="} and kind not in ORDERED:
        raise _Not
    return kind, tuple(_intervals(operator, value, kind))


def _intervals(operator: str, value: object, kind: str) -> Iterator[Interval]:
    if operator == "=":
        yield Interval(value, True, value, True)
        return
    if operator == "!=" and kind not in ORDERED:
        raise _Not
    if operator in {"<", "<=", "!="}:
        yield Interval(None, False, value, operator == "<=")
    if operator in {">", ">=", "!="}:
        yield Interval(value, operator == ">=", None, False)


def _range(node: tree.RangeOf) -> tuple[str, tuple[Interval, ...]]:
    ends = [_value(end) for end in (node.start, node.end) if end is not None]
    kinds = {_kind(end) for end in ends}
    if len(kinds) != 1 or not kinds <= ORDERED:
        raise _Not
    low = None if node.start is None else ends[0]
    high = None if node.end is None else ends[-1]
    return kinds.pop(), (Interval(low, node.start_included, high, node.end_included),)


def _value(node: tree.Node) -> object:
    """What a node is worth that names nothing but conversions; raises ``_Not``."""
    if isinstance(node, tree.Constant):
        return node.value
    for part in tree.within(node):
        if not isinstance(part, _CONSTANT) or (
            isinstance(part, tree.Name) and part.name not in _CONVERSIONS
        ):
            raise _Not
    return Expression("", node, BUILTINS).evaluate({})


def _kind(value: object) -> str:
    kind = NULL if value is None else KINDS.get(type(value))
    if kind is None or kind not in ORDERED | {"boolean", NULL}:
        raise _Not
    return kind
