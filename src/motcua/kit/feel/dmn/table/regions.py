"""The values of one column, parted so that every test answers alike within a part.

The ends of the intervals that the tests name part the column: each end is a region of its own,
and so is what lies between two of them. One witness of a region speaks for all of it, and the
language itself says whether it passes; nothing is decided here a second time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from motcua.kit.feel import Expression, FeelError
from motcua.kit.feel.dmn.table.pieces import NULL, Interval, Pieces, pieces
from motcua.kit.feel.dmn.types import Restricted
from motcua.kit.feel.types import BOOLEAN, Type
from motcua.kit.feel.values import CONTEXT

ANYTHING = "anything"
"""The kind of the one region of a column whose values do not matter, unless they are null."""
_DAY = timedelta(days=1)
_BETWEEN = frozenset({"number", "date"})
"""Kinds whose intervals are understood; of a string only whole ones are."""


@dataclass(frozen=True)
class Region:
    """One value, or the values between two ends that belong to other regions."""

    kind: str
    low: Any
    high: Any
    witness: object

    @property
    def single(self) -> bool:
        return self.low is not None and self.low == self.high


class Undecided(Exception):
    """A test is no interval; ``args`` are the index of its rule, or ``None``, and its text."""


@dataclass(frozen=True)
class Column:
    """The regions of a column and, for each rule, which of them its test lets through, as bits."""

    regions: tuple[Region, ...]
    masks: tuple[int, ...]

    @property
    def whole(self) -> int:
        return (1 << len(self.regions)) - 1


def part(tests: Sequence[Expression | None], kind: Type, allowed: Expression | None) -> Column:
    """The regions of a column with these tests; raises ``Undecided``."""
    if all(test is None for test in tests):
        return Column((Region(ANYTHING, None, None, 0),), (1,) * len(tests))
    limits = [each for each in (allowed, *_restrictions(kind)) if each is not None]
    found = _found(tests)
    known = [each for limit in limits if (each := pieces(limit.tree)) is not None]
    regions = tuple(
        region
        for region in _regions(found, known, kind)
        if all(_passes(limit, region) for limit in limits) or region.kind == NULL
    )
    whole = (1 << len(regions)) - 1
    masks = tuple(whole if test is None else _mask(test, regions) for test in tests)
    return Column(regions, masks)


def _restrictions(kind: Type) -> Sequence[Expression]:
    return [kind.tests, *_restrictions(kind.of)] if isinstance(kind, Restricted) else []


def _found(tests: Sequence[Expression | None]) -> list[Pieces]:
    found: list[Pieces] = []
    for rule, test in enumerate(tests):
        if test is None:
            continue
        one = pieces(test.tree)
        if one is None:
            raise Undecided(rule, test.text)
        found.append(one)
    return found


def _mask(test: Expression, regions: Sequence[Region]) -> int:
    return sum(1 << at for at, region in enumerate(regions) if _passes(test, region))


def _passes(test: Expression, region: Region) -> bool:
    return test.evaluate({}, region.witness) is True


def _regions(found: Sequence[Pieces], limits: Sequence[Pieces], kind: Type) -> list[Region]:
    """All regions; null is one only where a test of the table names it."""
    kinds = {each.kind for each in found} - {NULL}
    nulls = [Region(NULL, None, None, None)] if any(each.kind == NULL for each in found) else []
    if not kinds:
        kinds = {"boolean" if kind.base == BOOLEAN else ANYTHING}
    if len(kinds) != 1:
        raise Undecided(None, ", ".join(sorted(kinds)))
    name = kinds.pop()
    intervals = [
        interval for each in (*found, *limits) if each.kind == name for interval in each.intervals
    ]
    return [*_of_kind(name, intervals), *nulls]


def _of_kind(kind: str, intervals: Sequence[Interval]) -> list[Region]:
    if kind == ANYTHING:
        return [Region(kind, None, None, 0)]
    if kind == "boolean":
        return [Region(kind, value, value, value) for value in (False, True)]
    ends: set[Any] = {end for each in intervals for end in (each.low, each.high) if end is not None}
    if kind == "string" and all(each.single for each in intervals):
        return _strings(sorted(ends))
    if kind not in _BETWEEN:
        raise Undecided(None, kind)
    return _between(kind, sorted(ends))


def _middle(low: Any, high: Any) -> Decimal:
    """A number between two others; one of them where 34 digits have no room."""
    return CONTEXT.divide(CONTEXT.add(Decimal(low), Decimal(high)), Decimal(2))


def _strings(values: Sequence[str]) -> list[Region]:
    """Each string that is named, and all the others as one."""
    other = ""
    while other in values:
        other += "-"
    named = [Region("string", value, value, value) for value in values]
    return [*named, Region("string", None, None, other)]


def _between(kind: str, ends: Sequence[Any]) -> list[Region]:
    """Below the first end, each end, between two ends, above the last one."""
    step = _DAY if kind == "date" else 1
    regions: list[Region] = []
    try:
        regions.append(Region(kind, None, ends[0], ends[0] - step))
        for low, high in pairwise(ends):
            regions.append(Region(kind, low, low, low))
            witness = low + _DAY if kind == "date" else _middle(low, high)
            if low < witness < high:
                regions.append(Region(kind, low, high, witness))
        regions.append(Region(kind, ends[-1], ends[-1], ends[-1]))
        regions.append(Region(kind, ends[-1], None, ends[-1] + step))
    except (OverflowError, TypeError, FeelError):
        raise Undecided(None, kind) from None
    return regions
