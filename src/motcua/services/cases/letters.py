"""The letters of a case: what is kept of it, told as the templates of its release read it."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise

from motcua.foundation.identity.queries import person
from motcua.foundation.organisations.queries import unit
from motcua.services.cases.enums import Outcome
from motcua.services.cases.models import Case
from motcua.services.catalogue.letters import (
    DRAFT,
    RECEIPT,
    SIGNATURE,
    TRIAL,
    Agency,
    Decision,
    Letter,
    PaperFacts,
    Request,
    decision_facts,
    receipt_facts,
    signature_facts,
    templates_of,
)
from motcua.services.catalogue.queries.service import release


def receipt(case: Case) -> Letter:
    """What was handed in: every file with name, size, pages and SHA-256, and the day to expect."""
    papers = [
        PaperFacts(paper.key, paper.name, paper.size, paper.pages, paper.sha256)
        for paper in case.papers.all()
    ]
    return _letter(
        case, RECEIPT, receipt_facts(_request(case), case.receipt, papers, case.expected)
    )


def result(case: Case, *, signer: str, title: str, notice: Promise | None = None) -> Letter:
    """The document that ends a case, numbered and with the code to check it by."""
    definition = release(case.release_id).definition
    document = definition.result if case.outcome == Outcome.GRANTED else definition.refusal
    decision = Decision(
        day=timezone.localdate(case.issued_at),
        number=case.result_number,
        signer=signer,
        title=title,
        verify_code=case.verify_code or "",
        reason=case.reason,
    )
    return _letter(case, document.template, decision_facts(_request(case, notice), decision))


def signature(case: Case, *, signer: str, at: datetime) -> Letter:
    """What the digital signature shows of itself on the paper."""
    organisation = unit(case.competent_unit_id).name_vi
    return _letter(case, SIGNATURE, signature_facts(signer, organisation, timezone.localtime(at)))


def draft_of_result(case_id: int, *, at: datetime) -> bytes:
    """The document as it would be signed now, marked as a draft; nothing is drawn or kept."""
    case = Case.objects.get(pk=case_id)
    case.outcome = case.outcome or Outcome.GRANTED
    case.issued_at = case.issued_at or at
    case.result_number = case.result_number or "…"
    case.verify_code = case.verify_code or "····-····-····"
    return result(case, signer="", title="", notice=DRAFT).as_pdf(at)


def _request(case: Case, notice: Promise | None = None) -> Request:
    own = unit(case.competent_unit_id)
    return Request(
        definition=release(case.release_id).definition,
        agency=Agency(
            name=own.name_vi,
            place=own.short_vi[:1].upper() + own.short_vi[1:],
            upper=unit(own.upper_id).name_vi if own.upper_id else None,
        ),
        applicant=case.entity.name if case.entity else person(case.applicant_id).full_name,
        submitted_at=timezone.localtime(case.submitted_at),
        answers=case.answers,
        code=case.code,
        handed_in_by=case.handed_in_by.full_name if case.handed_in_by else None,
        notice=notice or (TRIAL if settings.DEMO else None),
    )


def _letter(case: Case, main: str, facts: dict[str, object]) -> Letter:
    return Letter(templates_of(release(case.release_id).files), main, facts)
