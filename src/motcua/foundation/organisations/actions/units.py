"""Setting up, renaming, moving and ending single units."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.actions import arranging
from motcua.foundation.organisations.actions.arranging import NewUnit as NewUnit
from motcua.foundation.organisations.events import (
    UnitCreated,
    UnitEnded,
    UnitMoved,
    UnitRenamed,
)
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused


@transaction.atomic
def create_unit(*, upper_id: int, kind: str, new: NewUnit, on: date, actor: Actor) -> int:
    """Set up a unit below another; returns its id."""
    upper = arranging.upper_for(upper_id, on, actor, kind=kind)
    period = arranging.set_up(new, like=upper.unit, kind=kind, type_="", upper=upper, on=on)
    unit = period.unit
    record(
        UnitCreated(unit_id=unit.pk, upper_id=upper_id, code=unit.code, name=period.name_vi, on=on),
        actor=actor,
    )
    return unit.pk


@transaction.atomic
def rename_unit(
    *, unit_id: int, name_vi: str, name_en: str, on: date, actor: Actor, legal_text: str = ""
) -> None:
    """From a day on the unit is called so; earlier days keep the earlier name."""
    period = arranging.hold(unit_id, on, actor)
    before, changes = period.name_vi, arranging.names(name_vi, name_en)
    if (period.name_vi, period.name_en) == (changes["name_vi"], changes["name_en"]):
        raise Refused(_("It is called so already."))
    arranging.rewrite(period, on, **changes)
    record(
        UnitRenamed(unit_id=unit_id, before=before, name=changes["name_vi"], on=on),
        actor=actor,
        note=legal_text,
    )


@transaction.atomic
def move_unit(*, unit_id: int, upper_id: int, on: date, actor: Actor, legal_text: str = "") -> None:
    """Put a unit, with all below it, below another from a day on.

    The actor must be an administrator of both. A move below itself is refused.
    """
    period = arranging.hold(unit_id, on, actor)
    upper = arranging.upper_for(upper_id, on, actor, kind=period.unit.kind)
    if upper.path.startswith(period.path):
        raise Refused(_("A unit cannot stand below itself or below one of its own parts."))
    if period.upper_id == upper_id:
        raise Refused(_("It stands there already."))
    arranging.carry(period, upper, on)
    record(
        UnitMoved(
            unit_id=unit_id, name=period.name_vi, upper_id=upper_id, upper=upper.name_vi, on=on
        ),
        actor=actor,
        note=legal_text,
    )


@transaction.atomic
def end_unit(*, unit_id: int, last_day: date, actor: Actor, legal_text: str = "") -> None:
    """A unit stands no longer after a day; nothing may stand below it then."""
    period = arranging.hold(unit_id, last_day, actor)
    arranging.require_nothing_below(period, last_day + timedelta(days=1))
    arranging.end(period, last_day)
    record(
        UnitEnded(unit_id=unit_id, name=period.name_vi, last_day=last_day),
        actor=actor,
        note=legal_text,
    )
