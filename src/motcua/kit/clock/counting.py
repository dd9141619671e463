"""Counting time: from when, in which unit, and past the stretches in which a clock stands still.

A ruler measures time in whole numbers: days, sessions, or microseconds of working time. Days and
sessions are counted whole: the one in which a stop begins is not counted, the one in which it ends
is.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from motcua.kit.clock.calendar import DAY, LAST_SECOND, Calendar
from motcua.kit.clock.dates import add_months
from motcua.kit.clock.limits import Limit, Unit
from motcua.kit.clock.regime import AfterCutoff, Closes, CountFrom, Move, OutOfHours, Regime

_MICROSECOND = timedelta(microseconds=1)
_HOUR = timedelta(hours=1)

type Stop = tuple[datetime, datetime | None]
"""From when and until when a clock stands still, in local time; None while it still does."""


@dataclass(frozen=True)
class Start:
    """When something was received by the wall clock, when it counts as received, what counts first.

    ``late`` says that it came after the cut-off.
    """

    received: datetime
    counts_as: datetime
    first: datetime
    late: bool = False


def begin(received: datetime, limit: Limit, calendar: Calendar, regime: Regime) -> Start:
    """From when the limit of something received at this moment counts."""
    here = calendar.local(received)
    counts_as = arrival(here, calendar, regime)
    late = counts_as is here and _after_cutoff(here, calendar, regime)
    if late:
        opening = calendar.opening_on(calendar.next_working(here.date()))
        if regime.after_cutoff.value is AfterCutoff.COUNTED_NEXT:
            return Start(here, here, opening, late)
        counts_as = opening
    return Start(here, counts_as, _first(counts_as, limit, calendar, regime), late)


def arrival(moment: datetime, calendar: Calendar, regime: Regime) -> datetime:
    """The local moment in which something reaches the office; the same one when it is open."""
    if regime.out_of_hours.value is OutOfHours.AS_IT_IS:
        return calendar.local(moment)
    return calendar.snap(moment)


def _after_cutoff(here: datetime, calendar: Calendar, regime: Regime) -> bool:
    cutoff = regime.cutoff.value
    if cutoff is None:
        return False
    if isinstance(cutoff, time):
        return here.time() > cutoff
    closing = calendar.at(here.date(), calendar.closing_on(here.date()))
    return here >= closing - cutoff


def cutoff_on(day: date, calendar: Calendar, regime: Regime) -> time | None:
    """The hour after which, or from which on, a receipt of that day is late."""
    cutoff = regime.cutoff.value
    if isinstance(cutoff, timedelta):
        return (calendar.at(day, calendar.closing_on(day)) - cutoff).time()
    return cutoff


def _first(counts_as: datetime, limit: Limit, calendar: Calendar, regime: Regime) -> datetime:
    match regime.count_from(limit).value:
        case CountFrom.SAME_SESSION:
            return counts_as
        case CountFrom.NEXT_SESSION:
            opens, closes = next(calendar.sessions_from(counts_as))
            return opens if opens > counts_as else next(calendar.sessions_from(closes))[0]
        case CountFrom.NEXT_DAY:
            return midnight(counts_as.date() + DAY, calendar)


def midnight(day: date, calendar: Calendar) -> datetime:
    """The first moment of a day."""
    return calendar.at(day, time())


@dataclass(frozen=True)
class Ruler(ABC):
    """Measures time on a calendar."""

    calendar: Calendar
    regime: Regime

    @abstractmethod
    def count(self, start: datetime, end: datetime) -> int:
        """How much lies from ``start`` on and before ``end``; never below 0."""

    @abstractmethod
    def reach(self, start: datetime, amount: int) -> datetime:
        """When that amount, above 0, is used up from ``start`` on."""

    def next_after(self, moment: datetime) -> datetime:
        """From when the time after an act at this moment counts."""
        return moment

    def amount(self, limit: Limit, first: datetime) -> int:
        """A limit that begins at ``first`` in what this ruler counts."""
        return int(limit.amount)

    def shown(self, amount: int) -> int | Decimal:
        """An amount as people read it."""
        return amount

    def end_of(self, day: date) -> datetime:
        """The last moment of a day that is due."""
        if self.regime.closes.value is Closes.MIDNIGHT:
            return self.calendar.at(day, LAST_SECOND)
        return self.calendar.at(day, self.calendar.closing_on(day))


class WorkingTime(Ruler):
    """Microseconds of the sessions."""

    def count(self, start: datetime, end: datetime) -> int:
        total = timedelta()
        for opens, closes in self.calendar.sessions_from(start):
            if opens >= end:
                break
            total += min(closes, end) - opens
        return total // _MICROSECOND

    def reach(self, start: datetime, amount: int) -> datetime:
        left = amount * _MICROSECOND
        stretches = self.calendar.sessions_from(start)
        opens, closes = next(stretches)
        while left > closes - opens:
            left -= closes - opens
            opens, closes = next(stretches)
        return opens + left

    def amount(self, limit: Limit, first: datetime) -> int:
        one = self.calendar.full_day if limit.unit is Unit.WORKING_DAYS else _HOUR
        return int(limit.amount * (one // _MICROSECOND))

    def shown(self, amount: int) -> int | Decimal:
        hours = Decimal(amount) / (_HOUR // _MICROSECOND)
        return hours.quantize(Decimal("0.01")) if hours % 1 else int(hours)


class Sessions(Ruler):
    """Half-days: the sessions of the calendar."""

    def count(self, start: datetime, end: datetime) -> int:
        number = 0
        for _opens, closes in self.calendar.sessions_from(start):
            if closes > end:
                break
            number += 1
        return number

    def reach(self, start: datetime, amount: int) -> datetime:
        stretches = self.calendar.sessions_from(start)
        for _ in range(amount - 1):
            next(stretches)
        return next(stretches)[1]

    def next_after(self, moment: datetime) -> datetime:
        opens, closes = next(self.calendar.sessions_from(moment))
        return closes if opens == moment else moment


class WorkingDays(Ruler):
    """Days on which the office works."""

    def count(self, start: datetime, end: datetime) -> int:
        return self.calendar.working_between(start.date(), end.date())

    def reach(self, start: datetime, amount: int) -> datetime:
        return self.end_of(self.calendar.nth_working(start.date(), amount))

    def next_after(self, moment: datetime) -> datetime:
        return midnight(moment.date() + DAY, self.calendar)


class CalendarDays(Ruler):
    """Every day; weeks and months as the days that they have from their beginning on."""

    def count(self, start: datetime, end: datetime) -> int:
        return max(0, (end.date() - start.date()).days)

    def reach(self, start: datetime, amount: int) -> datetime:
        return self.end_of(start.date() + timedelta(days=amount - 1))

    def next_after(self, moment: datetime) -> datetime:
        return midnight(moment.date() + DAY, self.calendar)

    def end_of(self, day: date) -> datetime:
        if self.regime.last_day_off.value is Move.MOVES and not self.calendar.is_working(day):
            day = self.calendar.next_working(day)
        return super().end_of(day)

    def amount(self, limit: Limit, first: datetime) -> int:
        return days_of(limit, first.date())


def days_of(limit: Limit, first: date) -> int:
    """How many days a limit of days, weeks or months has, counted from ``first`` on."""
    if limit.unit is Unit.MONTHS:
        before = first - DAY
        return (add_months(before, int(limit.amount)) - before).days
    return int(limit.amount) * (7 if limit.unit is Unit.WEEKS else 1)


def ruler_of(limit: Limit, calendar: Calendar, regime: Regime) -> Ruler:
    """What counts a limit; half-days need two sessions a day, otherwise it is a ``ValueError``."""
    match limit.unit:
        case Unit.HALF_DAYS:
            if len(calendar.sessions) != 2:
                raise ValueError("Half-days are counted where a day has two sessions.")
            return Sessions(calendar, regime)
        case Unit.WORKING_DAYS if limit.is_whole:
            return WorkingDays(calendar, regime)
        case Unit.WORKING_HOURS | Unit.WORKING_DAYS:
            return WorkingTime(calendar, regime)
        case _:
            return CalendarDays(calendar, regime)


def reach(ruler: Ruler, first: datetime, amount: int, stops: Iterable[Stop]) -> datetime | None:
    """When an amount is used up, past stops in the order of their beginning.

    None when it is not used up before a stop that has no end yet.
    """
    left, here = amount, first
    for stands, goes_on in stops:
        gone = ruler.count(here, stands)
        if gone >= left:
            break
        if goes_on is None:
            return None
        left -= gone
        here = max(here, goes_on)
    return ruler.reach(here, left)


def used(ruler: Ruler, first: datetime, until: datetime, stops: Iterable[Stop]) -> int:
    """How much is used up before ``until``, without the stops, in the order of their beginning."""
    total, here = 0, first
    for stands, goes_on in stops:
        total += ruler.count(here, min(stands, until))
        if goes_on is None:
            return total
        here = max(here, goes_on)
    return total + ruler.count(here, until)
