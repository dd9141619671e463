"""Mergers and splits: units end, others follow them."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.actions import arranging
from motcua.foundation.organisations.actions.arranging import NewUnit
from motcua.foundation.organisations.enums import SuccessionKind
from motcua.foundation.organisations.events import UnitsMerged, UnitSplit
from motcua.foundation.organisations.models import Succession, UnitPeriod
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused

_DAY = timedelta(days=1)


@transaction.atomic
def merge_units(
    *, unit_ids: Sequence[int], new: NewUnit, on: date, actor: Actor, legal_text: str = ""
) -> int:
    """Several units become one new one on a day; returns its id.

    It stands where the first of them stood and takes over what stands below them; it may take over
    the identifier of one of them. The actor must be an administrator of all of them.
    """
    if len(set(unit_ids)) < 2:
        raise Refused(_("Choose at least two units to merge."))
    periods = [arranging.hold(unit_id, on, actor) for unit_id in dict.fromkeys(unit_ids)]
    first = periods[0]
    if len({period.unit.kind for period in periods}) > 1:
        raise Refused(_("Only units of one kind are merged."))
    if any(a is not b and a.path.startswith(b.path) for a in periods for b in periods):
        raise Refused(_("One of these units stands below another of them."))
    below = [_standing_below(period, on) for period in periods]
    upper = _upper_of(first, on)
    for period in periods:
        arranging.end(period, on - _DAY)
    merged = arranging.set_up(
        new, like=first.unit, kind=first.unit.kind, type_=first.type, upper=upper, on=on
    )
    for rows in below:
        for row in rows:
            arranging.carry(row, merged, on)
    _follow(periods, [merged], SuccessionKind.MERGED, on, legal_text)
    record(
        UnitsMerged(
            unit_id=merged.unit_id,
            name=merged.name_vi,
            before_ids=[period.unit_id for period in periods],
            before=", ".join(period.name_vi for period in periods),
            on=on,
        ),
        actor=actor,
        note=legal_text,
    )
    return merged.unit_id


@transaction.atomic
def split_unit(
    *, unit_id: int, parts: Sequence[NewUnit], on: date, actor: Actor, legal_text: str = ""
) -> list[int]:
    """A unit becomes several new ones on a day; returns their ids.

    They stand where it stood. What stands below it must be moved or ended before, as nobody else
    can say to which part it belongs.
    """
    if len(parts) < 2:
        raise Refused(_("A unit is split into at least two."))
    period = arranging.hold(unit_id, on, actor)
    arranging.require_nothing_below(period, on)
    upper = _upper_of(period, on)
    arranging.end(period, on - _DAY)
    made = [
        arranging.set_up(
            part, like=period.unit, kind=period.unit.kind, type_=period.type, upper=upper, on=on
        )
        for part in parts
    ]
    _follow([period], made, SuccessionKind.SPLIT, on, legal_text)
    record(
        UnitSplit(
            unit_id=unit_id,
            name=period.name_vi,
            after_ids=[each.unit_id for each in made],
            after=", ".join(each.name_vi for each in made),
            on=on,
        ),
        actor=actor,
        note=legal_text,
    )
    return [each.unit_id for each in made]


def _upper_of(period: UnitPeriod, on: date) -> UnitPeriod | None:
    """The unit above; a top unit has none. Whoever may arrange a unit may put another beside it."""
    rows = UnitPeriod.objects.filter(unit=period.upper_id, valid_from__lte=on)
    return rows.order_by("-valid_from").first() if period.upper_id else None


def _standing_below(period: UnitPeriod, on: date) -> list[UnitPeriod]:
    """What stands directly below on the day; a later change of one of them is refused."""
    rows = UnitPeriod.objects.filter(upper=period.unit_id).select_related("unit")
    if rows.filter(valid_from__gt=on).exists():
        raise Refused(
            _("A later change below %s is recorded already: choose a day after it.")
            % period.name_vi
        )
    return [row for row in rows if row.valid_to is None or row.valid_to >= on]


def _follow(
    before: Sequence[UnitPeriod],
    after: Sequence[UnitPeriod],
    kind: SuccessionKind,
    on: date,
    legal_text: str,
) -> None:
    Succession.objects.bulk_create(
        Succession(
            before_id=old.unit_id, after_id=new.unit_id, kind=kind, date=on, legal_text=legal_text
        )
        for old in before
        for new in after
    )
