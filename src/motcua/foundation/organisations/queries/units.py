"""Units as they are, or were on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.organisations import rules
from motcua.foundation.organisations.enums import CodeSystem, Standing, UnitKind
from motcua.foundation.organisations.models import UnitCode, UnitPeriod
from motcua.kit.errors import NotFound


@dataclass(frozen=True)
class UnitLine:
    """A unit as others show it, in one of its periods; ``short_*`` names the place it serves.

    ``valid_from`` and ``valid_to`` are the period's days. ``sample`` says that the identifier was
    made up for a demonstration.
    """

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
    standing: str
    place_code: str
    path: str

    @property
    def name(self) -> str:
        """In the language of the screen."""
        return self.name_en if get_language() == "en" else self.name_vi

    @property
    def short(self) -> str:
        return self.short_en if get_language() == "en" else self.short_vi

    @property
    def kind_text(self) -> str:
        return str(UnitKind(self.kind).label)

    @property
    def upper_ids(self) -> tuple[int, ...]:
        """The units above, from the top down; without this one."""
        return tuple(int(part) for part in self.path.split(".")[:-2])


def in_force(on: date) -> Q:
    """The condition that a period or a code holds on a day."""
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))


def periods(on: date) -> QuerySet[UnitPeriod]:
    """The periods of all units that stood on a day, with their units."""
    return UnitPeriod.objects.filter(in_force(on)).select_related("unit")


def unit(unit_id: int, on: date | None = None) -> UnitLine:
    """One unit as it stands on a day, today if none is given; an unknown one raises ``NotFound``.

    Where it does not stand on that day, it is shown as it did last before, else as it will first.
    """
    found = units([unit_id], on)
    if unit_id not in found:
        raise NotFound(_("There is no such unit."))
    return found[unit_id]


def units(unit_ids: Iterable[int], on: date | None = None) -> dict[int, UnitLine]:
    """Units by their ids, each as ``unit`` shows it, in one query; unknown ids are left out."""
    day = on or timezone.localdate()
    rows = UnitPeriod.objects.filter(unit__in=list(unit_ids)).select_related("unit")
    best: dict[int, UnitPeriod] = {}
    for row in rows.order_by("valid_from"):
        if row.unit_id not in best or row.valid_from <= day:
            best[row.unit_id] = row
    return {unit_id: line(row) for unit_id, row in best.items()}


def unit_by_code(
    code: str, on: date | None = None, *, system: CodeSystem = CodeSystem.AGENCY
) -> UnitLine:
    """The agency with this identifier in either form, or the place with this code.

    Where several have had it, the one that has it on the day, else the one that had it last. An
    unknown code raises ``NotFound``.
    """
    return unit(id_of_code(code, on, system=system), on)


def id_of_code(code: str, on: date | None = None, *, system: CodeSystem = CodeSystem.AGENCY) -> int:
    """The unit that ``unit_by_code`` finds, in one statement."""
    day = on or timezone.localdate()
    holders = UnitCode.objects.filter(system=system, code=rules.identifier(code))
    now_first = Case(When(in_force(day), then=Value(0)), default=1, output_field=IntegerField())
    holder = holders.order_by(now_first, "-valid_from").values_list("unit_id", flat=True).first()
    if holder is None:
        raise NotFound(_("There is no such unit."))
    return holder


def line(row: UnitPeriod) -> UnitLine:
    """A period, whose unit was read with it, as others show it."""
    return UnitLine(
        id=row.unit_id,
        code=row.unit.code,
        name_vi=row.name_vi,
        name_en=row.name_en,
        short_vi=row.short_vi,
        short_en=row.short_en,
        upper_id=row.upper_id,
        kind=row.unit.kind,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        sample=row.unit.standing == Standing.SAMPLE,
        standing=row.unit.standing,
        place_code=row.unit.place_code,
        path=row.path,
    )
