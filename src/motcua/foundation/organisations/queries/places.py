"""Where people go: provinces, their communes, and the counter of each."""

from datetime import date

from django.db.models import Case, IntegerField, Value, When

from motcua.foundation.organisations.enums import UnitKind
from motcua.foundation.organisations.queries.units import UnitLine, line, periods

_CENTRE_FIRST = Case(
    When(unit__kind=UnitKind.SERVICE_CENTRE, then=Value(0)), default=1, output_field=IntegerField()
)


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
