"""How points and ranges lie to each other (Allen's relations, table 78 of DMN)."""

from collections.abc import Callable

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import inside, ordered, same
from motcua.kit.feel.errors import FeelError, Unfit
from motcua.kit.feel.parsing.ranges import range_literal
from motcua.kit.feel.values import Range
from motcua.kit.feel.writing import shown

type Relation = Callable[[Range, Range], bool | None]


@builtin("range(from: string) -> range")
def range_from(text: str) -> object:
    try:
        found = range_literal(text)
    except FeelError:
        found = None
    if found is None:
        raise Unfit("value.read", text=text[:40], wanted="range")
    return found


def relation(
    name: str, one: str = "range1", other: str = "range2"
) -> Callable[[Relation], Relation]:
    """Declare a relation; a point that may stand for a range counts as the range of itself."""

    def declare(run: Relation) -> Relation:
        def between(first: object, second: object) -> object:
            ranges = [_as_range(value) for value in (first, second)]
            fits = [
                isinstance(value, Range) or "point" in allowed
                for value, allowed in ((first, one), (second, other))
            ]
            if not all(fits):
                raise Unfit("value.read", text=shown(second if fits[0] else first), wanted="range")
            return run(*ranges)

        for first_name in one.split("|"):
            for second_name in other.split("|"):
                builtin(f"{name}({first_name}: Any, {second_name}: Any) -> boolean")(between)
        return run

    return declare


def _as_range(value: object) -> Range:
    if value is None:
        raise Unfit("value.read", text="null", wanted="range")
    return value if isinstance(value, Range) else Range(value, value)


@relation("before", "point1|range|range1|point", "point2|point|range|range2")
def before(one: Range, other: Range) -> bool | None:
    if one.end is None or other.start is None:
        return False
    if one.end_included and other.start_included:
        return ordered("<", one.end, other.start)
    return ordered("<=", one.end, other.start)


@relation("after", "point1|range|range1|point", "point2|point|range|range2")
def after(one: Range, other: Range) -> bool | None:
    return before(other, one)


@relation("meets")
def meets(one: Range, other: Range) -> bool | None:
    return one.end_included and other.start_included and same(one.end, other.start)


@relation("met by")
def met_by(one: Range, other: Range) -> bool | None:
    return meets(other, one)


@relation("overlaps")
def overlaps(one: Range, other: Range) -> bool | None:
    return _both(_starts_within(one, other), _starts_within(other, one))


@relation("overlaps before")
def overlaps_before(one: Range, other: Range) -> bool | None:
    return _both(
        _starts(one, other) == -1, _starts_within(other, one), _ends(one, other) in {-1, 0}
    )


@relation("overlaps after")
def overlaps_after(one: Range, other: Range) -> bool | None:
    return overlaps_before(other, one)


@relation("finishes", "point|range1", "range|range2")
def finishes(one: Range, other: Range) -> bool | None:
    return _both(_ends(one, other) == 0, _starts(one, other) in {0, 1})


@relation("finished by", "range|range1", "point|range2")
def finished_by(one: Range, other: Range) -> bool | None:
    return finishes(other, one)


@relation("includes", "range|range1", "point|range2")
def includes(one: Range, other: Range) -> bool | None:
    if same(other.start, other.end) and other.start_included and other.end_included:
        return inside(other.start, one)
    return _both(_starts(one, other) in {-1, 0}, _ends(one, other) in {0, 1})


@relation("during", "point|range1", "range|range2")
def during(one: Range, other: Range) -> bool | None:
    return includes(other, one)


@relation("starts", "point|range1", "range|range2")
def starts(one: Range, other: Range) -> bool | None:
    return _both(_starts(one, other) == 0, _ends(one, other) in {-1, 0})


@relation("started by", "range|range1", "point|range2")
def started_by(one: Range, other: Range) -> bool | None:
    return starts(other, one)


@relation("coincides", "point1|range1", "point2|range2")
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
