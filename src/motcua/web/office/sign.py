"""The signing tray: the leader reads the draft and signs, or sends it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.services.cases.actions.decision import return_proposal, sign_result
from motcua.services.cases.queries import office
from motcua.web.office.decide import case_context, opened
from motcua.web.office.lines import head, rows
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.proof import require_fresh_proof


@require_GET
@open_to(Role.LEADER)
def tray_of_leader(request: ActingRequest) -> HttpResponse:
    """What waits for this leader's signature."""
    lines = office.tray(actor=request.actor)
    context = {"head": head(), "rows": rows(lines, timezone.now(), to="office:sign")}
    return render(request, "office/tray.html", context)


@require_http_methods(["GET", "POST"])
@open_to(Role.LEADER)
def read_and_sign(request: ActingRequest, receipt: str) -> HttpResponse:
    """The draft with the case behind it; one button signs, another sends it back."""
    view = opened(request, receipt)
    if request.method == "GET":
        return render(request, "office/sign.html", case_context(view))
    if request.POST.get("act") == "return":
        reason = request.POST.get("reason", "")
        if not reason.strip():
            error = _("Say what the officer shall change.")
            return render(request, "office/sign.html", case_context(view, error), status=422)
        return_proposal(case_id=view.case.id, reason=reason, actor=request.actor)
        messages.success(request, _("Sent back to the officer."))
        return redirect("office:tray")
    require_fresh_proof(request)
    case = sign_result(case_id=view.case.id, actor=request.actor, now=timezone.now())
    messages.success(request, _("Signed under number %s.") % case.result_number)
    return redirect("office:tray")
