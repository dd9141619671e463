"""Screens of one's cases: the list, one case, its papers."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.organisations.queries import calendar_of
from motcua.instruments.documents.queries import read
from motcua.kit.errors import NotFound
from motcua.services.cases.queries.applicant import CaseView, case_of, cases_of
from motcua.services.cases.queries.drafts import drafts_of
from motcua.web.shared.access import ActingRequest, SignedIn, open_to
from motcua.web.shared.clock import clock_parameters
from motcua.web.shared.files import stored_file


@require_GET
@open_to(SignedIn)
def mine(request: ActingRequest) -> HttpResponse:
    """Drafts to go on with, and cases to follow."""
    return render(
        request,
        "portal/cases/mine.html",
        {"drafts": drafts_of(request.actor), "cases": cases_of(request.actor)},
    )


@require_GET
@open_to(SignedIn)
def submitted(request: ActingRequest, receipt: str) -> HttpResponse:
    """Right after handing in: the number, the date, the receipt."""
    return render(request, "portal/cases/submitted.html", _context(request, receipt))


@require_GET
@open_to(SignedIn)
def case(request: ActingRequest, receipt: str) -> HttpResponse:
    """How a case stands: the date first, then why, where it is and what comes next."""
    return render(request, "portal/cases/case.html", _context(request, receipt))


@require_GET
@open_to(SignedIn)
def receipt_pdf(request: ActingRequest, receipt: str) -> HttpResponse:
    """The receipt, once the worker has written it."""
    view = _own(request, receipt)
    if not view.receipt_sha256:
        raise NotFound(_("The receipt is being written. Load this page again in a few seconds."))
    return _pdf(view.receipt_sha256, f"bien-nhan-{receipt}.pdf")


@require_GET
@open_to(SignedIn)
def result_pdf(request: ActingRequest, receipt: str) -> HttpResponse:
    """The signed result."""
    view = _own(request, receipt)
    if not view.result_sha256:
        raise NotFound(_("There is no result yet. We tell you here as soon as it is signed."))
    return _pdf(view.result_sha256, f"ket-qua-{view.line.code}.pdf")


@require_GET
@open_to(SignedIn)
def paper(request: ActingRequest, receipt: str, address: str) -> HttpResponse:
    """A file that was handed in, for the one who did."""
    for line in _own(request, receipt).papers:
        if line.address == address:
            return stored_file(read(line.sha256), name=line.name, media_type=line.media_type)
    raise NotFound(_("There is no such file in this case."))


def _own(request: ActingRequest, receipt: str) -> CaseView:
    return case_of(receipt, actor=request.actor, language=get_language() or "vi")


def _context(request: ActingRequest, receipt: str) -> dict[str, object]:
    view = _own(request, receipt)
    return {
        "case": view,
        "clock": clock_parameters(
            view.received_at or timezone.now(),
            view.expected_at,
            calendar_of(view.unit.id),
            done=view.line.issued_at,
        ),
        "reasons": [{"text": text, "source": source} for text, source in view.reasons],
    }


def _pdf(sha256: str, name: str) -> HttpResponse:
    return stored_file(read(sha256), name=name, media_type="application/pdf")
