"""The two kinds of durations, which do not mix: days and time, and years and months."""

import re
from dataclasses import dataclass
from decimal import Decimal

from motcua.kit.feel.values.numbers import CONTEXT, plain

SECOND = 1_000_000_000
"""In nanoseconds, the finest time there is here."""
DAY = 86_400 * SECOND
LONGEST_DAYS = 2 * 366 * 10**9 * DAY
LONGEST_MONTHS = 2 * 12 * 10**9
"""Twice from the first to the last year there is; more has no use and no room in a number."""
_DAYS_TIME = re.compile(
    r"(-?)P(?:(\d{1,20})D)?(?:T(?=[\d.])(?:(\d{1,20})H)?(?:(\d{1,20})M)?"
    r"(?:(\d{1,20})(?:\.(\d{0,40}))?S)?)?",
    re.ASCII,
)
_YEARS_MONTHS = re.compile(r"(-?)P(?:(\d{1,20})Y)?(?:(\d{1,20})M)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class DaysTimeDuration:
    """A length of time, to the nanosecond; ``ValueError`` beyond two thousand million years."""

    nanoseconds: int

    def __post_init__(self) -> None:
        if abs(self.nanoseconds) > LONGEST_DAYS:
            raise ValueError("too long a duration")


@dataclass(frozen=True, slots=True, order=True)
class YearsMonthsDuration:
    """Steps in the calendar, whose length depends on where they begin."""

    months: int

    def __post_init__(self) -> None:
        if abs(self.months) > LONGEST_MONTHS:
            raise ValueError("too long a duration")


type Duration = DaysTimeDuration | YearsMonthsDuration


def read_duration(text: str) -> Duration:
    """``P1DT2H`` or ``P1Y6M``; ``ValueError`` for anything else, also for a mixture."""
    if text[-1:] not in {"P", "T"}:
        if match := _YEARS_MONTHS.fullmatch(text):
            months = int(match[2] or 0) * 12 + int(match[3] or 0)
            return YearsMonthsDuration(-months if match[1] else months)
        if match := _DAYS_TIME.fullmatch(text):
            seconds = int(match[3] or 0) * 3600 + int(match[4] or 0) * 60 + int(match[5] or 0)
            length = int(match[2] or 0) * DAY + seconds * SECOND + nanoseconds(match[6])
            return DaysTimeDuration(-length if match[1] else length)
    raise ValueError("no duration")


def nanoseconds(digits: str | None) -> int:
    """What the digits behind a decimal point of seconds mean; finer ones are cut off."""
    return int((digits or "0")[:9].ljust(9, "0"))


def seconds_number(length: int) -> int | Decimal:
    """Nanoseconds as a number of seconds."""
    whole, rest = divmod(length, SECOND)
    return CONTEXT.divide(length, SECOND) if rest else whole


def days_time_text(duration: DaysTimeDuration) -> str:
    """``-P1DT2H3M4.5S``, without the parts that are zero."""
    days, rest = divmod(abs(duration.nanoseconds), DAY)
    minutes, seconds = divmod(rest, 60 * SECOND)
    hours, minutes = divmod(minutes, 60)
    time = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes)
    time += f"{plain(seconds_number(seconds))}S" * bool(seconds)
    text = f"{days}D" * bool(days) + f"T{time}" * bool(time)
    return f"{'-' if duration.nanoseconds < 0 else ''}P{text or 'T0S'}"


def years_months_text(duration: YearsMonthsDuration) -> str:
    """``P1Y6M``, without the parts that are zero."""
    years, months = divmod(abs(duration.months), 12)
    text = f"{years}Y" * bool(years) + f"{months}M" * bool(months)
    return f"{'-' if duration.months < 0 else ''}P{text or '0M'}"
