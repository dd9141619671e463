"""Where a clock hangs: nowhere said, at an offset from UTC, or in a named zone of the tz database.

A zone is ``None``, a number of seconds east of Greenwich, or a name as ``Asia/Ho_Chi_Minh``.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

type Zone = int | str | None

MOST = 18 * 3600
"""The widest offset, in seconds."""
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)(?::(\d\d))?", re.ASCII)
_REFERENCE = datetime(2020, 1, 1, tzinfo=UTC)


def read_zone(text: str) -> Zone:
    """``Z``, ``+07:00``, ``@Asia/Ho_Chi_Minh`` or nothing; ``ValueError`` for anything else."""
    if not text:
        return None
    if text in {"Z", "z"}:
        return 0
    if text.startswith("@") and text[1:] in _names():
        return text[1:]
    if (match := _OFFSET.fullmatch(text)) and int(match[3]) < 60 and int(match[4] or 0) < 60:
        seconds = int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4] or 0)
        if seconds <= MOST:
            return -seconds if match[1] == "-" else seconds
    raise ValueError("no such zone")


def zone_text(zone: Zone) -> str:
    """The zone as it is written behind a time."""
    if zone is None:
        return ""
    if isinstance(zone, str):
        return f"@{zone}"
    if zone == 0:
        return "Z"
    minutes, seconds = divmod(abs(zone), 60)
    text = f"{'-' if zone < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{seconds:02}" if seconds else text


def offset_at(zone: int | str, day: int, seconds: int) -> int:
    """Seconds east of Greenwich on a local day (by its number) at so many seconds of it."""
    return zone if isinstance(zone, int) else _offset(zone, day, seconds, local=True)


def offset_at_instant(zone: int | str, day: int, seconds: int) -> int:
    """The same where day and seconds are those of UTC."""
    return zone if isinstance(zone, int) else _offset(zone, day, seconds, local=False)


@cache
def standard_offset(zone: int | str) -> int:
    """The offset without summer time, for a time of the day that has no date."""
    if isinstance(zone, int):
        return zone
    moment = _REFERENCE.astimezone(ZoneInfo(zone))
    return _seconds(moment.utcoffset()) - _seconds(moment.dst())


def _offset(zone: str, day: int, seconds: int, *, local: bool) -> int:
    if not 2 < day < date.max.toordinal() - 1:
        return standard_offset(zone)
    moment = datetime.fromordinal(day) + timedelta(seconds=seconds)
    if local:
        return _seconds(moment.replace(tzinfo=ZoneInfo(zone)).utcoffset())
    return _seconds(moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset())


def _seconds(delta: timedelta | None) -> int:
    return 0 if delta is None else round(delta.total_seconds())


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())
