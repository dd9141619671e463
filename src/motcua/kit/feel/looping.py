"""``for``, ``some`` and ``every``: one loop inside the other, each counted."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from motcua.kit.feel.comparing import KINDS, ordered
from motcua.kit.feel.errors import Place, Unfit
from motcua.kit.feel.running import note, note_said, spend
from motcua.kit.feel.values import FarDate, Range, date_of, day_number
from motcua.kit.feel.values.numbers import is_whole
from motcua.kit.feel.writing import shown

type Sources = Sequence[Callable[..., object]]


def every_result(sources: Sources, result: Callable[..., object], place: Place) -> object:
    """The list of the results; the last argument of ``result`` is the list so far."""
    results: list[object] = []
    try:
        for values in _combinations(sources, ()):
            results.append(result(*values, results))
    except Unfit as unfit:
        note_said(place, unfit.said)
        return None
    return results


def quantified(
    word: str, sources: Sources, test: Callable[..., object], place: Place
) -> bool | None:
    """Whether the test is true for ``some`` or for ``every`` combination; null where unsure."""
    decisive = word == "some"
    answer: bool | None = not decisive
    try:
        for values in _combinations(sources, ()):
            passed = test(*values)
            if passed is decisive:
                return decisive
            if not isinstance(passed, bool):
                answer = None
    except Unfit as unfit:
        note_said(place, unfit.said)
        return None
    return answer


def make_range(
    start: object, end: object, start_included: bool, end_included: bool, place: Place
) -> Range | None:
    """A range between two values of one kind, the smaller first; otherwise null."""
    if KINDS.get(type(start)) == KINDS.get(type(end)) and ordered("<=", start, end):
        return Range(start, end, start_included, end_included)
    note(place, "range.ends", start=shown(start), end=shown(end))
    return None


def half_range(
    start: object, end: object, start_included: bool, end_included: bool, place: Place
) -> Range | None:
    """A range with one open end; null when the other is null, too."""
    if start is None and end is None:
        note(place, "range.ends", start="null", end="null")
        return None
    return Range(start, end, start_included, end_included)


class Span:
    """Whole numbers or days from one to another, up or down, each of the two counted in or not.

    ``Unfit`` when one cannot go that way.
    """

    def __init__(
        self,
        start: object,
        end: object,
        start_included: bool = True,
        end_included: bool = True,
    ) -> None:
        self._days = isinstance(start, date | FarDate) and isinstance(end, date | FarDate)
        if self._days:
            first, last = day_number(start), day_number(end)  # type: ignore[arg-type]
        elif is_whole(start) and is_whole(end):
            first, last = int(start), int(end)
        else:
            raise Unfit("loop.range", start=shown(start), end=shown(end))
        step = 1 if first <= last else -1
        first, last = first + step * (not start_included), last + step * end_included
        self._numbers = range(first, last, step)

    def __iter__(self) -> Iterator[object]:
        return map(date_of, self._numbers) if self._days else iter(self._numbers)


def _combinations(sources: Sources, chosen: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    first, *rest = sources
    for value in _items(first(*chosen)):
        spend()
        if rest:
            yield from _combinations(rest, (*chosen, value))
        else:
            yield (*chosen, value)


def _items(source: object) -> Iterable[object]:
    match source:
        case list() | Span():
            return source
        case None:
            raise Unfit("loop.range", start="null", end="null")
        case Range():
            return Span(source.start, source.end, source.start_included, source.end_included)
    return [source]
