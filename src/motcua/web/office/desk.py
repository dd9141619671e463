"""The desk: what the unit must move, the most urgent first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.services.cases.queries import office
from motcua.web.office.lines import head, rows
from motcua.web.shared.access import ActingRequest, open_to


@require_GET
@open_to(*Role)
def desk(request: ActingRequest) -> HttpResponse:
    """Open cases, or with ``?done`` those that are done; the first page of everybody who works."""
    done = "done" in request.GET
    lines = office.desk(actor=request.actor, done=done)
    tabs = [
        {"text": _("To do"), "href": request.path, "current": not done},
        {"text": _("Done"), "href": f"{request.path}?done", "current": done},
    ]
    context = {
        "head": head(),
        "rows": rows(lines, timezone.now(), to="office:case"),
        "done": done,
        "tabs": tabs,
    }
    return render(request, "office/desk.html", context)
