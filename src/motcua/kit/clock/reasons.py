"""Why a moment is due: data that ``words`` turns into sentences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from motcua.kit.clock.calendar import DAY, Calendar, DayKind

_MARK = "mark."


@dataclass(frozen=True)
class Reason:
    """One step of an explanation: a key of ``words``, the day it is about, facts, and the law.

    ``certain`` is False where the law was not read in its text or may be read otherwise. A mark is
    a reason to be careful: something is not certain, or was not done as the law says.
    """

    key: str
    day: date
    params: Mapping[str, Any]
    source: str = ""
    certain: bool = True

    @property
    def mark(self) -> str:
        """The name of a mark, as ``year_unknown``; empty for any other reason."""
        return self.key.removeprefix(_MARK) if self.key.startswith(_MARK) else ""


def mark(name: str, day: date, source: str = "", **params: Any) -> Reason:
    """A mark about a day."""
    return Reason(_MARK + name, day, params, source)


def marks_of(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The names of the marks, each once."""
    return tuple(dict.fromkeys(each.mark for each in reasons if each.mark))


def special_days(calendar: Calendar, first: date, last: date) -> Iterator[Reason]:
    """One reason for each run of days, both ends included, that are special for the same cause."""
    days = (first + n * DAY for n in range((last - first).days + 1))
    for rule, run in groupby(days, key=calendar.rule_of):
        if rule is None:
            continue
        run_days = list(run)
        key = "day_off" if rule.kind is DayKind.OFF else "extra_day"
        facts = {"first": run_days[0], "last": run_days[-1], "rule": rule}
        yield Reason(key, run_days[0], facts, rule.source)


def years_to_mark(calendar: Calendar, first: date, last: date) -> Iterator[Reason]:
    """A mark for each year of which the days off are expected only, or not known at all."""
    for year in range(first.year, last.year + 1):
        if year not in calendar.known_years:
            yield mark("year_unknown", last, year=year)
        elif year in calendar.expected_years:
            yield mark("year_expected", last, year=year)
