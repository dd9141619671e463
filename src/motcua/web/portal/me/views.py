"""What is kept of me, who looked at it, all of it in a file, and what is wrong in it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.foundation.identity.actions.corrections import ask_correction
from motcua.foundation.identity.actions.people import note_export, show_own_number
from motcua.foundation.identity.enums import Answer, PersonField, Sex
from motcua.foundation.identity.queries import PersonLine, person
from motcua.foundation.identity.queries.people import CorrectionLine, corrections_of, terms
from motcua.kit.errors import Refused
from motcua.services.cases.queries.own import looks_at
from motcua.web.portal.me.export import archive
from motcua.web.portal.me.oneself import for_oneself
from motcua.web.shared.access import ActingRequest
from motcua.web.shared.templatetags.motcua import vn_date, vn_datetime
from motcua.web.shared.templatetags.words import in_words


@require_GET
@never_cache
@for_oneself
def home(request: ActingRequest) -> HttpResponse:
    """One's name, number, contacts; and the ways to everything else."""
    line = _myself(request)
    return render(request, "portal/me/home.html", {"rows": _known(line), "person": line})


@require_POST
@never_cache
@for_oneself
def number(request: ActingRequest) -> HttpResponse:
    """The personal number in full, once; the journal keeps that it was shown."""
    shown = show_own_number(actor=request.actor)
    line = _myself(request)
    context = {"rows": _known(line, number=shown), "person": line, "shown": True}
    return render(request, "portal/me/home.html", context)


@require_GET
@for_oneself
def looks(request: ActingRequest) -> HttpResponse:
    """Who of the office looked at one's cases."""
    rows = [
        [{"text": line.who, "note": line.unit}, in_words(line.service), line.receipt, when]
        for line in looks_at(request.actor)
        for when in [vn_datetime(line.at)]
    ]
    head = [_("Who"), _("Service"), _("Case"), _("When")]
    return render(request, "portal/me/looks.html", {"head": head, "rows": rows})


@require_POST
@for_oneself
def export(request: ActingRequest) -> StreamingHttpResponse:
    """Everything that is kept of one, as a ZIP that is sent while it is made."""
    person_id = note_export(actor=request.actor)
    return archive(person_id, request.actor)


@require_http_methods(["GET", "POST"])
@for_oneself
def corrections(request: ActingRequest) -> HttpResponse:
    """What one asked to correct with the answers, and the form to ask."""
    error = ""
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("field", "wanted", "why")}
        try:
            ask_correction(**given, actor=request.actor, now=timezone.now())
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("We have your request and answer it here."))
            return redirect("portal:me:corrections")
    law = terms(timezone.localdate())
    context = {
        "head": [_("Asked"), _("What would be right"), _("Answer")],
        "rows": [_correction(line) for line in corrections_of(request.actor)],
        "fields": [{"value": "", "text": _("Choose")}]
        + [{"value": value, "text": label.capitalize()} for value, label in PersonField.choices],
        "typed": request.POST,
        "law": law,
        "errors": [{"text": error, "href": "#field"}] if error else [],
    }
    return render(request, "portal/me/corrections.html", context, status=422 if error else 200)


def _myself(request: ActingRequest) -> PersonLine:
    return person(request.actor.person_id or 0)


def _known(line: PersonLine, number: str = "") -> list[dict[str, Any]]:
    """The facts with the act that belongs to each."""
    sex = str(Sex(line.sex).label) if line.sex else ""
    facts = [
        (_("Full name"), line.full_name),
        (_("Date of birth"), vn_date(line.birth_date)),
        (_("Personal number"), number or line.masked_number),
        (_("Sex"), sex),
        (_("Ethnicity"), line.ethnicity),
        (_("Nationality"), line.nationality),
        (_("Residence"), line.residence),
    ]
    rows: list[dict[str, Any]] = [{"key": key, "value": value or "–"} for key, value in facts]
    contacts = [
        ("email", _("E-mail"), line.email, line.email_confirmed_at),
        ("phone", _("Phone"), line.phone, line.phone_confirmed_at),
    ]
    for channel, key, address, confirmed_at in contacts:
        rows.append(
            {
                "key": key,
                "value": address or "–",
                "note": _("confirmed") if confirmed_at else _("not confirmed"),
                "action_text": _("Change") if confirmed_at else _("Confirm"),
                "action_href": reverse("portal:me:contact", args=[channel]),
            }
        )
    return rows


def _correction(line: CorrectionLine) -> list[Any]:
    asked = {"text": line.field_text.capitalize(), "note": vn_datetime(line.asked_at)}
    if line.answered_at is None:
        answer = {
            "text": _("No later than %(day)s") % {"day": vn_date(line.due_on)},
            "note": line.law,
        }
    else:
        outcome = Answer.GRANTED if line.granted else Answer.REFUSED
        answer = {"text": str(outcome.label).capitalize(), "note": line.answer}
    return [asked, line.wanted, answer]
