"""One case on one page: answers, papers, law, acts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries import calendar_of
from motcua.instruments.documents.queries import preview, read
from motcua.kit.errors import NotFound
from motcua.services.cases.actions.decision import propose
from motcua.services.cases.actions.looking import note_view
from motcua.services.cases.actions.reception import receive_case
from motcua.services.cases.queries.applicant import PaperLine
from motcua.services.cases.queries.office import OfficeView, draft_of_result, office_case
from motcua.web.office.lines import left_of
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.clock import clock_parameters
from motcua.web.shared.files import stored_file

SHOWN_PAGES = 5
"""Pages of a paper that stand on the case's page; the file itself is one press away."""
OFFICE = (Role.COUNTER, Role.OFFICER, Role.LEADER)


@require_GET
@open_to(*OFFICE)
def case(request: ActingRequest, receipt: str) -> HttpResponse:
    """Everything one needs to move the case on."""
    view = opened(request, receipt)
    return render(request, "office/case.html", case_context(view))


@require_POST
@open_to(Role.COUNTER)
def receive(request: ActingRequest, receipt: str) -> HttpResponse:
    """Take the case."""
    view = opened(request, receipt)
    case = receive_case(case_id=view.case.id, actor=request.actor, now=timezone.now())
    messages.success(request, _("Received under the code %s.") % case.code)
    return redirect("office:case", receipt)


@require_POST
@open_to(Role.OFFICER)
def propose_decision(request: ActingRequest, receipt: str) -> HttpResponse:
    """Propose to grant, or to refuse with the reason."""
    view = opened(request, receipt)
    outcome, reason = request.POST.get("outcome", ""), request.POST.get("reason", "")
    if outcome == "refused" and not reason.strip():
        error = _("A refusal needs its reason: the applicant reads it.")
        return render(request, "office/case.html", case_context(view, error), status=422)
    propose(case_id=view.case.id, outcome=outcome, reason=reason, actor=request.actor)
    messages.success(request, _("Your proposal lies in the leader's signing tray."))
    return redirect("office:desk")


@require_GET
@open_to(*OFFICE)
def paper(request: ActingRequest, receipt: str, address: str) -> HttpResponse:
    """A file of the case."""
    line = _paper_of(request, receipt, address)
    return stored_file(read(line.sha256), name=line.name, media_type=line.media_type)


@require_GET
@open_to(*OFFICE)
def paper_page(request: ActingRequest, receipt: str, address: str, page: int) -> HttpResponse:
    """One page of a file as a picture, drawn where a bad file can do no harm."""
    line = _paper_of(request, receipt, address)
    picture = preview(read(line.sha256), page=page - 1)
    if picture is None:
        raise NotFound(_("This page cannot be shown as a picture. Open the file itself."))
    return stored_file(picture, name=f"{line.address}-{page}.png", media_type="image/png")


@require_GET
@open_to(*OFFICE)
def draft_pdf(request: ActingRequest, receipt: str) -> HttpResponse:
    """The result as it would be signed now, without number and signature."""
    view = opened(request, receipt)
    pdf = draft_of_result(view.case.id, at=timezone.now())
    return stored_file(pdf, name=f"du-thao-{receipt}.pdf", media_type="application/pdf")


@require_GET
@open_to(*OFFICE)
def result_pdf(request: ActingRequest, receipt: str) -> HttpResponse:
    """The signed result, for the office that issued it."""
    view = opened(request, receipt)
    if not view.case.result_sha256:
        raise NotFound(_("There is no result yet."))
    content = read(view.case.result_sha256)
    return stored_file(content, name=f"ket-qua-{receipt}.pdf", media_type="application/pdf")


def _paper_of(request: ActingRequest, receipt: str, address: str) -> PaperLine:
    for line in opened(request, receipt).case.papers:
        if line.address == address:
            return line
    raise NotFound(_("There is no such file in this case."))


def opened(request: ActingRequest, receipt: str) -> OfficeView:
    """A case of one's unit; that somebody looks at it is written down for its applicant."""
    view = office_case(receipt, actor=request.actor, language=get_language() or "vi")
    if request.method == "GET":
        note_view(case_id=view.case.id, actor=request.actor, now=timezone.now())
    return view


def case_context(view: OfficeView, reason_error: str = "") -> dict[str, object]:
    now = timezone.now()
    left, kind = left_of(view.case.expected_at, now)
    return {
        "view": view,
        "papers": [(line, range(1, min(line.pages, SHOWN_PAGES) + 1)) for line in view.case.papers],
        "case": view.case,
        "reason_error": reason_error,
        "errors": [{"text": reason_error, "href": "#reason"}] if reason_error else [],
        "left": left,
        "left_kind": kind,
        "reasons": [{"text": text, "source": source} for text, source in view.case.reasons],
        "clock": clock_parameters(
            view.case.received_at or now,
            view.case.expected_at,
            calendar_of(view.case.unit.id),
            done=view.case.line.issued_at,
        ),
    }
