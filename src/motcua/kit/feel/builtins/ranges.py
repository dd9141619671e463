"""How points and ranges lie to each other (Allen's relations, table 78 of DMN)."""

from collections.abc import Callable

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import inside, ordered, same
from motcua.kit.feel.errors import FeelError, Unfit
from motcua.kit.feel.parsing.ranges import range_literal
from motcua.kit.feel.values import Range
from motcua.kit.feel.writing import shown

_LONGEST = 1000
"""Characters of a text that is read as a range."""
type Relation = Callable[[Range, Range], bool | None]


@builtin("range(from: string) -> range")
def range_from(text: str) -> object:
    try:
        found = range_literal(text) if len(text) <= _LONGEST else None
    except FeelError:
        found = None
    if found is None:
        raise Unfit("value.read", text=text[:40], wanted="range")
    return found


def relation(name: str, *pairs: str) -> Callable[[Relation], Relation]:
    """Declare a relation for pairs of points and ranges; a point counts as the range of itself."""

    def declare(run: Relation) -> Relation:
        def between(one: object, other: object) -> object:
            return run(_as_range(one), _as_range(other))

        for pair in pairs:
            parameters = [f"{each}: {each.rstrip('12')}" for each in pair.split(", ")]
            builtin(f"{name}({', '.join(parameters)}) -> boolean")(between)
        return run

    return declare


def _as_range(value: object) -> Range:
    return value if isinstance(value, Range) else Range(value, value)


@relation("before", "point1, point2", "point, range", "range, point", "range1, range2")
def before(one: Range, other: Range) -> bool | None:
    if one.end is None or other.start is None:
        return False
    if one.end_included and other.start_included:
        return ordered("<", one.end, other.start)
    return ordered("<=", one.end, other.start)


@relation("after", "point1, point2", "point, range", "range, point", "range1, range2")
def after(one: Range, other: Range) -> bool | None:
    return before(other, one)


@relation("meets", "range1, range2")
def meets(one: Range, other: Range) -> bool | None:
    return one.end_included and other.start_included and same(one.end, other.start)


@relation("met by", "range1, range2")
def met_by(one: Range, other: Range) -> bool | None:
    return meets(other, one)


@relation("overlaps", "range1, range2")
def overlaps(one: Range, other: Range) -> bool | None:
    return _both(_starts_within(one, other), _starts_within(other, one))


@relation("overlaps before", "range1, range2")
def overlaps_before(one: Range, other: Range) -> bool | None:
    return _both(
        _starts(one, other) == -1, _starts_within(other, one), _ends(one, other) in {-1, 0}
    )


@relation("overlaps after", "range1, range2")
def overlaps_after(one: Range, other: Range) -> bool | None:
    return overlaps_before(other, one)


@relation("finishes", "point, range", "range1, range2")
def finishes(one: Range, other: Range) -> bool | None:
    return _both(_ends(one, other) == 0, _starts(one, other) in {0, 1})


@relation("finished by", "range, point", "range1, range2")
def finished_by(one: Range, other: Range) -> bool | None:
    return finishes(other, one)


@relation("includes", "range, point", "range1, range2")
def includes(one: Range, other: Range) -> bool | None:
    if same(other.start, other.end) and other.start_included and other.end_included:
        return inside(other.start, one)
    return _both(_starts(one, other) in {-1, 0}, _ends(one, other) in {0, 1})


@relation("during", "point, range", "range1, range2")
def during(one: Range, other: Range) -> bool | None:
    return includes(other, one)


@relation("starts", "point, range", "range1, range2")
def starts(one: Range, other: Range) -> bool | None:
    return _both(_starts(one, other) == 0, _ends(one, other) in {-1, 0})


@relation("started by", "range, point", "range1, range2")
def started_by(one: Range, other: Range) -> bool | None:
    return starts(other, one)


@relation("coincides", "point1, point2", "range1, range2")
def coincides(one: Range, other: Range) -> bool | None:
    return _both(_starts(one, other) == 0, _ends(one, other) == 0)


def _starts(one: Range, other: Range) -> int:
    """-1, 0 or 1: which of two starts comes first; an open one comes before all."""
    return _order(one.start, other.start, not one.start_included, not other.start_included, -1)


def _ends(one: Range, other: Range) -> int:
    """-1, 0 or 1: which of two ends comes first; an open one comes after all."""
    return _order(one.end, other.end, one.end_included, other.end_included, 1)


def _order(one: object, other: object, one_later: bool, other_later: bool, open_is: int) -> int:
    if one is None or other is None:
        return open_is * ((one is None) - (other is None))
    if same(one, other):
        return one_later - other_later
    less = ordered("<", one, other)
    if less is None:
        raise Unfit("value.item", found=shown(other))
    return -1 if less else 1


def _starts_within(one: Range, other: Range) -> bool | None:
    """Whether the first range begins before the second is over."""
    return not before(other, one)


def _both(*answers: bool | None) -> bool | None:
    if False in answers:
        return False
    return None if None in answers else True
