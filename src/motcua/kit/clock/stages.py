"""Procedures in a chain, side by side, and steps that share one budget of time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.kit.clock.calendar import Calendar
from motcua.kit.clock.counting import Ruler, begin, ruler_of
from motcua.kit.clock.limits import Limit
from motcua.kit.clock.regime import PLAIN, OutOfHours, Regime, Ruling


@dataclass(frozen=True)
class Stage:
    """One procedure or step; it begins when all those it comes ``after`` are done.

    Stages that name the same ``budget`` share one limit, the same for each of them.
    """

    key: str
    limit: Limit
    after: tuple[str, ...] = ()
    budget: str = ""


class StageState(StrEnum):
    """Blocked means that a stage before it failed."""

    OPEN = "open"
    DONE = "done"
    FAILED = "failed"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Span:
    """When a stage begins and is due, planned or real; ``done`` is its real end."""

    stage: Stage
    state: StageState
    begins: datetime
    due: datetime
    done: datetime | None = None


@dataclass(frozen=True)
class Plan:
    """The stages in an order in which each follows those it comes after."""

    spans: Mapping[str, Span]

    @property
    def due(self) -> datetime | None:
        """When the whole is due: the latest of what has not failed; None when all has."""
        return max((span.due for span in self._alive()), default=None)

    @property
    def state(self) -> StageState:
        """Done when all is that can be; failed when nothing came out."""
        alive = self._alive()
        if not alive:
            return StageState.FAILED
        return StageState.DONE if all(span.done for span in alive) else StageState.OPEN

    @property
    def is_partial(self) -> bool:
        """Whether something of it failed and something did not, as a birth without a residence."""
        return 0 < len(self._alive()) < len(self.spans)

    def _alive(self) -> list[Span]:
        dead = {StageState.FAILED, StageState.BLOCKED}
        return [span for span in self.spans.values() if span.state not in dead]


def plan(
    stages: Iterable[Stage],
    received: datetime,
    calendar: Calendar,
    regime: Regime = PLAIN,
    *,
    done: Mapping[str, datetime] | None = None,
    failed: Mapping[str, datetime] | None = None,
) -> Plan:
    """When each stage begins and is due; what is ``done`` counts with its real end.

    The next stage begins when the one before ends, without any rule for late receipts: nobody
    hands anything in. Stages that wait for one another or for an unknown one are a ``ValueError``.
    """
    real = {**(done or {}), **(failed or {})}
    handed_on = replace(regime, out_of_hours=Ruling(OutOfHours.AS_IT_IS), cutoff=Ruling(None))
    spans: dict[str, Span] = {}
    for stage in _in_order(list(stages)):
        before = [spans[key] for key in stage.after]
        since = max((span.done or span.due for span in before), default=received)
        rules = handed_on if before else regime
        start = begin(since, stage.limit, calendar, rules)
        ruler = ruler_of(stage.limit, calendar, rules)
        spans[stage.key] = Span(
            stage,
            _state(stage, before, done or {}, failed or {}),
            start.first,
            _due(stage, start.first, ruler, list(spans.values())),
            real.get(stage.key),
        )
    return Plan(spans)


def _in_order(stages: list[Stage]) -> Iterable[Stage]:
    placed: set[str] = set()
    while stages:
        ready = [stage for stage in stages if placed.issuperset(stage.after)]
        if not ready:
            keys = ", ".join(stage.key for stage in stages)
            raise ValueError(f"These stages wait for one another or for an unknown one: {keys}.")
        yield from ready
        placed.update(stage.key for stage in ready)
        stages = [stage for stage in stages if stage.key not in placed]


def _state(
    stage: Stage,
    before: list[Span],
    done: Mapping[str, datetime],
    failed: Mapping[str, datetime],
) -> StageState:
    if any(span.state in {StageState.FAILED, StageState.BLOCKED} for span in before):
        return StageState.BLOCKED
    if stage.key in failed:
        return StageState.FAILED
    return StageState.DONE if stage.key in done else StageState.OPEN


def _due(stage: Stage, first: datetime, ruler: Ruler, spans: list[Span]) -> datetime:
    """When its own limit ends, or what earlier stages have left of a shared one."""
    amount = ruler.amount(stage.limit, first)
    shared = [span for span in spans if stage.budget and span.stage.budget == stage.budget]
    used = (ruler.count(span.begins, ruler.next_after(span.done or span.due)) for span in shared)
    left = amount - sum(used)
    return ruler.reach(first, left) if left > 0 else max(span.due for span in shared)
