"""The rows of versions, as the structure they were written from."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import Any

from django.db.models import Model

from motcua.services.catalogue import models
from motcua.services.catalogue.enums import AgencyRole, Channel, Flag, Part, TimeUnit
from motcua.services.catalogue.rules import structure as rows
from motcua.services.catalogue.rules.structure import Structure


def structures_of(version_ids: Collection[int]) -> dict[int, Structure]:
    """The structure of each version, in eight statements for any number of them."""
    versions = models.Version.objects.filter(pk__in=version_ids).only(
        "levels", "subjects", "keywords", "about", "related"
    )
    parts = {name: _rows(model, version_ids, read) for name, (model, read) in _TABLES.items()}
    cases = _cases(version_ids)
    return {
        version.pk: Structure(
            levels=tuple(version.levels),
            subjects=tuple(version.subjects),
            keywords=version.keywords,
            about=version.about,
            related=tuple(version.related),
            cases=tuple(cases[version.pk]),
            **{name: tuple(found[version.pk]) for name, found in parts.items()},
        )
        for version in versions
    }


type Rows[T] = Mapping[int, Sequence[T]]
"""Rows by the version they belong to, in their order."""


def _rows[T](model: type[Model], version_ids: Collection[int], read: Callable[[Any], T]) -> Rows[T]:
    found: dict[int, list[T]] = defaultdict(list)
    rows: Iterable[Any] = model._default_manager.filter(version__in=version_ids)
    for row in sorted(rows, key=attrgetter("place")):
        found[row.version_id].append(read(row))
    return found


def _cases(version_ids: Collection[int]) -> Rows[rows.PaperCase]:
    cases = models.PaperCase.objects.filter(version__in=version_ids).order_by("place")
    papers: dict[int, list[rows.Paper]] = defaultdict(list)
    asked = models.Paper.objects.filter(case__version__in=version_ids).order_by("place")
    for paper in asked:
        papers[paper.case_id].append(
            rows.Paper(paper.name, tuple(paper.forms), paper.originals, paper.copies)
        )
    found: dict[int, list[rows.PaperCase]] = defaultdict(list)
    for case in cases:
        found[case.version_id].append(
            rows.PaperCase(case.heading, tuple(papers[case.pk]), tuple(case.notes))
        )
    return found


def _channel_row(row: models.ChannelRow) -> rows.ChannelRow:
    return rows.ChannelRow(
        channel=Channel(row.channel),
        limit=plain(row.limit),
        unit=TimeUnit(row.unit) if row.unit else None,
        fee=plain(row.fee),
        currency=row.currency,
        fee_remark=row.fee_remark,
        remark=row.remark,
    )


def plain(number: Decimal | None) -> Decimal | None:
    """A number of the database without the noughts behind its comma."""
    if number is None:
        return None
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()


def _doubt(row: models.Doubt) -> rows.Doubt:
    return rows.Doubt(Part(row.part), Flag(row.reason), row.original, row.row)


_TABLES: Mapping[str, tuple[type[Model], Callable[[Any], Any]]] = {
    "channels": (models.ChannelRow, _channel_row),
    "results": (models.Result, lambda row: rows.Result(row.name, row.code)),
    "laws": (models.LegalBasis, lambda row: rows.LegalBasis(row.title, row.number)),
    "agencies": (models.Agency, lambda row: rows.Agency(AgencyRole(row.role), row.name)),
    "doubts": (models.Doubt, _doubt),
}
