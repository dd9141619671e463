"""Reading units and calendars."""

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.organisations.models import CalendarDay, Profile, Unit
from motcua.kit.clock import Calendar, DayKind, DayRule, Session
from motcua.kit.errors import NotFound


@dataclass(frozen=True)
class UnitLine:
    """A unit as others show it; ``short_*`` names the place it serves."""

    id: int
    code: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    upper_id: int | None
    kind: str
    valid_from: date
    valid_to: date | None
    sample: bool

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def short(self) -> str:
        return self.short_en if get_language() == "en" else self.short_vi


def unit(unit_id: int) -> UnitLine:
    """One unit; an unknown one raises ``NotFound``."""
    return _line(Unit.objects.filter(pk=unit_id).first())


def unit_by_code(code: str) -> UnitLine:
    """The unit with this identifier; an unknown one raises ``NotFound``."""
    return _line(Unit.objects.filter(code=code).first())


def operator() -> UnitLine:
    """The unit that runs this node, as its profile says; without a profile ``NotFound``."""
    code = Profile.objects.order_by("pk").values_list("operator_code", flat=True).first()
    return unit_by_code(code or "")


def drafts_days() -> int | None:
    """For how many days an unchanged draft is kept; None where no profile has said it."""
    said = Profile.objects.order_by("pk").values_list("retention", flat=True).first() or {}
    return said.get("drafts_days")


def calendar_of(unit_id: int) -> Calendar:
    """The days and hours on which the unit works; an unknown unit raises ``NotFound``.

    One query a call; the calendar itself is kept by the profile's digest, which a load changes.
    """
    profile = Profile.objects.filter(units=unit_id).values_list("pk", "digest").first()
    if profile is None:
        raise NotFound(_("There is no such unit."))
    return _calendar(*profile)


@lru_cache(maxsize=8)
def _calendar(profile_id: int, digest: str) -> Calendar:
    """The calendar under this digest."""
    profile = Profile.objects.get(pk=profile_id)
    sessions = ((time.fromisoformat(a), time.fromisoformat(b)) for a, b in profile.sessions)
    days = CalendarDay.objects.filter(profile=profile)
    return Calendar(
        days=MappingProxyType({day.date: _rule(day) for day in days}),
        sessions=tuple(Session(*pair) for pair in sessions),
        week=frozenset(profile.week),
        zone=ZoneInfo(profile.time_zone),
        week_source=profile.week_source,
    )


def _rule(day: CalendarDay) -> DayRule:
    names = {"vi": day.name_vi, "en": day.name_en}
    return DayRule(DayKind(day.kind), names, day.source, day.certain)


def _line(row: Unit | None) -> UnitLine:
    if row is None:
        raise NotFound(_("There is no such unit."))
    return UnitLine(
        id=row.pk,
        code=row.code,
        name_vi=row.name_vi,
        name_en=row.name_en,
        short_vi=row.short_vi,
        short_en=row.short_en,
        upper_id=row.upper_id,
        kind=row.kind,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sample=row.sample,
    )
