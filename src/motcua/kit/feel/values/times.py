"""A time of the day, and a date and time; both may hang in a zone.

They are equal for Python when every part is the same, which is what FEEL's ``is()`` asks. FEEL's
``=`` and ``<`` compare ``instant``: with a zone, the time of UTC; without, the local one; the two
kinds are not comparable.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from motcua.kit.feel.values.dates import Day, date_of, date_text, day_number, make_date
from motcua.kit.feel.values.durations import DAY, SECOND, nanoseconds, seconds_number
from motcua.kit.feel.values.numbers import plain
from motcua.kit.feel.values.zones import (
    Zone,
    offset_at,
    offset_at_instant,
    read_zone,
    standard_offset,
    zone_text,
)

_DATE = re.compile(r"(-?)((?:[1-9]\d{4,8})|\d{4})-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)(?:\.(\d{1,40}))?(.*)", re.ASCII | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Time:
    """Nanoseconds since midnight, and the zone."""

    nanoseconds: int
    zone: Zone = None

    @property
    def hour(self) -> int:
        return self.nanoseconds // (3600 * SECOND)

    @property
    def minute(self) -> int:
        return self.nanoseconds // (60 * SECOND) % 60

    @property
    def second(self) -> int | Decimal:
        return seconds_number(self.nanoseconds % (60 * SECOND))

    @property
    def instant(self) -> int:
        """Nanoseconds since midnight in UTC; a named zone counts with its standard time."""
        if self.zone is None:
            return self.nanoseconds
        return self.nanoseconds - standard_offset(self.zone) * SECOND

    @property
    def offset(self) -> int | None:
        """Seconds east of Greenwich, where a zone is said."""
        return None if self.zone is None else standard_offset(self.zone)


@dataclass(frozen=True, slots=True)
class DateTime:
    """A local day by its number, nanoseconds since its midnight, and the zone."""

    day_number: int
    nanoseconds: int
    zone: Zone = None

    @property
    def date(self) -> Day:
        return date_of(self.day_number)

    @property
    def time(self) -> Time:
        return Time(self.nanoseconds, self.zone)

    @property
    def offset(self) -> int | None:
        """Seconds east of Greenwich, where a zone is said."""
        if self.zone is None:
            return None
        return offset_at(self.zone, self.day_number, self.nanoseconds // SECOND)

    @property
    def instant(self) -> int:
        """Nanoseconds since day 0: of UTC with a zone, of the local clock without."""
        return self.day_number * DAY + self.nanoseconds - (self.offset or 0) * SECOND


def from_instant(instant: int, zone: Zone) -> DateTime:
    """The clock of the zone at the instant; ``ValueError`` beyond the years there are."""
    if zone is not None:
        day, nanos = divmod(instant, DAY)
        instant += offset_at_instant(zone, day, nanos // SECOND) * SECOND
    day, nanos = divmod(instant, DAY)
    date_of(day)
    return DateTime(day, nanos, zone)


def at(day: Day, time: Time) -> DateTime:
    """That time of that day."""
    return DateTime(day_number(day), time.nanoseconds, time.zone)


def read_date(text: str) -> Day:
    """``2026-11-25``; ``ValueError`` for anything else."""
    if match := _DATE.fullmatch(text):
        return make_date(int(match[1] + match[2]), int(match[3]), int(match[4]))
    raise ValueError("no date")


def read_time(text: str) -> Time:
    """``10:30:00``, with fraction and zone; ``24:00:00`` is midnight."""
    nanos, zone = _clock(text)
    return Time(nanos % DAY, zone)


def read_date_time(text: str) -> DateTime:
    """``2026-11-25T10:30:00``; a date alone is its midnight, ``24:00:00`` the next day's."""
    day, has_time, clock = text.partition("T")
    number = day_number(read_date(day))
    nanos, zone = _clock(clock) if has_time else (0, None)
    return DateTime(number + nanos // DAY, nanos % DAY, zone)


def _clock(text: str) -> tuple[int, Zone]:
    match = _TIME.fullmatch(text)
    if not match:
        raise ValueError("no time")
    hour, minute, second = int(match[1]), int(match[2]), int(match[3])
    nanos = (hour * 3600 + minute * 60 + second) * SECOND + nanoseconds(match[4])
    if minute > 59 or second > 59 or nanos > DAY:
        raise ValueError("no time")
    return nanos, read_zone(match[5])


def time_text(time: Time) -> str:
    """``10:30:00.5@Asia/Ho_Chi_Minh``."""
    seconds, rest = divmod(time.nanoseconds, SECOND)
    fraction = plain(seconds_number(rest))[1:] if rest else ""
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{clock}{fraction}{zone_text(time.zone)}"


def date_time_text(moment: DateTime) -> str:
    """``2026-11-25T10:30:00+07:00``."""
    return f"{date_text(moment.date)}T{time_text(moment.time)}"
