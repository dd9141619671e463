"""Where people go: provinces, their communes, and the counter of each."""

import re
from collections.abc import Collection
from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from motcua.foundation.organisations.enums import UnitKind
from motcua.foundation.organisations.models import Profile, UnitPeriod
from motcua.foundation.organisations.queries.history import restated
from motcua.foundation.organisations.queries.units import UnitLine, line, periods, units
from motcua.kit.text import fold

_CENTRE_FIRST = Case(
    When(unit__kind=UnitKind.SERVICE_CENTRE, then=Value(0)), default=1, output_field=IntegerField()
)


_CANDIDATES = 5
"""Places of former days that are followed to today; an address names one, rarely a few."""


def are_whole() -> bool:
    """Whether the places of the whole country are here, and not the operator's own alone."""
    return Profile.objects.filter(whole=True).exists()


def provinces(on: date) -> list[UnitLine]:
    """The provinces of a day, by the alphabet."""
    rows = periods(on).filter(unit__kind=UnitKind.PROVINCE)
    return [line(row) for row in rows.order_by("sorting", "pk")]


def communes(province: UnitLine, on: date) -> list[UnitLine]:
    """The communes of a province, by the alphabet."""
    rows = periods(on).filter(unit__kind=UnitKind.COMMUNE, path__startswith=province.path)
    return [line(row) for row in rows.order_by("sorting", "pk")]


def place_by_code(code: str, on: date) -> UnitLine | None:
    """The place that has this code on a day, if one has."""
    kinds = (UnitKind.PROVINCE, UnitKind.COMMUNE)
    row = periods(on).filter(unit__kind__in=kinds, unit__code=code).first()
    return line(row) if row else None


def counter_of(place: UnitLine, on: date) -> UnitLine | None:
    """Where the people of a place hand things in: its public administration service centre.

    Where none is known, the authority of the place; None where that is not known either.
    """
    kinds = (UnitKind.SERVICE_CENTRE, UnitKind.AUTHORITY)
    rows = periods(on).filter(unit__kind__in=kinds, unit__place_code=place.code)
    row = rows.order_by(_CENTRE_FIRST, "sorting", "pk").first()
    return line(row) if row else None


def authority_of(place_code: str, on: date) -> UnitLine | None:
    """The authority of the place with this code on a day; None where none is known."""
    row = periods(on).filter(unit__kind=UnitKind.AUTHORITY, unit__place_code=place_code).first()
    return line(row) if row else None


def of_former_days(address: str, on: date) -> list[tuple[UnitLine, UnitLine]]:
    """Province and commune of today for an address that names a commune of former days.

    The address is written with commas, as ``phường Bình Hiên, quận Hải Châu, Đà Nẵng``; marks and
    the words for the kinds of places may be missing. The more of its parts a place of then stood
    in, the likelier; only the likeliest are followed.
    """
    parts = [folded for part in re.split("[,;]", address) if (folded := fold(part))]
    former = UnitPeriod.objects.filter(
        _called(parts), unit__kind=UnitKind.COMMUNE, valid_to__lt=on
    ).select_related("unit")
    lines = [line(row) for row in former] if parts else []
    above = units({upper for each in lines for upper in each.upper_ids})
    marks = {each.id: _named(parts, [above[upper] for upper in each.upper_ids]) for each in lines}
    best = [each for each in lines if marks[each.id] == max(marks.values())][:_CANDIDATES]
    found = {now.id: now for each in best for now in restated(each.id, on)}
    upper = units({now.upper_ids[0] for now in found.values() if now.upper_ids}, on)
    return [(upper[now.upper_ids[0]], now) for now in found.values() if now.upper_ids]


def _called(parts: Collection[str]) -> Q:
    """One of these is the name, with or without the word for its kind."""
    condition = Q(folded__in=parts)
    for part in parts:
        condition |= Q(folded__endswith=f" {part}")
    return condition


def _named(parts: Collection[str], above: Collection[UnitLine]) -> int:
    """How many of the places above are among the parts."""
    names = [f" {fold(each.name_vi)}" for each in above]
    return sum(any(name.endswith(f" {part}") for part in parts) for name in names)
