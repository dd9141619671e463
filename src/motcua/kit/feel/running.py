"""One evaluation, or many that belong together: their bounds, their clock, their troubles.

The state is the thread's. An expression that can neither repeat nor grow runs without it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import local
from time import monotonic

from motcua.kit.feel.errors import Place, Said, Spent, Trouble

type Clock = Callable[[], datetime]

LONGEST_STRING = 10_000_000
"""In characters."""
DEEPEST_CALLS = 60
"""FEEL functions that call one another."""
_STEPS_BETWEEN_LOOKS = 4096


@dataclass(frozen=True)
class Limits:
    """How much one evaluation may use."""

    steps: int = 2_000_000
    """An element visited or made, a call, a comparison inside a function is one step."""
    seconds: float = 10.0
    """Wall clock."""


class Run:
    """What is left, and what was noted."""

    __slots__ = ("clock", "depth", "end", "look", "moment", "steps", "troubles")

    def __init__(self, limits: Limits, clock: Clock | None, troubles: list[Trouble] | None) -> None:
        self.steps = limits.steps
        self.look = max(0, limits.steps - _STEPS_BETWEEN_LOOKS)
        self.end = monotonic() + limits.seconds
        self.depth = 0
        self.clock = clock
        self.moment: datetime | None = None
        self.troubles = troubles


class _Here(local):
    run: Run | None = None


here = _Here()
_DEFAULT = Limits()


@contextmanager
def running(
    *,
    clock: Clock | None = None,
    troubles: list[Trouble] | None = None,
    limits: Limits = _DEFAULT,
) -> Iterator[None]:
    """Evaluate what is inside within one bound, with one clock; a run inside a run joins it.

    ``troubles`` collects why something became null; ``clock`` is asked at most once, so that
    ``now()`` is the same moment everywhere.
    """
    outer = here.run
    if outer is None:
        here.run = Run(limits, clock, troubles)
    else:
        outer_troubles = outer.troubles
        outer.troubles = troubles if troubles is not None else outer_troubles
    try:
        yield
    finally:
        if outer is not None:
            outer.troubles = outer_troubles
        here.run = outer


def spend(steps: int = 1) -> None:
    """Count work that grows with the values; ends the evaluation when the bound is reached."""
    run = here.run
    if run is None:
        return
    run.steps -= steps
    if run.steps < run.look:
        if run.steps < 0:
            raise Spent("bound.steps")
        run.look = max(0, run.steps - _STEPS_BETWEEN_LOOKS)
        seconds_left()


def seconds_left() -> float:
    """How long this evaluation may still go on; a second where nobody set a bound."""
    run = here.run
    if run is None:
        return 1.0
    left = run.end - monotonic()
    if left <= 0:
        raise Spent("bound.seconds")
    return left


def note(place: Place, key: str, **facts: object) -> None:
    """Say why something became null, where somebody listens."""
    note_said(place, Said(key, facts))


def note_said(place: Place, said: Said) -> None:
    """The same with a sentence that stands already."""
    run = here.run
    if run is not None and run.troubles is not None:
        run.troubles.append(Trouble(*place, said))


def moment() -> datetime | None:
    """What the clock shows, the same through the whole run; ``None`` where none was given."""
    run = here.run
    if run is None or run.clock is None:
        return None
    if run.moment is None:
        run.moment = run.clock()
    return run.moment
