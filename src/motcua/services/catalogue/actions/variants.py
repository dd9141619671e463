"""What a province or a unit does otherwise."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.actions.edition import catalogue_changed
from motcua.services.catalogue.enums import Channel, TimeUnit
from motcua.services.catalogue.events import VariantEnded, VariantSet
from motcua.services.catalogue.models import LocalVariant, Procedure
from motcua.services.catalogue.queries.drafts import record_in_force
from motcua.services.catalogue.queries.publishing import may_lengthen
from motcua.services.catalogue.rules.structure import MOST_FEE as MOST_FEE
from motcua.services.catalogue.rules.structure import MOST_TIME as MOST_TIME
from motcua.services.catalogue.rules.variants import lengthens


@dataclass(frozen=True)
class Variant:
    """A limit or a fee of a unit's own, with its law; empty channel concerns every channel."""

    law: str
    valid_from: date
    valid_to: date | None = None
    channel: str = ""
    limit: Decimal | None = None
    limit_unit: str = ""
    fee: Decimal | None = None
    currency: str = ""
    remark: str = ""


@transaction.atomic
def set_variant(*, code: str, unit_id: int, variant: Variant, actor: Actor) -> LocalVariant:
    """What a unit and all below it do otherwise, from a day on; earlier ones stay as they are."""
    procedure = Procedure.objects.select_for_update().filter(code=code).first()
    if procedure is None:
        raise NotFound(_("There is no procedure with the code %s.") % code[:30])
    if not permissions.may_vary(actor, unit_id):
        raise NotAllowed(_("You cannot set what this unit does otherwise."))
    _check(variant, procedure)

    row = LocalVariant.objects.create(procedure=procedure, unit_id=unit_id, **asdict(variant))
    record(
        VariantSet(procedure_id=procedure.pk, variant_id=row.pk, unit_id=unit_id, code=code),
        actor=actor,
    )
    catalogue_changed()
    return row


@transaction.atomic
def end_variant(*, variant_id: int, valid_to: date, actor: Actor) -> LocalVariant:
    """End what a unit did otherwise; ``valid_to`` is its last day."""
    found = LocalVariant.objects.select_for_update(of=["self"]).select_related("procedure")
    row = found.filter(pk=variant_id).first()
    if row is None:
        raise NotFound(_("There is no such local rule."))
    if not permissions.may_vary(actor, row.unit_id):
        raise NotAllowed(_("You cannot set what this unit does otherwise."))
    if valid_to < row.valid_from:
        raise Refused(_("It cannot end before it began."))

    row.valid_to = valid_to
    row.save(update_fields=["valid_to"])
    record(
        VariantEnded(
            procedure_id=row.procedure_id,
            variant_id=row.pk,
            unit_id=row.unit_id,
            code=row.procedure.code,
            valid_to=valid_to,
        ),
        actor=actor,
    )
    catalogue_changed()
    return row


def _check(variant: Variant, procedure: Procedure) -> None:
    try:
        channel = Channel(variant.channel) if variant.channel else None
        unit = TimeUnit(variant.limit_unit) if variant.limit is not None else None
    except ValueError:
        raise Refused(_("Choose the channel and the unit of time from the lists.")) from None
    if (variant.limit or 0) >= MOST_TIME or (variant.fee or 0) >= MOST_FEE:
        raise Refused(_("No limit and no fee is as great as this."))
    if variant.limit is None and variant.fee is None:
        raise Refused(_("Give a limit or a fee that differs from the national record."))
    if not variant.law.strip():
        raise Refused(_("Name the resolution or decision that sets it."))
    if variant.valid_to is not None and variant.valid_to < variant.valid_from:
        raise Refused(_("It cannot end before it began."))
    national = record_in_force(procedure)
    if variant.limit is None or unit is None or national is None or may_lengthen():
        return
    if lengthens(national.structure.channels, channel, variant.limit, unit):
        raise Refused(_("A unit may shorten the national limit, not lengthen it."))
