"""What is kept of one person here, and who of the office looked at it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.foundation.identity.queries import names_of
from motcua.foundation.organisations.queries import units
from motcua.instruments.forms.model import Words
from motcua.kit.actor import Actor
from motcua.services.cases.models import Case, CasePaper, CaseView, Draft, DraftPaper
from motcua.services.catalogue.queries.service import release

SHOWN = 200
"""Lines of the page; the export holds all."""


@dataclass(frozen=True)
class LookLine:
    """Somebody of the office opened one's case; within an hour once."""

    who: str
    unit: str
    service: Words
    receipt: str
    at: datetime


@dataclass(frozen=True)
class OwnFile:
    """A file to hand out: its place in the export, and the hash it is stored under."""

    path: str
    sha256: str


def looks_at(actor: Actor, *, most: int | None = SHOWN) -> list[LookLine]:
    """Who looked at one's own cases, the newest first."""
    rows = CaseView.objects.filter(case__applicant=actor.person_id, case__entity=None)
    found = list(rows.select_related("case").order_by("-at", "-pk")[:most])
    names = names_of({row.account_id for row in found})
    offices = units({row.case.competent_unit_id for row in found})
    return [
        LookLine(
            who=names[row.account_id],
            unit=offices[row.case.competent_unit_id].name,
            service=release(row.case.release_id).definition.name,
            receipt=row.case.code or row.case.receipt,
            at=row.at,
        )
        for row in found
    ]


def kept_of(person_id: int) -> dict[str, Any]:
    """A person's own drafts and cases with the names of their files, as JSON values."""
    drafts = Draft.objects.filter(applicant=person_id, entity=None).prefetch_related("papers")
    cases = Case.objects.filter(applicant=person_id, entity=None).prefetch_related("papers")
    return {
        "drafts": [_values(row) for row in drafts.order_by("created_at")],
        "cases": [_values(row) for row in cases.order_by("submitted_at")],
    }


def files_of(person_id: int) -> Iterator[OwnFile]:
    """Every file of a person's own drafts and cases: given, receipts and results."""
    drafts = DraftPaper.objects.filter(draft__applicant=person_id, draft__entity=None)
    for given in drafts.order_by("pk"):
        yield OwnFile(f"drafts/{given.draft_id}/{given.address}-{given.name}", given.sha256)
    own = Case.objects.filter(applicant=person_id, entity=None).order_by("submitted_at")
    for paper in CasePaper.objects.filter(case__in=own).select_related("case").order_by("pk"):
        yield OwnFile(f"cases/{paper.case.receipt}/{paper.address}-{paper.name}", paper.sha256)
    for case in own:
        if case.receipt_sha256:
            yield OwnFile(f"cases/{case.receipt}/receipt.pdf", case.receipt_sha256)
        if case.result_sha256:
            yield OwnFile(f"cases/{case.receipt}/result.pdf", case.result_sha256)


def _values(row: Draft | Case) -> dict[str, Any]:
    """The columns of a row by their names, and its papers."""
    content = release(row.release_id)
    values: dict[str, Any] = {"service": content.definition.code}
    values |= {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    papers = [
        {"key": p.key, "name": p.name, "size": p.size, "sha256": p.sha256} for p in row.papers.all()
    ]
    return values | {"papers": papers}
