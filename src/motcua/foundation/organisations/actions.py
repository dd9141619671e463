"""Loading a country's data."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations import permissions
from motcua.foundation.organisations.events import ProfileLoaded
from motcua.foundation.organisations.models import CalendarDay, Profile, Unit
from motcua.foundation.organisations.reading import DayFacts, ProfileFacts, UnitFacts, read_profile
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed


@dataclass(frozen=True)
class Counts:
    """What a load did to the rows of one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass(frozen=True)
class ProfileReport:
    """The outcome of a load; ``changed`` is False when everything stood there already."""

    name: str
    changed: bool
    units: Counts
    days: Counts


@transaction.atomic
def load_profile(folder: Path, actor: Actor) -> ProfileReport:
    """Make the tables say what the profile's files say, as a whole.

    Days that the files no longer hold are removed; units are never removed, a unit ends by its
    ``valid_to``. A wrong file raises ``motcua.kit.datafile.WrongFile`` and changes nothing.
    """
    if not permissions.may_load_profile(actor):
        raise NotAllowed(_("Only the operator of this system may load a profile."))
    facts = read_profile(folder)
    profile, settings_changed = _keep_settings(facts)
    units = _keep_units(profile, facts.units)
    days = _keep_days(profile, facts.days)
    changed = settings_changed or units != Counts(unchanged=len(facts.units))
    changed = changed or days != Counts(unchanged=len(facts.days))
    if changed:
        record(
            ProfileLoaded(
                profile_id=profile.pk,
                name=profile.name,
                digest=facts.digest,
                units_new=units.new,
                units_changed=units.changed,
                days_new=days.new,
                days_changed=days.changed,
                days_removed=days.removed,
            ),
            actor=actor,
        )
    return ProfileReport(facts.name, changed, units, days)


def _keep_settings(facts: ProfileFacts) -> tuple[Profile, bool]:
    """The profile's row, locked, and whether it changed."""
    wanted = {
        "operator_code": facts.operator_code,
        "time_zone": facts.time_zone,
        "sessions": [list(session) for session in facts.sessions],
        "week": list(facts.week),
        "week_source": facts.week_source,
        "retention": asdict(facts.retention),
        "digest": facts.digest,
    }
    profile, new = Profile.objects.select_for_update().get_or_create(
        name=facts.name, defaults=wanted
    )
    return profile, _write(profile, wanted) or new


def _keep_units(profile: Profile, wanted: Iterable[UnitFacts]) -> Counts:
    kept = {unit.code: unit for unit in Unit.objects.select_for_update()}
    new = changed = unchanged = 0
    for facts in wanted:
        fields = asdict(facts) | {"profile_id": profile.pk}
        upper = fields.pop("upper")
        fields["upper_id"] = kept[upper].pk if upper else None
        if facts.code not in kept:
            kept[facts.code] = Unit.objects.create(**fields)
            new += 1
        elif _write(kept[facts.code], fields):
            changed += 1
        else:
            unchanged += 1
    return Counts(new, changed, unchanged)


def _keep_days(profile: Profile, wanted: Iterable[DayFacts]) -> Counts:
    kept = {day.date: day for day in profile.days.all()}
    fresh: list[CalendarDay] = []
    changed = unchanged = 0
    for facts in wanted:
        day = kept.pop(facts.date, None)
        if day is None:
            fresh.append(CalendarDay(profile=profile, **asdict(facts)))
        elif _write(day, asdict(facts)):
            changed += 1
        else:
            unchanged += 1
    CalendarDay.objects.filter(pk__in=[day.pk for day in kept.values()]).delete()
    CalendarDay.objects.bulk_create(fresh)
    return Counts(len(fresh), changed, unchanged, len(kept))


def _write(row: models.Model, wanted: dict[str, Any]) -> bool:
    """Save the fields that differ; whether there were any."""
    differing = [name for name, value in wanted.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, wanted[name])
    if differing:
        row.save(update_fields=differing)
    return bool(differing)
