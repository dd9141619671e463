"""When an office is open, in words: now, in an ordinary week, and on the special days ahead."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.kit.clock import Calendar, DayKind, Session
from motcua.kit.numbers import weekday_date_text, weekday_text

AHEAD = 45
"""Days for which special days are told in advance."""


@dataclass(frozen=True)
class Opening:
    """``now`` is a sentence; ``week`` and ``special`` are pairs of days and hours."""

    is_open: bool
    now: str
    week: tuple[tuple[str, str], ...]
    special: tuple[tuple[str, str], ...]


def opening(calendar: Calendar, moment: datetime) -> Opening:
    """When an office with this calendar is open, seen from a moment."""
    here = calendar.local(moment)
    begins = calendar.snap(moment)
    is_open = begins == here
    return Opening(
        is_open=is_open,
        now=_open_until(calendar, here) if is_open else _opens(calendar, here, begins),
        week=_week(calendar),
        special=_special(calendar, here.date()),
    )


def _open_until(calendar: Calendar, here: datetime) -> str:
    sessions = calendar.sessions_on(here.date())
    end = next(session.end for session in sessions if here.time() < session.end)
    return _("Open now, until %s.") % f"{end:%H:%M}"


def _opens(calendar: Calendar, here: datetime, begins: datetime) -> str:
    hour = f"{begins:%H:%M}"
    if begins.date() == here.date():
        return _("Closed now. Opens today at %s.") % hour
    day = weekday_date_text(begins.date(), _language())
    return _("Closed now. Opens on %(day)s at %(hour)s.") % {"day": day, "hour": hour}


def _week(calendar: Calendar) -> tuple[tuple[str, str], ...]:
    """Weekdays with the same hours together, from Monday on."""
    hours = [(day, _hours(_sessions(calendar, day))) for day in range(7)]
    rows = []
    for text, days in groupby(hours, key=lambda each: each[1]):
        run = [day for day, _text in days]
        rows.append((_days(run[0], run[-1]), text or _("closed")))
    return tuple(rows)


def _sessions(calendar: Calendar, weekday: int) -> tuple[Session, ...]:
    if weekday not in calendar.week:
        return ()
    return calendar.short_days.get(weekday) or calendar.sessions


def _special(calendar: Calendar, today: date) -> tuple[tuple[str, str], ...]:
    last = today + timedelta(days=AHEAD)
    rows = []
    for day in sorted(day for day in calendar.days if today <= day <= last):
        rule = calendar.days[day]
        name = rule.name.get(_language(), "")
        worked = _("open") if rule.kind is DayKind.WORKING else _("closed")
        text = f"{worked}: {name}" if name else worked
        rows.append((weekday_date_text(day, _language()), text))
    return tuple(rows)


def _days(first: int, last: int) -> str:
    one, other = weekday_text(first, _language()), weekday_text(last, _language())
    return one if first == last else _("%(first)s to %(last)s") % {"first": one, "last": other}


def _hours(sessions: tuple[Session, ...]) -> str:
    return ", ".join(f"{session.start:%H:%M}–{session.end:%H:%M}" for session in sessions)


def _language() -> str:
    return get_language() or "vi"
