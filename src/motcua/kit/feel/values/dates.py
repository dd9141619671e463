"""Dates of the Gregorian calendar, prolonged to both sides as ISO 8601 does (a year 0 exists).

A date is ``datetime.date``; only years outside 1 to 9999 need a ``FarDate``. Both count days
alike: day 1 is 0001-01-01, as in ``date.toordinal``.
"""

from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from functools import total_ordering

YEARS = 999_999_999
"""The farthest year in either direction."""
_DAYS_OF_ERA = 146_097
_MARCH_OF_YEAR_0 = 306
"""From 0000-03-01, where the eras of 400 years begin here, to 0001-01-01."""
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@total_ordering
@dataclass(frozen=True, slots=True)
class FarDate:
    """A day in a year that ``datetime.date`` does not know; compares with those it knows."""

    year: int
    month: int
    day: int

    def __lt__(self, other: object) -> bool:
        if isinstance(other, FarDate | date):
            return day_number(self) < day_number(other)
        return NotImplemented


type Day = date | FarDate


def make_date(year: int, month: int, day: int) -> Day:
    """The day; ``ValueError`` when the calendar does not have it."""
    if MINYEAR <= year <= MAXYEAR:
        return date(year, month, day)
    if not (-YEARS <= year <= YEARS and 1 <= month <= 12 and 1 <= day <= days_in(year, month)):
        raise ValueError("no such day")
    return FarDate(year, month, day)


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_DAYS[month - 1] + leap


def day_number(day: Day) -> int:
    """Days since 0000-12-31."""
    if isinstance(day, date):
        return day.toordinal()
    year = day.year - (day.month <= 2)
    era, of_era = divmod(year, 400)
    of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    days = of_era * 365 + of_era // 4 - of_era // 100 + of_year
    return era * _DAYS_OF_ERA + days - _MARCH_OF_YEAR_0 + 1


def date_of(number: int) -> Day:
    """The day with this number; ``ValueError`` beyond the years there are."""
    if 1 <= number <= date.max.toordinal():
        return date.fromordinal(number)
    era, of_era = divmod(number - 1 + _MARCH_OF_YEAR_0, _DAYS_OF_ERA)
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return make_date(year + era * 400 + (month <= 2), month, day)


def plus_months(day: Day, months: int) -> Day:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return make_date(year, month + 1, min(day.day, days_in(year, month + 1)))


def year_text(year: int) -> str:
    """At least four digits, with a sign before the year 0."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def date_text(day: Day) -> str:
    """2026-11-25."""
    return f"{year_text(day.year)}-{day.month:02}-{day.day:02}"
