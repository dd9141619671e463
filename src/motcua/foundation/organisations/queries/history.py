"""What became of units, and what they were."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from motcua.foundation.organisations import rules
from motcua.foundation.organisations.enums import CodeSystem, SuccessionKind
from motcua.foundation.organisations.models import Succession, UnitCode, UnitPeriod
from motcua.foundation.organisations.queries.units import UnitLine, in_force, line, units


@dataclass(frozen=True)
class SuccessionLine:
    """A step from one unit to another, seen from one of them; ``unit`` is the other."""

    unit: UnitLine
    kind: str
    date: date
    legal_text: str

    @property
    def kind_text(self) -> str:
        return str(SuccessionKind(self.kind).label)


@dataclass(frozen=True)
class CodeLine:
    system: str
    code: str
    valid_from: date
    valid_to: date | None

    @property
    def system_text(self) -> str:
        return str(CodeSystem(self.system).label)

    @property
    def old_form(self) -> str:
        """How an agency's identifier was written before Decision 20/2020/QĐ-TTg."""
        return rules.old_form(self.code) if self.system == CodeSystem.AGENCY else ""


def periods_of(unit_id: int) -> list[UnitLine]:
    """How the unit stood from a day to another, the oldest first."""
    rows = UnitPeriod.objects.filter(unit=unit_id).select_related("unit")
    return [line(row) for row in rows.order_by("valid_from")]


def codes_of(unit_id: int) -> list[CodeLine]:
    rows = UnitCode.objects.filter(unit=unit_id).order_by("system", "valid_from")
    return [CodeLine(row.system, row.code, row.valid_from, row.valid_to) for row in rows]


def predecessors(unit_id: int) -> list[SuccessionLine]:
    """Whom the unit followed, as they stood last."""
    rows = Succession.objects.filter(after=unit_id).order_by("date", "before")
    return _lines(list(rows), "before_id")


def successors(unit_id: int) -> list[SuccessionLine]:
    """Who followed the unit, as they stand now."""
    rows = Succession.objects.filter(before=unit_id).order_by("date", "after")
    return _lines(list(rows), "after_id")


def restated(unit_id: int, on: date | None = None) -> list[UnitLine]:
    """The units that stand on a day (today) for this one: itself, or those that followed it.

    Several where it was split; none where it ended without a successor. One query a generation.
    """
    day = on or timezone.localdate()
    seen: set[int] = set()
    current, found = {unit_id}, set()
    while current:
        seen |= current
        standing = UnitPeriod.objects.filter(in_force(day), unit__in=current)
        found |= set(standing.values_list("unit_id", flat=True))
        followed = Succession.objects.filter(before__in=current - found, date__lte=day)
        current = set(followed.values_list("after_id", flat=True)) - seen
    return sorted(units(found, day).values(), key=lambda unit: unit.code)


def place_of(unit: UnitLine, on: date) -> UnitLine | None:
    """The place that an agency serves, as it stands on a day."""
    rows = UnitCode.objects.filter(in_force(on), system=CodeSystem.PLACE, code=unit.place_code)
    unit_id = rows.values_list("unit_id", flat=True).first() if unit.place_code else None
    return units([unit_id], on).get(unit_id) if unit_id else None


def _lines(rows: list[Succession], other: str) -> list[SuccessionLine]:
    lines = units([getattr(row, other) for row in rows])
    return [
        SuccessionLine(lines[getattr(row, other)], row.kind, row.date, row.legal_text)
        for row in rows
    ]
