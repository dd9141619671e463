"""Putting versions in force: many at once, in few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Model, Value
from django.db.models.functions import Greatest

from motcua.services.catalogue.actions.rows import Row, insert_rows, new_ids
from motcua.services.catalogue.models import (
    Agency,
    ChannelRow,
    Doubt,
    LegalBasis,
    Paper,
    PaperCase,
    Procedure,
    Result,
    Version,
)
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.rules.structure import Structure


@dataclass(frozen=True)
class Publication:
    """By whom, when and from when on records are put in force."""

    valid_from: date
    recorded_at: datetime
    source: str = ""
    publisher_id: int | None = None
    decided_on: date | None = None


type Pair = tuple[Procedure, ProcedureRecord]


def put_in_force(pairs: Sequence[Pair], publication: Publication) -> list[int]:
    """A new version of each procedure from its record; the version before it ends that day.

    A procedure may be unsaved; what its lists and the search show is filled from the record. Gives
    the keys of the versions.
    """
    if not pairs:
        return []
    known = [procedure.pk for procedure, _ in pairs if procedure.pk is not None]
    unsaved = [procedure for procedure, _ in pairs if procedure.pk is None]
    for procedure, key in zip(unsaved, new_ids(Procedure, len(unsaved)), strict=True):
        procedure.pk = key
    keys = new_ids(Version, len(pairs))
    insert_rows(
        Procedure,
        [
            _procedure(key, procedure, record)
            for key, (procedure, record) in zip(keys, pairs, strict=True)
        ],
        instead_of="code",
    )
    newest = _end_those_before(known, publication.valid_from)
    insert_rows(
        Version,
        [
            _version(key, procedure.pk, newest.get(procedure.pk, 0) + 1, record, publication)
            for key, (procedure, record) in zip(keys, pairs, strict=True)
        ],
    )
    structures = (record.structure for _, record in pairs)
    _write_rows(list(zip(keys, structures, strict=True)))
    return keys


def _procedure(key: int, procedure: Procedure, record: ProcedureRecord) -> Row:
    """What lists and the search show, and the version in force."""
    structure = record.structure
    return {
        "id": procedure.pk,
        "code": procedure.code,
        "in_force_id": key,
        "record_hash": procedure.record_hash,
        "everyday": procedure.everyday,
        "name": record.name,
        "sector": record.sector,
        "levels": structure.levels,
        "subjects": structure.subjects,
        "channels": list(dict.fromkeys(row.channel for row in structure.channels)),
        **vars(record.found_by),
    }


def _end_those_before(known: Sequence[int], day: date) -> Mapping[int, int]:
    """End the versions in force; the number of each procedure's newest version."""
    if not known:
        return {}
    in_force = Version.objects.filter(procedure__in=known, valid_to=None)
    in_force.update(valid_to=Greatest("valid_from", Value(day)))
    newest = Version.objects.filter(procedure__in=known).values("procedure")
    return dict(newest.annotate(newest=Max("number")).values_list("procedure", "newest"))


def _version(
    key: int, procedure_id: int, number: int, record: ProcedureRecord, publication: Publication
) -> Row:
    structure = record.structure
    return {
        "id": key,
        "procedure_id": procedure_id,
        "number": number,
        "name": record.name,
        "decision": record.decision,
        "decided_on": publication.decided_on,
        "publisher_id": publication.publisher_id,
        "valid_from": publication.valid_from,
        "kind": record.kind,
        "sector": record.sector,
        "levels": structure.levels,
        "subjects": structure.subjects,
        "steps": record.steps,
        "conditions": record.conditions,
        "reception_address": record.reception_address,
        "keywords": structure.keywords,
        "about": structure.about,
        "related": structure.related,
        "source_url": record.source_url,
        "source": publication.source,
        "record": record.record,
        "recorded_at": publication.recorded_at,
    }


_TABLES: Sequence[tuple[type[Model], str]] = (
    (Result, "results"),
    (LegalBasis, "laws"),
    (Agency, "agencies"),
    (Doubt, "doubts"),
)
"""Tables whose columns are named as the fields of their rows, and the part that holds those."""


def _write_rows(structures: Sequence[tuple[int, Structure]]) -> None:
    """The rows of all versions, by their keys, in one statement a table."""
    for model, part in _TABLES:
        insert_rows(
            model,
            [
                {"version_id": key, "place": place, **vars(row)}
                for key, structure in structures
                for place, row in enumerate(getattr(structure, part))
            ],
        )
    insert_rows(
        ChannelRow,
        [
            {"version_id": key, "place": place, **vars(row), "unit": row.unit or ""}
            for key, structure in structures
            for place, row in enumerate(structure.channels)
        ],
    )
    _write_cases(structures)


def _write_cases(structures: Sequence[tuple[int, Structure]]) -> None:
    cases = [
        (key, place, case)
        for key, structure in structures
        for place, case in enumerate(structure.cases)
    ]
    case_keys = new_ids(PaperCase, len(cases))
    insert_rows(
        PaperCase,
        [
            {
                "id": case_key,
                "version_id": key,
                "place": place,
                "heading": case.heading,
                "notes": case.notes,
            }
            for case_key, (key, place, case) in zip(case_keys, cases, strict=True)
        ],
    )
    insert_rows(
        Paper,
        [
            {"case_id": case_key, "place": place, **vars(paper)}
            for case_key, (_, _, case) in zip(case_keys, cases, strict=True)
            for place, paper in enumerate(case.papers)
        ],
    )
