"""The hours and days that a unit has of its own; those below it inherit them."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.actions import arranging
from motcua.foundation.organisations.enums import DayKind
from motcua.foundation.organisations.events import DaySet, HoursSet
from motcua.foundation.organisations.models import CalendarDay, UnitHours
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused

type Sessions = Sequence[tuple[time, time]]


@transaction.atomic
def set_hours(
    *,
    unit_id: int,
    sessions: Sessions,
    short_days: Mapping[int, Sessions],
    source: str,
    actor: Actor,
) -> None:
    """The unit and those below it work in these sessions, and in others on some weekdays.

    ``short_days`` are by weekday (Saturday is 5), which is then worked. Nothing in either means
    the hours of the unit above.
    """
    period = arranging.hold(unit_id, timezone.localdate(), actor)
    for each in (sessions, *short_days.values()):
        _check(each)
    kept = {
        "sessions": _pairs(sessions),
        "short_days": {str(day): _pairs(each) for day, each in short_days.items() if each},
        "source": source,
    }
    if kept["sessions"] or kept["short_days"]:
        UnitHours.objects.update_or_create(unit_id=unit_id, defaults=kept)
    else:
        UnitHours.objects.filter(unit=unit_id).delete()
    arranging.count_calendar_change(period.unit)
    record(
        HoursSet(
            unit_id=unit_id,
            name=period.name_vi,
            sessions=[_words(pair) for pair in sessions],
            short_days=[f"{d} {_words(pair)}" for d, each in short_days.items() for pair in each],
            source=source,
        ),
        actor=actor,
    )


@transaction.atomic
def set_day(
    *,
    unit_id: int,
    day: date,
    kind: str,
    name_vi: str,
    name_en: str,
    source: str,
    actor: Actor,
) -> None:
    """A day that the unit and those below it have off, or work although it would be free.

    An empty ``kind`` takes the unit's own rule for the day back.
    """
    period = arranging.hold(unit_id, timezone.localdate(), actor)
    if kind and kind not in DayKind.values:
        raise Refused(_("A day is off or worked."))
    if kind and not (name_vi.strip() and name_en.strip() and source.strip()):
        raise Refused(_("Say in both languages why the day differs, and which decision says so."))
    where: dict[str, Any] = {"profile_id": period.unit.profile_id, "unit_id": unit_id, "date": day}
    if kind:
        said = {"kind": kind, "name_vi": name_vi, "name_en": name_en, "source": source}
        CalendarDay.objects.update_or_create(**where, defaults=said)
    else:
        CalendarDay.objects.filter(**where).delete()
    arranging.count_calendar_change(period.unit)
    record(
        DaySet(unit_id=unit_id, name=period.name_vi, day=day, kind=kind, source=source),
        actor=actor,
    )


def _check(sessions: Sessions) -> None:
    moments = [moment for session in sessions for moment in session]
    if any(first >= second for first, second in pairwise(moments)):
        raise Refused(_("Each session must end after it begins, and before the next one begins."))


def _pairs(sessions: Sessions) -> list[list[str]]:
    return [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in sessions]


def _words(session: tuple[time, time]) -> str:
    return f"{session[0]:%H:%M}-{session[1]:%H:%M}"
