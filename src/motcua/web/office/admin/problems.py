"""What readers reported, until somebody has dealt with it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.feedback.actions import settle_problem
from motcua.foundation.feedback.queries import open_reports
from motcua.foundation.identity.enums import Role
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def problems(request: ActingRequest) -> HttpResponse:
    """The open reports, the newest first; a press settles one."""
    if request.method == "POST":
        number = request.POST.get("report", "")
        if number.isdecimal() and len(number) < 18:
            settle_problem(report_id=int(number), actor=request.actor, now=timezone.now())
            messages.success(request, _("Report %s is settled.") % number)
        return redirect("office:problems")
    context = {"tabs": tabs("problems"), "reports": open_reports()}
    return render(request, "office/admin/problems.html", context)
