"""Loading a country's data."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations import permissions
from motcua.foundation.organisations.actions.loading import (
    Counts,
    Progress,
    keep_successions,
    keep_units,
)
from motcua.foundation.organisations.events import ProfileLoaded
from motcua.foundation.organisations.models import CalendarDay, Profile, Succession, Unit
from motcua.foundation.organisations.reading import (
    DayFacts,
    ProfileFacts,
    digest_of,
    read_profile,
)
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed


@dataclass(frozen=True)
class ProfileReport:
    """The outcome of a load; ``changed`` is False when everything stood there already."""

    name: str
    changed: bool
    units: Counts
    successions: Counts
    days: Counts


@transaction.atomic
def load_profile(
    folder: Path, actor: Actor, *, whole: bool = False, progress: Progress | None = None
) -> ProfileReport:
    """Make the tables say what the profile's files say, as a whole or not at all.

    Unless ``whole``, only the operator's surroundings are loaded (``read_profile``); what was whole
    once stays so. The same files are known by their digest and not read again. Days that the files
    no longer hold are removed; units are never removed, and what an administrator has changed about
    one is left as it is. A wrong file raises ``motcua.kit.datafile.WrongFile``.
    """
    if not permissions.may_load_profile(actor):
        raise NotAllowed(_("Only the operator of this system may load a profile."))
    digest = digest_of(folder)
    known = Profile.objects.filter(digest=digest, whole__in={True, whole}).first()
    if known:
        return _as_it_stands(known)
    whole = whole or Profile.objects.filter(whole=True).exists()
    facts = read_profile(folder, whole=whole)
    profile, settings_changed = _keep_settings(facts)
    units = keep_units(profile, facts.units, progress)
    successions = keep_successions(facts.successions, progress)
    days = _keep_days(profile, facts.days)
    changed = settings_changed or any(counts.changes for counts in (units, successions, days))
    Profile.objects.filter(pk=profile.pk).update(digest=digest, whole=whole)
    if changed:
        record(
            ProfileLoaded(
                profile_id=profile.pk,
                name=profile.name,
                digest=digest,
                units_new=units.new,
                units_changed=units.changed,
                units_kept=units.kept,
                days_new=days.new,
                days_changed=days.changed,
                days_removed=days.removed,
                successions_new=successions.new,
            ),
            actor=actor,
        )
    return ProfileReport(facts.name, changed, units, successions, days)


def _as_it_stands(profile: Profile) -> ProfileReport:
    """The report of a load that had nothing to do."""
    units = Unit.objects.filter(profile=profile).exclude(facts="")
    return ProfileReport(
        profile.name,
        changed=False,
        units=Counts(unchanged=units.count()),
        successions=Counts(unchanged=Succession.objects.filter(after__in=units).count()),
        days=Counts(unchanged=profile.days.filter(unit=None).count()),
    )


def _keep_settings(facts: ProfileFacts) -> tuple[Profile, bool]:
    """The profile's row, locked, and whether it changed."""
    wanted = {
        "operator_code": facts.operator_code,
        "time_zone": facts.time_zone,
        "sessions": [list(session) for session in facts.sessions],
        "week": list(facts.week),
        "week_source": facts.week_source,
        "retention": asdict(facts.retention),
    }
    profile, new = Profile.objects.select_for_update().get_or_create(
        name=facts.name, defaults=wanted
    )
    return profile, _write(profile, wanted) or new


def _keep_days(profile: Profile, wanted: Iterable[DayFacts]) -> Counts:
    """The days of the whole country; those of single units are theirs."""
    kept = {day.date: day for day in profile.days.filter(unit=None)}
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
