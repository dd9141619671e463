"""When units work: the country's calendar, with what units above and the unit itself changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.organisations.models import CalendarDay, Profile, UnitHours, UnitPeriod
from motcua.kit.clock import Calendar, DayKind, DayRule, Session
from motcua.kit.errors import NotFound

type _Version = tuple[int, str, int]
"""A profile, the digest of its files, and how many changes units have made to their calendars."""


@dataclass(frozen=True)
class HoursLine:
    """The hours that a unit has set itself; empty ones are those of the unit above."""

    sessions: tuple[Session, ...]
    short_days: Mapping[int, tuple[Session, ...]]
    source: str


@dataclass
class _Own:
    """What one unit changed."""

    hours: HoursLine | None = None
    days: dict[date, DayRule] = field(default_factory=dict)


def calendar_of(unit_id: int) -> Calendar:
    """The days and hours on which the unit works; an unknown unit raises ``NotFound``.

    The country's calendar, then what each unit above has changed, from the top down, then its own.
    One query a call; calendars are kept until a load or a unit changes one.
    """
    path, *version = _place_of(unit_id)
    return _calendar((version[0], version[1], version[2]), path)


def hours_of(unit_id: int) -> HoursLine | None:
    """What the unit itself has set, if anything."""
    row = UnitHours.objects.filter(unit=unit_id).first()
    return _hours(row) if row else None


def own_days(unit_id: int) -> dict[date, DayRule]:
    """The days that the unit itself has set, in their order."""
    rows = CalendarDay.objects.filter(unit=unit_id).order_by("date")
    return {row.date: _rule(row) for row in rows}


def _place_of(unit_id: int) -> tuple[str, int, str, int]:
    rows = UnitPeriod.objects.filter(unit=unit_id).values_list(
        "path", "unit__profile", "unit__profile__digest", "unit__profile__calendar_changes"
    )
    now = rows.filter(valid_from__lte=timezone.localdate()).order_by("-valid_from").first()
    found = now or rows.order_by("valid_from").first()
    if found is None:
        raise NotFound(_("There is no such unit."))
    return found


@lru_cache(maxsize=512)
def _calendar(version: _Version, path: str) -> Calendar:
    """The calendar at a place of the tree; those under the same changes share one."""
    changes = _changes(version)
    changed = tuple(id_ for id_ in map(int, path.split(".")[:-1]) if id_ in changes)
    return _changed(version, changed)


@lru_cache(maxsize=64)
def _changed(version: _Version, unit_ids: tuple[int, ...]) -> Calendar:
    """The country's calendar with the changes of these units, one after the other."""
    profile = Profile.objects.get(pk=version[0])
    own = [_changes(version)[unit_id] for unit_id in unit_ids]
    sessions, week = read_sessions(profile.sessions), set(profile.week)
    short: dict[int, tuple[Session, ...]] = {}
    days = {row.date: _rule(row) for row in CalendarDay.objects.filter(profile=profile, unit=None)}
    years = frozenset(day.year for day, rule in days.items() if rule.kind is DayKind.OFF)
    for each in own:
        if each.hours:
            sessions = each.hours.sessions or sessions
            short |= each.hours.short_days
        days |= each.days
    return Calendar(
        days=MappingProxyType(days),
        sessions=sessions,
        week=frozenset(week | set(short)),
        zone=ZoneInfo(profile.time_zone),
        week_source=profile.week_source,
        short_days=MappingProxyType(short),
        years=years,
    )


@lru_cache(maxsize=4)
def _changes(version: _Version) -> dict[int, _Own]:
    """What units have changed, by their ids."""
    found: dict[int, _Own] = {}
    for hours in UnitHours.objects.filter(unit__profile=version[0]):
        found.setdefault(hours.unit_id, _Own()).hours = _hours(hours)
    for day in CalendarDay.objects.filter(profile=version[0]).exclude(unit=None):
        found.setdefault(day.unit_id or 0, _Own()).days[day.date] = _rule(day)
    return found


def read_sessions(pairs: Iterable[Iterable[str]]) -> tuple[Session, ...]:
    """Sessions from pairs of local times such as ``["07:00", "11:30"]``."""
    return tuple(Session(*map(time.fromisoformat, pair)) for pair in pairs)


def _hours(row: UnitHours) -> HoursLine:
    short: dict[str, Any] = row.short_days
    return HoursLine(
        read_sessions(row.sessions),
        MappingProxyType({int(day): read_sessions(pairs) for day, pairs in short.items()}),
        row.source,
    )


def _rule(day: CalendarDay) -> DayRule:
    names = {"vi": day.name_vi, "en": day.name_en}
    return DayRule(DayKind(day.kind), names, day.source, day.certain)
