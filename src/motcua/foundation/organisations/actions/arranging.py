"""What every change of the tree does: hold the tree, ask whether one may and can, write periods."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from motcua.foundation.organisations import permissions, rules
from motcua.foundation.organisations.enums import PLACES, CodeSystem, Standing
from motcua.foundation.organisations.models import Profile, Unit, UnitCode, UnitPeriod
from motcua.foundation.organisations.queries.units import in_force, units
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.kit.numbers import date_text
from motcua.kit.sorting import sort_key
from motcua.kit.text import fold

_DAY = timedelta(days=1)
LONGEST_NAME = 200


@dataclass(frozen=True)
class NewUnit:
    """What must be said of a unit that is set up; ``short_*`` names the place it serves."""

    code: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str


def hold(unit_id: int, on: date, actor: Actor) -> UnitPeriod:
    """The period in which a change on this day falls; one hand at a time holds the tree.

    Refused where the actor may not arrange the unit, where it does not stand on the day, or where
    a later change of it is recorded already.
    """
    Profile.objects.select_for_update().filter(units=unit_id).first()
    rows = UnitPeriod.objects.filter(unit=unit_id).select_related("unit")
    period = rows.filter(in_force(on)).first()
    if period is None:
        raise _not_standing(unit_id, on)
    if not permissions.may_arrange(actor, unit_id, on):
        raise NotAllowed(_("You may arrange only your own unit and those below it."))
    if period.valid_to:
        raise Refused(
            _("%(unit)s has a later change or an end after %(day)s: choose a day after that.")
            % {"unit": period.name_vi, "day": _said(period.valid_to)}
        )
    return period


def upper_for(upper_id: int, on: date, actor: Actor, *, kind: str) -> UnitPeriod:
    """The unit below which another of this kind may be put from a day on."""
    upper = hold(upper_id, on, actor)
    if (upper.unit.kind in PLACES) != (kind in PLACES):
        raise Refused(_("An agency stands below agencies, and a place below places."))
    return upper


def require_nothing_below(period: UnitPeriod, on: date) -> None:
    """Refused while units stand directly below on the day or later."""
    standing = UnitPeriod.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), upper=period.unit)
    below = standing.values("unit").distinct().count()
    if below:
        raise Refused(
            ngettext(
                "%d unit stands below this one: move or end it first.",
                "%d units stand below this one: move or end them first.",
                below,
            )
            % below
        )


def rewrite(period: UnitPeriod, on: date, **changes: Any) -> None:
    """From a day on the unit is as the changes say; before it stays as it was."""
    by_hand(period.unit_id)
    if period.valid_from == on:
        UnitPeriod.objects.filter(pk=period.pk).update(**changes)
        return
    rest = period.valid_to
    UnitPeriod.objects.filter(pk=period.pk).update(valid_to=on - _DAY)
    period.pk, period.valid_from, period.valid_to = None, on, rest
    for name, value in changes.items():
        setattr(period, name, value)
    period.save(force_insert=True)


def carry(period: UnitPeriod, upper: UnitPeriod, on: date) -> None:
    """Put a unit below another from a day on, with all that stand below it then or later."""
    before, after = period.path, f"{upper.path}{period.unit_id}."
    below = UnitPeriod.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), path__startswith=before
    ).exclude(unit=period.unit_id)
    fresh: list[UnitPeriod] = []
    later: list[UnitPeriod] = []
    for row in below:
        row.path = after + row.path.removeprefix(before)
        (later if row.valid_from >= on else fresh).append(row)
    UnitPeriod.objects.bulk_update(later, ["path"], batch_size=500)
    UnitPeriod.objects.filter(pk__in=[row.pk for row in fresh]).update(valid_to=on - _DAY)
    for row in fresh:
        row.pk, row.valid_from = None, on
    UnitPeriod.objects.bulk_create(fresh, batch_size=500)
    by_hand(*(row.unit_id for row in [*fresh, *later]))
    rewrite(period, on, upper_id=upper.unit_id, path=after)


def end(period: UnitPeriod, last_day: date) -> None:
    """The unit stands no longer after a day, and its codes are free again."""
    if last_day < period.valid_from:
        raise Refused(
            _("%(unit)s is as it is only since %(day)s: choose a later day.")
            % {"unit": period.name_vi, "day": _said(period.valid_from)}
        )
    by_hand(period.unit_id)
    UnitPeriod.objects.filter(pk=period.pk).update(valid_to=last_day)
    UnitCode.objects.filter(unit=period.unit_id, valid_to=None).update(valid_to=last_day)


def set_up(
    new: NewUnit, *, like: Unit, kind: str, type_: str, upper: UnitPeriod | None, on: date
) -> UnitPeriod:
    """A unit that stands from a day on; ``like`` is of the same profile and place."""
    system = CodeSystem.PLACE if kind in PLACES else CodeSystem.AGENCY
    code = _free_code(new.code, system, on)
    unit = Unit.objects.create(
        profile_id=like.profile_id,
        key=f"own:{system}:{code}:{on}",
        kind=kind,
        code=code,
        standing=Standing.CONFIRMED,
        place_code=like.place_code,
    )
    UnitCode.objects.create(unit=unit, system=system, code=code, valid_from=on)
    return UnitPeriod.objects.create(
        unit=unit,
        valid_from=on,
        upper_id=upper.unit_id if upper else None,
        path=f"{upper.path if upper else ''}{unit.pk}.",
        type=type_,
        short_vi=new.short_vi.strip()[:LONGEST_NAME],
        short_en=new.short_en.strip()[:LONGEST_NAME],
        **names(new.name_vi, new.name_en),
    )


def names(name_vi: str, name_en: str) -> dict[str, str]:
    """The fields of a period that hold the name; one language may not stay empty."""
    name_vi, name_en = name_vi.strip(), name_en.strip()
    if not name_vi or not name_en or max(len(name_vi), len(name_en)) > LONGEST_NAME:
        raise Refused(_("Give the name in Vietnamese and in English, up to 200 letters each."))
    return {
        "name_vi": name_vi,
        "name_en": name_en,
        "folded": fold(name_vi),
        "sorting": sort_key(name_vi),
    }


def by_hand(*unit_ids: int) -> None:
    """From now on a load of the profile leaves these units alone."""
    Unit.objects.filter(pk__in=unit_ids).update(facts="")


def count_calendar_change(unit: Unit) -> None:
    """Calendars that are kept in memory are read again."""
    changes = F("calendar_changes") + 1
    Profile.objects.filter(pk=unit.profile_id).update(calendar_changes=changes)


def _said(day: date) -> str:
    return date_text(day, get_language() or "vi")


def _free_code(code: str, system: str, on: date) -> str:
    code = rules.identifier(code) if system == CodeSystem.AGENCY else code.strip()
    if system == CodeSystem.AGENCY and not rules.is_identifier(code):
        raise Refused(
            _("%s is not an identifier: write it as H17.25.8 or 000.08.25.H17.") % (code or "–")
        )
    if system == CodeSystem.PLACE and not (code.isdecimal() and len(code) <= 10):
        raise Refused(_("The code of a place is a number."))
    taken = UnitCode.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=on), system=system, code=code
    )
    if taken.exists():
        raise Refused(_("Another unit has the code %s on that day or later.") % code)
    return code


def _not_standing(unit_id: int, on: date) -> Refused:
    known = units([unit_id], on).get(unit_id)
    if known is None:
        return NotFound(_("There is no such unit."))
    return Refused(
        _("%(unit)s does not stand on %(day)s: choose another day.")
        % {"unit": known.name, "day": _said(on)}
    )
