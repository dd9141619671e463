"""When a timer is due in simulated time."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation

from motcua.kit.bpmn.model import TimerKind
from motcua.kit.bpmn.stepping.effects import TimerArmed
from motcua.kit.feel.values.durations import DaysTimeDuration, YearsMonthsDuration, read_duration

_CYCLE = re.compile(r"R\d*/(.+)")
_UNITS = {
    "seconds": timedelta(seconds=1),
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "working_hours": timedelta(hours=1),
    "weeks": timedelta(weeks=1),
}
_DAY = timedelta(days=1)
"""What any other calendar unit is here, for a simulation keeps no calendar of holidays."""


def moment_of(timer: TimerArmed, now: datetime) -> datetime:
    """The moment at which it is due, from now; ``ValueError`` where its text says none."""
    text = timer.when.strip()
    if timer.kind is TimerKind.CYCLE:
        found = _CYCLE.fullmatch(text)
        text = found[1] if found else text
        first, _, interval = text.rpartition("/")
        if first and timer.turn == 1:
            return max(now, _date(first))
        return _after(interval, timer.unit, now)
    return _date(text) if timer.kind is TimerKind.DATE else _after(text, timer.unit, now)


def _date(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _after(text: str, unit: str, now: datetime) -> datetime:
    try:
        return now + (_counted(text, unit) if unit else _length(text))
    except OverflowError:
        raise ValueError("too far away") from None


def _counted(text: str, unit: str) -> timedelta:
    try:
        return _UNITS.get(unit, _DAY) * float(Decimal(text))
    except (InvalidOperation, ValueError):
        return _length(text)


def _length(text: str) -> timedelta:
    length = read_duration(text)
    if isinstance(length, YearsMonthsDuration):
        return timedelta(days=365.25 / 12 * length.months)
    assert isinstance(length, DaysTimeDuration)  # noqa: S101
    return timedelta(microseconds=length.nanoseconds / 1000)
