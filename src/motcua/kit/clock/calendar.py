"""Working days and working hours."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

DAY = timedelta(days=1)
LAST_SECOND = time(23, 59, 59)
"""The end of a day that ends at midnight, still on that day."""


class DayKind(StrEnum):
    OFF = "off"
    WORKING = "working"


@dataclass(frozen=True)
class DayRule:
    """Why a day is off, or is worked although it would be free.

    ``name`` by language (``vi``, ``en``); ``source`` is the act that says so; ``certain`` is False
    until that act is announced. ``announced`` is the day on which people could first know it; None
    when that was long before.
    """

    kind: DayKind
    name: Mapping[str, str]
    source: str = ""
    certain: bool = True
    announced: date | None = None


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
    Saturday morning; ``week_source`` is the act that gives the weekly rest. ``years`` are those of
    which the days off are known; None takes the years in which ``days`` names a day off.
    """

    days: Mapping[date, DayRule]
    sessions: tuple[Session, ...]
    week: frozenset[int]
    zone: tzinfo
    week_source: str = ""
    short_days: Mapping[int, tuple[Session, ...]] = field(default_factory=dict)
    years: frozenset[int] | None = None

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

    def opening_on(self, day: date) -> datetime:
        """The moment in which that day begins, if it is worked."""
        return self.at(day, self.sessions_on(day)[0].start)

    def is_working(self, day: date) -> bool:
        rule = self.days.get(day)
        return day.weekday() in self.week if rule is None else rule.kind is DayKind.WORKING

    def rule_of(self, day: date) -> DayRule | None:
        """What is special about a day; None for a working day like any other."""
        rule = self.days.get(day)
        if rule is None and day.weekday() not in self.week:
            return self._weekend
        return rule

    @cached_property
    def _weekend(self) -> DayRule:
        name = {"vi": "ngày nghỉ hằng tuần", "en": "weekend"}
        return DayRule(DayKind.OFF, name, self.week_source)

    def why_off(self, day: date) -> DayRule | None:
        """The reason with its source; None when the day is worked."""
        return None if self.is_working(day) else self.rule_of(day)

    def next_working(self, day: date) -> date:
        """The first working day after this one."""
        return self.nth_working(day + DAY, 1)

    def nth_working(self, first: date, number: int) -> date:
        """The working day with that number, from 1, when ``first`` may itself be number 1.

        A year without a working day is a ``ValueError``: it would be searched for ever.
        """
        year = first.year
        worked = self._worked_in(year)
        place = bisect_left(worked, first.toordinal()) + number - 1
        while place >= len(worked):
            place -= len(worked)
            year += 1
            worked = self._worked_in(year)
        return date.fromordinal(worked[place])

    def working_between(self, start: date, end: date) -> int:
        """How many days are worked from ``start`` on and before ``end``."""
        if end <= start:
            return 0
        years = [self._worked_in(year) for year in range(start.year, end.year + 1)]
        before_end = bisect_left(years[-1], end.toordinal())
        whole = sum(len(worked) for worked in years[:-1])
        return whole + before_end - bisect_left(years[0], start.toordinal())

    @cached_property
    def _tables(self) -> dict[int, list[int]]:
        return {}

    def _worked_in(self, year: int) -> list[int]:
        """The ordinals of the working days of a year, made once."""
        worked = self._tables.get(year)
        if worked is None:
            first = date(year, 1, 1).toordinal()
            days = (date.fromordinal(first + n) for n in range(366))
            worked = [day.toordinal() for day in days if day.year == year and self.is_working(day)]
            self._tables[year] = worked
        if not worked:
            raise ValueError(f"The calendar has no working day in {year}.")
        return worked

    def sessions_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of working time from a local moment on, without end."""
        day = moment.date()
        if not self.is_working(day):
            day = self.next_working(day)
        while True:
            for session in self.sessions_on(day):
                end = self.at(day, session.end)
                if end > moment:
                    yield max(moment, self.at(day, session.start)), end
            day = self.next_working(day)

    @cached_property
    def full_day(self) -> timedelta:
        """The working time of an ordinary day."""
        today = date.min
        stretches = (
            datetime.combine(today, each.end) - datetime.combine(today, each.start)
            for each in self.sessions
        )
        return sum(stretches, timedelta())

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
        day, hour = here.date(), here.time()
        if self.is_working(day):
            for session in self.sessions_on(day):
                if hour < session.end:
                    return here if hour >= session.start else self.at(day, session.start)
        return self.opening_on(self.next_working(day))

    def as_known_on(self, day: date) -> "Calendar":
        """The calendar without what was announced after that day."""
        known = bisect_right(self._announcements, day)
        if known == len(self._announcements):
            return self
        if known not in self._earlier:
            days = {
                each: rule
                for each, rule in self.days.items()
                if rule.announced is None or rule.announced <= day
            }
            self._earlier[known] = replace(self, days=days)
        return self._earlier[known]

    @cached_property
    def _announcements(self) -> list[date]:
        return sorted({rule.announced for rule in self.days.values() if rule.announced})

    @cached_property
    def _earlier(self) -> dict[int, "Calendar"]:
        return {}

    @cached_property
    def known_years(self) -> frozenset[int]:
        """The years of which the days off are known, announced or expected."""
        if self.years is not None:
            return self.years
        return frozenset(day.year for day, rule in self.days.items() if rule.kind is DayKind.OFF)

    @cached_property
    def expected_years(self) -> frozenset[int]:
        """The years in which a day is expected and not announced."""
        return frozenset(day.year for day, rule in self.days.items() if not rule.certain)
