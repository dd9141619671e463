"""One clock of a case: from when it counts, when it stood still, and when it is due.

A case has two: the legal one and that of the index of service quality. Both see the same events
and differ in what these do to them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from motcua.kit.clock.calendar import Calendar
from motcua.kit.clock.counting import Ruler, Start, Stop, arrival, begin, reach, ruler_of, used
from motcua.kit.clock.limits import Limit
from motcua.kit.clock.regime import Effect, Move, Regime


class Matter(StrEnum):
    """What a case can wait for."""

    SUPPLEMENT = "supplement"
    DUTY = "duty"
    SUSPENSION = "suspension"
    CONSULTATION = "consultation"


@dataclass(frozen=True)
class Terms:
    """What a case is measured by."""

    limit: Limit | None
    calendar: Calendar
    regime: Regime


@dataclass(frozen=True)
class Pause:
    """A stretch in which the clock stands still; ``until`` ends it by itself.

    ``law`` is the act of this very pause, where it is not that of all such pauses.
    """

    matter: Matter
    to: str
    begin: datetime
    end: datetime | None = None
    until: datetime | None = None
    law: str = ""

    @property
    def over(self) -> datetime | None:
        """When it ended or will end; None while nobody knows."""
        ends = [each for each in (self.end, self.until) if each is not None]
        return min(ends, default=None)

    def stands_at(self, now: datetime) -> bool:
        """Whether it goes on at that moment."""
        return self.over is None or now < self.over


def over_at(pauses: tuple[Pause, ...], matter: Matter, to: str, at: datetime) -> tuple[Pause, ...]:
    """The pauses, those of this matter that still went on now ended."""
    return tuple(
        replace(each, end=at)
        if each.end is None and (each.matter, each.to) == (matter, to)
        else each
        for each in pauses
    )


@dataclass(frozen=True)
class Extension:
    """A new day that was set by an apology."""

    at: datetime
    until: datetime


@dataclass(frozen=True)
class Track:
    """What has moved one clock so far; ``known_on`` is the day on which its date was promised."""

    begun: datetime
    known_on: date
    pauses: tuple[Pause, ...] = ()
    extension: Extension | None = None

    def stop(self, pause: Pause, day: date) -> "Track":
        """The clock stands still; a pause with an end promises a date anew."""
        known_on = day if pause.until else self.known_on
        return replace(self, pauses=(*self.pauses, pause), known_on=known_on)

    def go_on(self, matter: Matter, to: str, at: datetime, effect: Effect, day: date) -> "Track":
        """The pause of this matter is over: the clock begins anew, or goes on."""
        answered = replace(self, pauses=over_at(self.pauses, matter, to, at), known_on=day)
        return answered.restart(at, day) if effect is Effect.RESTART else answered

    def restart(self, at: datetime, day: date) -> "Track":
        """The clock begins anew, with its whole limit; what stands still goes on doing so."""
        return Track(at, day, tuple(each for each in self.pauses if each.stands_at(at)))

    def extend(self, extension: Extension, known_on: date) -> "Track":
        return replace(self, extension=extension, known_on=known_on)


@dataclass(frozen=True)
class Course:
    """A track on its calendar; ``total`` is what there is to count, in what the ruler counts."""

    start: Start
    ruler: Ruler
    stops: tuple[Stop, ...]
    total: int
    due: datetime | None

    def used(self, now: datetime) -> int | Decimal:
        """How much is used up at that moment, in days, half-days or hours."""
        return self.ruler.shown(self._used(now))

    def left(self, now: datetime) -> int | Decimal:
        """How much is left; 0 when it is late."""
        return self.ruler.shown(max(0, self.total - self._used(now)))

    def _used(self, now: datetime) -> int:
        return used(self.ruler, self.start.first, self.ruler.calendar.local(now), self.stops)


def course(track: Track, terms: Terms, *, as_promised: bool = True) -> Course | None:
    """How one clock runs; None without a limit.

    ``as_promised`` leaves out what was announced after the promise.
    """
    if terms.limit is None:
        return None
    calendar = terms.calendar.as_known_on(track.known_on) if as_promised else terms.calendar
    start = begin(track.begun, terms.limit, calendar, terms.regime)
    ruler = ruler_of(terms.limit, calendar, terms.regime)
    total = ruler.amount(terms.limit, start.first)
    stops = tuple(_stops(track, calendar, terms.regime))
    due = reach(ruler, start.first, total, stops)
    plain = Course(start, ruler, stops, total, due)
    return _extended(track.extension, plain, terms.regime) if track.extension else plain


def _stops(track: Track, calendar: Calendar, regime: Regime) -> Iterator[Stop]:
    for pause in track.pauses:
        over = pause.over
        yield (
            arrival(pause.begin, calendar, regime),
            None if over is None else arrival(over, calendar, regime),
        )


def _extended(extension: Extension, plain: Course, regime: Regime) -> Course:
    """The course with the new day; a stop after the apology moves that day on."""
    ruler, calendar = plain.ruler, plain.ruler.calendar
    at, day = calendar.local(extension.at), new_day(extension.until, ruler, regime)
    before = used(ruler, plain.start.first, at, plain.stops)
    total = before + ruler.count(at, ruler.next_after(day))
    after = [stop for stop in plain.stops if stop[0] >= at]
    due: datetime | None = day
    if after:
        first = ruler.next_after(at)
        amount = max(1, ruler.count(first, ruler.next_after(day)))
        due = reach(ruler, first, amount, after)
    return replace(plain, total=total, due=due)


def new_day(until: datetime, ruler: Ruler, regime: Regime) -> datetime:
    """The moment that an apology names; on a day off, the next day that is worked."""
    calendar = ruler.calendar
    here = calendar.local(until)
    if regime.last_day_off.value is Move.STAYS or calendar.is_working(here.date()):
        return here
    return ruler.end_of(calendar.next_working(here.date()))
