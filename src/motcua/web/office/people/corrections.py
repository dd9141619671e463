"""People ask to correct their data: who waits, and the answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.identity.actions.corrections import answer_correction
from motcua.foundation.identity.enums import PersonField, Role
from motcua.foundation.identity.queries import mask_number
from motcua.foundation.identity.queries.people import open_correction, open_corrections
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.web.office.people.shown import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_date, vn_datetime


@require_GET
@open_to(Role.ADMIN)
def waiting(request: ActingRequest) -> HttpResponse:
    """Who waits for an answer, the most urgent first."""
    rows = [
        [
            {"text": line.person_name, "href": reverse("office:correction", args=[line.id])},
            line.field_text.capitalize(),
            vn_datetime(line.asked_at),
            {"text": vn_date(line.due_on), "note": line.law},
        ]
        for line in open_corrections(request.actor)
    ]
    head = [_("Who"), _("What is wrong"), _("Asked"), _("No later than")]
    context = {"tabs": tabs("corrections"), "head": head, "rows": rows}
    return render(request, "office/people/corrections.html", context)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def answer(request: ActingRequest, correction_id: int) -> HttpResponse:
    """What stands there, what is wanted and why; correct it, or say why not."""
    error = ""
    if request.method == "POST":
        try:
            answer_correction(
                correction_id=correction_id,
                granted=request.POST.get("act") == "grant",
                answer=request.POST.get("answer", ""),
                actor=request.actor,
                now=timezone.now(),
            )
        except (NotAllowed, NotFound):
            raise
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("Answered; the person reads it on their own page."))
            return redirect("office:corrections")
    line = open_correction(correction_id, request.actor)
    is_number = line.field == PersonField.PERSONAL_NUMBER
    rows = [
        {"key": _("Who"), "value": line.person_name},
        {"key": _("What is wrong"), "value": line.field_text.capitalize()},
        {"key": _("Stands there now"), "value": mask_number(line.now) if is_number else line.now},
        {"key": _("Would be right"), "value": line.wanted},
        {"key": _("How we can see it"), "value": line.why},
        {"key": _("No later than"), "value": vn_date(line.due_on), "note": line.law},
    ]
    context = {
        "tabs": tabs("corrections"),
        "rows": rows,
        "error": error,
        "errors": [{"text": error, "href": "#answer"}] if error else [],
    }
    return render(request, "office/people/correction.html", context, status=422 if error else 200)
