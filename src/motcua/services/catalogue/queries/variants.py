"""What provinces and units do otherwise than the national record."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from motcua.foundation.organisations.queries import UnitLine, units
from motcua.services.catalogue.models import LocalVariant
from motcua.services.catalogue.queries.structure import plain
from motcua.services.catalogue.queries.words import channel_name, fee_text, limit_text


@dataclass(frozen=True)
class VariantLine:
    """A local limit or fee; None and empty leave the national one, no channel means every one."""

    id: int
    unit: UnitLine
    channel: str
    limit: Decimal | None
    limit_unit: str
    fee: Decimal | None
    currency: str
    remark: str
    law: str
    valid_from: date
    valid_to: date | None

    @property
    def channel_name(self) -> str:
        return channel_name(self.channel)

    @property
    def limit_text(self) -> str:
        return limit_text(self.limit, self.limit_unit)

    @property
    def fee_text(self) -> str:
        return fee_text(self.fee, self.currency)


def variants_of(
    procedure_id: int, *, on: date | None = None, unit_ids: Collection[int] | None = None
) -> tuple[VariantLine, ...]:
    """A procedure's local variants, in force on a day if one is given, of these units if any are.

    For a commune give it and the units above it; the nearest unit's own come last.
    """
    rows = LocalVariant.objects.filter(procedure=procedure_id)
    if on is not None:
        rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)
    if unit_ids is not None:
        rows = rows.filter(unit__in=unit_ids)
    found = list(rows)
    lines = units({row.unit_id for row in found}, on) if found else {}
    shown = [
        VariantLine(
            id=row.pk,
            unit=lines[row.unit_id],
            channel=row.channel,
            limit=plain(row.limit),
            limit_unit=row.limit_unit,
            fee=plain(row.fee),
            currency=row.currency,
            remark=row.remark,
            law=row.law,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in found
    ]
    return tuple(sorted(shown, key=lambda line: (len(line.unit.upper_ids), line.unit.code)))
