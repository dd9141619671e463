"""What an applicant sees of their cases."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import UnitLine, unit
from motcua.instruments.forms.model import Words
from motcua.instruments.forms.show import AnswerLine, answer_lines
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.cases import permissions
from motcua.services.cases.asked import document_for, fee_said
from motcua.services.cases.enums import CaseState
from motcua.services.cases.models import Case
from motcua.services.cases.queries.papers import PaperLine as PaperLine
from motcua.services.cases.queries.papers import paper_line
from motcua.services.cases.queries.party import party_rows
from motcua.services.catalogue.queries.service import ReleaseContent, release


@dataclass(frozen=True)
class CaseLine:
    """One line of an applicant's list."""

    receipt: str
    code: str
    service: Words
    state: str
    state_text: str
    outcome: str
    submitted_at: datetime
    due_at: datetime | None
    issued_at: datetime | None
    handed_in_by: str
    """Who handed it in for the applicant under a mandate; empty for the applicant."""


@dataclass(frozen=True)
class CaseView:
    """One case as a whole, for its applicant and for the office."""

    id: int
    line: CaseLine
    content: ReleaseContent
    unit: UnitLine
    applicant_id: int
    party_name: str
    """In whose name it was asked for: the applicant, or the legal entity."""
    answers: list[AnswerLine]
    papers: list[PaperLine]
    expected_at: datetime
    reasons: list[tuple[str, str]]
    received_at: datetime | None
    reason: str
    returned_reason: str
    proposed_by_id: int | None
    receipt_sha256: str
    result_number: str
    result_sha256: str
    verify_code: str
    signed_by: str
    fee: int | None
    document: Words
    """What ends it: its result, or the refusal."""

    @property
    def is_received(self) -> bool:
        return self.received_at is not None


def cases_of(actor: Actor) -> list[CaseLine]:
    """An applicant's cases, the newest first."""
    rows = party_rows(Case.objects.select_related("handed_in_by"), actor).order_by("-submitted_at")
    return [line_of(row, release(row.release_id)) for row in rows]


def case_of(receipt: str, *, actor: Actor, language: str) -> CaseView:
    """One's own case. Raises ``NotFound`` for anybody else's: that it exists is not said."""
    rows = Case.objects.select_related("handed_in_by", "applicant", "entity")
    row = rows.prefetch_related("papers").filter(receipt=receipt).first()
    if row is None or not permissions.is_applicant(actor, row):
        raise NotFound(_("There is no such case among yours."))
    return view_of(row, language)


def line_of(row: Case, content: ReleaseContent) -> CaseLine:
    return CaseLine(
        receipt=row.receipt,
        code=row.code or "",
        service=content.definition.name,
        state=row.state,
        state_text=str(CaseState(row.state).label),
        outcome=row.outcome if row.state == CaseState.ISSUED else "",
        submitted_at=row.submitted_at,
        due_at=row.due_at,
        issued_at=row.issued_at,
        handed_in_by=row.handed_in_by.full_name if row.handed_in_by else "",
    )


def view_of(row: Case, language: str) -> CaseView:
    content = release(row.release_id)
    reasons = (row.due_reasons or row.expected["reasons"])[language]
    return CaseView(
        id=row.pk,
        line=line_of(row, content),
        content=content,
        unit=unit(row.competent_unit_id),
        applicant_id=row.applicant_id,
        party_name=row.entity.name if row.entity else row.applicant.full_name,
        answers=answer_lines(content.form, row.answers, language),
        papers=[paper_line(content, paper) for paper in row.papers.all()],
        expected_at=row.due_at or datetime.fromisoformat(row.expected["at"]),
        reasons=[(text, source) for text, source in reasons],
        received_at=row.received_at,
        reason=row.reason,
        returned_reason=row.returned_reason,
        proposed_by_id=row.proposed_by_id,
        receipt_sha256=row.receipt_sha256,
        result_number=row.result_number,
        result_sha256=row.result_sha256,
        verify_code=row.verify_code or "",
        signed_by=row.signed_by,
        fee=fee_said(row),
        document=document_for(row).name,
    )
