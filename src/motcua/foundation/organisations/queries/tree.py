"""The tree as it was on any day: what stands below, what stands above, who is where.

Where a unit stood is a text of ids (``UnitPeriod.path``), so each question is one indexed query,
however deep or large the tree is.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When

from motcua.foundation.organisations import rules
from motcua.foundation.organisations.enums import AGENCIES, PLACES, CodeSystem, UnitKind
from motcua.foundation.organisations.models import NAMES, UnitCode, UnitPeriod
from motcua.foundation.organisations.queries.units import UnitLine, in_force, line, periods, units
from motcua.kit.text import words

_AUTHORITIES_FIRST = Case(
    When(unit__kind=UnitKind.AUTHORITY, then=0), default=1, output_field=IntegerField()
)
RANKED = 2000
"""Units found up to which authorities stand first: more need an order that an index has."""
PAGE = 50
"""Units on one page of a list."""


def top_units(on: date, *, places: bool = False, page: int = 1) -> list[UnitLine]:
    """Units with nothing above, agencies or places, by the alphabet; one more than ``PAGE``."""
    return _page(periods(on).filter(_of_kind(places), upper=None).order_by("sorting", "pk"), page)


def all_units(on: date, *, places: bool = False, page: int = 1) -> list[UnitLine]:
    """All agencies or all places, by the alphabet; one more than ``PAGE`` if there are more."""
    return _page(periods(on).filter(_of_kind(places)).order_by("sorting", "pk"), page)


def units_below(unit_id: int, on: date, *, page: int = 1) -> list[UnitLine]:
    """The units directly below one, by the alphabet; one more than ``PAGE`` if there are more."""
    return _page(periods(on).filter(upper=unit_id).order_by("sorting", "pk"), page)


def find_units(question: str, on: date, *, places: bool = False, page: int = 1) -> list[UnitLine]:
    """Units whose names hold the beginnings of all words, or whose identifier begins so.

    Case and marks do not matter. Authorities stand first, then the alphabet counts; of very many it
    alone does. One more than ``PAGE`` where there are more.
    """
    rows = periods(on).filter(_of_kind(places)).alias(names=NAMES)
    coded = _coded(question, on)
    found = rows.filter(coded) if coded else rows.filter(names=_words(question))
    too_many = found.values("pk")[RANKED : RANKED + 1].exists()
    first = () if too_many else (_AUTHORITIES_FIRST,)
    return _page(found.order_by(*first, "sorting", "pk"), page)


def units_above(unit: UnitLine, on: date) -> list[UnitLine]:
    """The units above, from the top down."""
    found = units(unit.upper_ids, on)
    return [found[unit_id] for unit_id in unit.upper_ids if unit_id in found]


def subtree(unit_id: int | None, on: date) -> Iterator[UnitLine]:
    """A unit and all below it, or all units, in the order of the tree; read in portions."""
    rows = periods(on)
    if unit_id is not None:
        own = rows.filter(unit=unit_id).values_list("path", flat=True).first()
        if own is None:
            return
        rows = rows.filter(path__startswith=own)
    for row in rows.order_by("path").iterator(chunk_size=2000):
        yield line(row)


def is_within(unit_id: int, upper_ids: Collection[int], on: date) -> bool:
    """Whether a unit was one of these, or stood below one of them."""
    return bool(within([unit_id], upper_ids, on))


def within(unit_ids: Iterable[int], upper_ids: Collection[int], on: date) -> set[int]:
    """Which of these units were, or stood below, one of the others; one query for all of them."""
    wanted = set(upper_ids)
    if not wanted:
        return set()
    rows = UnitPeriod.objects.filter(in_force(on), unit__in=list(unit_ids))
    return {
        unit_id
        for unit_id, path in rows.values_list("unit_id", "path")
        if not wanted.isdisjoint(map(int, path.split(".")[:-1]))
    }


def count_kinds(on: date) -> dict[str, int]:
    """How many units of each kind stood on a day."""
    rows = UnitPeriod.objects.filter(in_force(on)).values_list("unit__kind")
    return dict(rows.annotate(count=Count("pk")).order_by())


def count_types(on: date) -> dict[tuple[str, str], int]:
    """How many places of each kind and type stood on a day."""
    rows = UnitPeriod.objects.filter(in_force(on), unit__kind__in=PLACES)
    counted = rows.values_list("unit__kind", "type").annotate(count=Count("pk")).order_by()
    return {(kind, type_): count for kind, type_, count in counted}


def _of_kind(places: bool) -> Q:
    return Q(unit__kind__in=PLACES if places else AGENCIES)


def _page(rows: QuerySet[UnitPeriod], page: int) -> list[UnitLine]:
    first = (page - 1) * PAGE
    return [line(row) for row in rows[first : first + PAGE + 1]]


def _words(question: str) -> SearchQuery:
    """Each word begins one of the name; a question without a word finds nothing."""
    asked = [part for word in words(question) for part in word.split(".") if part]
    return SearchQuery(" & ".join(f"{w}:*" for w in asked), config="simple", search_type="raw")


def _coded(question: str, on: date) -> Q | None:
    """The agencies whose identifier begins so, in either form; or the place with this code."""
    code = rules.identifier(question)
    holders = UnitCode.objects.filter(in_force(on))
    if rules.is_identifier(code):
        return Q(
            unit__in=holders.filter(system=CodeSystem.AGENCY, code__startswith=code).values("unit")
        )
    if code.isdecimal() and len(code) > 2:
        return Q(unit__in=holders.filter(system=CodeSystem.PLACE, code=code).values("unit"))
    return None
