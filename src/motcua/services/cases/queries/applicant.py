"""What an applicant sees: drafts and cases of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import UnitLine, draft_rules, unit
from motcua.instruments.forms.clean import unanswered
from motcua.instruments.forms.model import Words
from motcua.instruments.forms.show import AnswerLine, answer_lines
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.cases import permissions
from motcua.services.cases.enums import CaseState
from motcua.services.cases.models import Case, CasePaper, Draft, DraftPaper
from motcua.services.cases.queries.party import party_rows
from motcua.services.catalogue.queries.service import ReleaseContent, release


@dataclass(frozen=True)
class PaperLine:
    """A file that was given for a paper."""

    key: str
    address: str
    """How a page names the file, as ``birth_paper-2``."""
    paper: Words
    name: str
    size: int
    pages: int
    sha256: str
    media_type: str


@dataclass(frozen=True)
class DraftView:
    id: UUID
    content: ReleaseContent
    answers: dict[str, Any]
    papers: list[PaperLine]
    changed_at: datetime
    kept_until: datetime | None
    """When it is deleted if nobody changes it; None where that is not set."""
    begun_by: str
    """Who began it for the applicant under a mandate; empty for the applicant."""

    @property
    def given(self) -> dict[str, Any]:
        """Answers and papers together, by the key of their question."""
        return self.answers | {paper.key: "given" for paper in self.papers}

    def papers_for(self, key: str) -> list[PaperLine]:
        """The files that were given for one paper, in their order."""
        return [paper for paper in self.papers if paper.key == key]

    @property
    def is_whole(self) -> bool:
        return not unanswered(self.content.form, self.given)


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

    @property
    def is_received(self) -> bool:
        return self.received_at is not None


def draft_of(draft_id: UUID, *, actor: Actor) -> DraftView:
    """One's own draft. Raises ``NotFound`` for anybody else's."""
    draft = Draft.objects.prefetch_related("papers").filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise NotFound(_("There is no such draft among yours."))
    return _draft_view(draft, draft_rules().kept)


def drafts_of(actor: Actor) -> list[DraftView]:
    """What an applicant has begun, the newest first."""
    rows = party_rows(Draft.objects.prefetch_related("papers"), actor).order_by("-changed_at")
    kept, found = draft_rules().kept, list(rows.select_related("begun_by"))
    return [_draft_view(row, kept) for row in found]


def receipt_of_draft(draft_id: UUID, *, actor: Actor) -> str | None:
    """The receipt number of the case that a draft became, if it is one's own."""
    case = party_rows(Case.objects.filter(draft_id=draft_id), actor).first()
    return case.receipt if case else None


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
        papers=[_paper(content, paper) for paper in row.papers.all()],
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
    )


def _draft_view(row: Draft, kept: timedelta | None) -> DraftView:
    content = release(row.release_id)
    return DraftView(
        id=row.pk,
        content=content,
        answers=row.answers,
        papers=[_paper(content, paper) for paper in row.papers.all()],
        changed_at=row.changed_at,
        kept_until=row.changed_at + kept if kept is not None else None,
        begun_by=row.begun_by.full_name if row.begun_by else "",
    )


def _paper(content: ReleaseContent, row: DraftPaper | CasePaper) -> PaperLine:
    paper = content.definition.paper(row.key)
    return PaperLine(
        key=row.key,
        address=row.address,
        paper=paper.name if paper else {"vi": row.key, "en": row.key},
        name=row.name,
        size=row.size,
        pages=row.pages,
        sha256=row.sha256,
        media_type=row.media_type,
    )
