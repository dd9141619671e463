"""When something received is due, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from motcua.kit.clock.calendar import DAY, Calendar
from motcua.kit.clock.counting import Start, begin, cutoff_on, days_of, ruler_of
from motcua.kit.clock.limits import Limit, Unit
from motcua.kit.clock.reasons import Reason, mark, special_days, years_to_mark
from motcua.kit.clock.regime import PLAIN, CountFrom, Move, Regime, Ruling


@dataclass(frozen=True)
class Due:
    """A due moment in local time, and why it is that one.

    ``calendar`` is what was known when it was promised; ``later`` is what the calendar of today
    would give, where that differs: what was promised is kept.
    """

    at: datetime
    start: Start
    limit: Limit
    calendar: Calendar
    regime: Regime
    later: datetime | None = None

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """In the order of the days."""
        return tuple(_reasons(self))


def due(
    received: datetime,
    limit: Limit,
    calendar: Calendar,
    regime: Regime = PLAIN,
) -> Due:
    """When something received at this moment is due.

    The promise is made with the receipt: what was announced later does not change it. A moment
    without a time zone is a ``ValueError``.
    """
    here = calendar.local(received)
    known = calendar.as_known_on(here.date())
    start, at = _due_at(here, limit, known, regime)
    later = None if known is calendar else _due_at(here, limit, calendar, regime)[1]
    return Due(at, start, limit, known, regime, None if later == at else later)


def _due_at(
    received: datetime, limit: Limit, calendar: Calendar, regime: Regime
) -> tuple[Start, datetime]:
    start = begin(received, limit, calendar, regime)
    ruler = ruler_of(limit, calendar, regime)
    return start, ruler.reach(start.first, ruler.amount(limit, start.first))


def calendar_matters(limit: Limit, regime: Regime) -> bool:
    """Whether a day off can change when this limit ends."""
    return limit.unit.is_working_time or regime.last_day_off.value is Move.MOVES


def _reasons(due: Due) -> Iterator[Reason]:
    received = due.start.received.date()
    last = due.at.date()
    yield receipt(due.start, due.limit, due.calendar, due.regime)
    yield from law_to_mark(received, due.regime)
    if due.limit.unit.is_working_time:
        yield from special_days(due.calendar, received, last)
    else:
        yield from moved(due.start.first, due.limit, due.at, due.calendar, due.regime)
    if calendar_matters(due.limit, due.regime):
        yield from years_to_mark(due.calendar, received, last)
    if due.later:
        yield mark("calendar_changed", last, promised=due.at, later=due.later)
    if (
        due.limit.unit is Unit.WORKING_DAYS
        and due.limit.is_whole
        and not is_same_day(due.limit, due.regime)
    ):
        yield Reason("due_as_day", last, {"moment": due.at, "days": due.limit.amount})
    else:
        yield Reason("due", last, {"moment": due.at})


def is_same_day(limit: Limit, regime: Regime) -> bool:
    """Whether what is received in time is due on that very day."""
    rule = regime.working_days_from.value
    return limit.unit is Unit.WORKING_DAYS and limit.amount == 1 and rule is CountFrom.SAME_SESSION


class LateBy(NamedTuple):
    """The hour after which a receipt is late; ``sharp`` when it is so at that very hour."""

    hour: time
    sharp: bool


class CountedFrom(NamedTuple):
    """Which hour, session or day of a unit is the first."""

    unit: Unit
    rule: CountFrom


def law_to_mark(received: date, regime: Regime) -> Iterator[Reason]:
    """A mark when the rules were not yet in force on that day."""
    if regime.since and received < regime.since:
        yield mark("law_not_known", received, regime.source, since=regime.since)


def moved(
    first: datetime, limit: Limit, at: datetime, calendar: Calendar, regime: Regime
) -> Iterator[Reason]:
    """Why the last of the days is not the due day."""
    last = first.date() + DAY * (days_of(limit, first.date()) - 1)
    if last < at.date():
        facts = {"day": last, "rule": calendar.rule_of(last), "to": at.date()}
        rule = regime.last_day_off
        yield Reason("last_day_moved", last, facts, rule.source, rule.certain)


def receipt(start: Start, limit: Limit, calendar: Calendar, regime: Regime) -> Reason:
    """When it came, as received when that counts, and how much time there is."""
    day = start.received.date()
    count_from = regime.count_from(limit)
    cutoff = cutoff_on(day, calendar, regime)
    closing = calendar.closing_on(day)
    unit = limit.unit if limit.is_whole else Unit.WORKING_HOURS
    facts = {
        "moment": start.received,
        "cutoff": min(cutoff or closing, closing),
        "late_by": LateBy(cutoff or closing, isinstance(regime.cutoff.value, timedelta)),
        "counted_as": _said(start.counts_as, limit),
        "first": _said(start.first, limit),
        "limit": limit,
        "from": CountedFrom(unit, count_from.value),
    }
    key: str = "in_hours"
    rule: Ruling[Any] = count_from
    if start.late:
        key, rule = f"late.{regime.after_cutoff.value}", regime.after_cutoff
    elif start.counts_as.date() != day:
        key, rule = "out_of_hours", regime.out_of_hours
    if is_same_day(limit, regime):
        key = _of_same_day(start, calendar)
    sources = filter(None, (limit.source or regime.limit.source, rule.source))
    return Reason(key, day, facts, "; ".join(dict.fromkeys(sources)), rule.certain)


def _of_same_day(start: Start, calendar: Calendar) -> str:
    day = start.received.date()
    if not calendar.is_working(day):
        return "same_day.on_day_off"
    in_time = start.first.date() == day
    return "same_day.in_time" if in_time else "same_day.after_cutoff"


def _said(moment: datetime, limit: Limit) -> date | datetime:
    """What people say of a moment: the day where days are counted."""
    return moment.date() if limit.is_by_day else moment
