"""Working days and working hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

_DAY = timedelta(days=1)
_LONGEST_REST = 366
"""Days without work after which a calendar is taken to be wrong."""


class DayKind(StrEnum):
    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True)
class DayRule:
    """Why a day is off, or is worked although it would be free.

    ``name`` by language (``vi``, ``en``); ``source`` is the act that says so; ``certain`` is False
    until that act is announced.
    """

    kind: DayKind
    name: Mapping[str, str]
    source: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Session:
    """A stretch of a working day, in local time."""

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"A session from {self.start} to {self.end} does not end after it.")


@dataclass(frozen=True)
class Calendar:
    """When an office works.

    ``days`` holds the days that differ from the ``week`` (weekdays that are worked, Monday is 0);
    ``sessions`` follow one another; ``short_days`` are the weekdays on which other ones hold, as a
    Saturday morning; ``week_source`` is the act that gives the weekly rest.
    """

    days: Mapping[date, DayRule]
    sessions: tuple[Session, ...]
    week: frozenset[int]
    zone: tzinfo
    week_source: str = ""
    short_days: Mapping[int, tuple[Session, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.week or not self.sessions:
            raise ValueError("A calendar needs a weekday and a session in which somebody works.")
        for sessions in (self.sessions, *self.short_days.values()):
            if any(earlier.end > later.start for earlier, later in pairwise(sessions)):
                raise ValueError("The sessions of a day must follow one another.")

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """The sessions of a day that is worked; one worked in exchange has those of a full day."""
        if day in self.days:
            return self.sessions
        return self.short_days.get(day.weekday()) or self.sessions

    def closing_on(self, day: date) -> time:
        """The end of that day, if it is worked."""
        return self.sessions_on(day)[-1].end

    def is_working(self, day: date) -> bool:
        rule = self.days.get(day)
        return day.weekday() in self.week if rule is None else rule.kind is DayKind.WORKING

    def rule_of(self, day: date) -> DayRule | None:
        """What is special about a day; None for a working day like any other."""
        rule = self.days.get(day)
        if rule is None and day.weekday() not in self.week:
            return DayRule(
                DayKind.OFF, {"vi": "ngày nghỉ hằng tuần", "en": "weekend"}, self.week_source
            )
        return rule

    def why_off(self, day: date) -> DayRule | None:
        """The reason with its source; None when the day is worked."""
        return None if self.is_working(day) else self.rule_of(day)

    def next_working(self, day: date) -> date:
        """The first working day after this one."""
        for _ in range(_LONGEST_REST):
            day += _DAY
            if self.is_working(day):
                return day
        raise ValueError(f"The calendar has no working day in the year before {day}.")

    def local(self, moment: datetime) -> datetime:
        """The moment on the office's wall clock."""
        if moment.tzinfo is None:
            raise ValueError(f"{moment} has no time zone.")
        return moment.astimezone(self.zone)

    def at(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.zone)

    def snap(self, moment: datetime) -> datetime:
        """The moment itself inside a session, otherwise the start of the next one."""
        here = self.local(moment)
        if self.is_working(here.date()):
            for session in self.sessions_on(here.date()):
                if here.time() < session.end:
                    return max(here, self.at(here.date(), session.start))
        day = self.next_working(here.date())
        return self.at(day, self.sessions_on(day)[0].start)
