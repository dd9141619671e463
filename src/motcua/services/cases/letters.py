"""The letters of a case: what is kept of it, told as the templates of its release read it."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise

from motcua.foundation.identity.queries import person
from motcua.foundation.organisations.queries import unit
from motcua.services.cases.asked import document_for, fee_said, way_of
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
    Party,
    Request,
    decision_facts,
    receipt_facts,
    signature_facts,
    templates_of,
)
from motcua.services.catalogue.queries.releases import values_of
from motcua.services.catalogue.queries.service import case_of, release


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
    decision = Decision(
        day=timezone.localdate(case.issued_at),
        number=case.result_number,
        signer=signer,
        title=title,
        verify_code=case.verify_code or "",
        reason=case.reason,
    )
    facts = decision_facts(_request(case, notice), decision)
    return _letter(case, document_for(case).template, facts, signed=True)


def signature(case: Case, *, signer: str, at: datetime) -> Letter:
    """What the digital signature shows of itself on the paper."""
    organisation = unit(case.competent_unit_id).name_vi
    facts = signature_facts(signer, organisation, timezone.localtime(at))
    return _letter(case, SIGNATURE, facts, signed=True)


def draft_of_result(case_id: int, *, at: datetime) -> bytes:
    """The document as it would be signed now, marked as a draft; nothing is drawn or kept."""
    case = Case.objects.get(pk=case_id)
    case.outcome = case.outcome or Outcome.GRANTED
    case.issued_at = case.issued_at or at
    case.result_number = case.result_number or "…"
    case.verify_code = case.verify_code or "····-····-····"
    return result(case, signer="", title="", notice=DRAFT).as_pdf(at)


def _request(case: Case, notice: Promise | None = None) -> Request:
    own, content = unit(case.competent_unit_id), release(case.release_id)
    definition, at = content.definition, timezone.localtime(case.submitted_at)
    kind = case_of(definition, way_of(case).values)
    return Request(
        definition=definition,
        agency=Agency(
            name=own.name_vi,
            place=own.short_vi[:1].upper() + own.short_vi[1:],
            upper=unit(own.upper_id).name_vi if own.upper_id else None,
        ),
        applicant=_party(case),
        environment=values_of(definition.code),
        submitted_at=at,
        answers=case.answers,
        case=kind.key if kind else "",
        fee=fee_said(case),
        code=case.code,
        handed_in_by=case.handed_in_by.full_name if case.handed_in_by else None,
        notice=notice or (TRIAL if settings.DEMO else None),
    )


def _party(case: Case) -> Party:
    """In whose name it is asked for."""
    if case.entity:
        return Party(case.entity.name, case.entity.code)
    asks = person(case.applicant_id)
    return Party(asks.full_name, asks.personal_number, asks.birth_date, asks.sex)


def _letter(case: Case, main: str, facts: dict[str, object], *, signed: bool = False) -> Letter:
    return Letter(templates_of(release(case.release_id).files), main, facts, signed)
