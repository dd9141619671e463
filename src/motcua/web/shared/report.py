"""Reporting a problem with a page: anybody may, from any page."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.feedback.actions import report_problem
from motcua.kit.errors import Refused
from motcua.web.shared.access import ActingRequest, Anyone, open_to


@require_http_methods(["GET", "POST"])
@open_to(Anyone)
def report(request: ActingRequest) -> HttpResponse:
    """What went wrong, in the reader's words; then back to the page."""
    page = own_path(request.POST.get("page") or request.GET.get("page", "/"))
    words, contact = request.POST.get("words", ""), request.POST.get("contact", "")
    errors: list[dict[str, str]] = []
    if request.method == "POST":
        try:
            number = report_problem(
                page=page,
                words=words,
                contact=contact,
                actor=request.actor,
                address=request.META["REMOTE_ADDR"],
                now=timezone.now(),
            )
        except Refused as refused:
            errors = [{"text": str(refused), "href": "#words"}]
        else:
            messages.success(request, _("Thank you. Your report has the number %d.") % number)
            return redirect(page)
    context = {"page": page, "words": words, "contact": contact, "errors": errors}
    return render(request, "shared/report.html", context, status=422 if errors else 200)


def own_path(page: str) -> str:
    """A path of this site without its question, which may hold what is private."""
    path = urlsplit(page).path
    return path if path.startswith("/") and not path.startswith("//") else "/"
