"""The desk: what the unit must move, the most urgent first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.services.cases.queries import office
from motcua.web.office.lines import shown
from motcua.web.shared.access import open_to


@require_GET
@open_to(Role.COUNTER, Role.OFFICER, Role.LEADER)
def desk(request: HttpRequest) -> HttpResponse:
    """Open cases, or with ``?done`` those that are done."""
    done = "done" in request.GET
    lines = office.desk(actor=request.actor, done=done)
    return render(
        request,
        "office/desk.html",
        {"lines": shown(lines, timezone.now()), "done": done},
    )
