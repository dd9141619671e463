"""Legal entities, and who represents a child, a ward or an entity by law."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation.identity.actions.mandates import enter_representation
from motcua.foundation.identity.actions.people import enter_entity
from motcua.foundation.identity.enums import MandateKind, Role
from motcua.foundation.identity.queries.mandates import entity_by_code
from motcua.foundation.identity.queries.people import person_by_number
from motcua.instruments.documents.actions import store
from motcua.instruments.documents.queries import inspect
from motcua.kit.errors import NotAllowed, Refused
from motcua.web.office.people.shown import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.days import day_fields, typed_day

_BY_LAW = (MandateKind.PARENT, MandateKind.GUARDIAN, MandateKind.REPRESENTATIVE)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def represent(request: ActingRequest) -> HttpResponse:
    """Enter who represents whom, with the paper that proves it."""
    error = ""
    if request.method == "POST":
        try:
            _enter(request)
        except NotAllowed:
            raise
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("Entered. Both sides see it on their own pages."))
            return redirect("office:represent")
    return _page(request, error)


@require_POST
@open_to(Role.ADMIN)
def entities(request: ActingRequest) -> HttpResponse:
    """Enter a legal entity by its business code."""
    given = {name: request.POST.get(name, "").strip() for name in ("code", "name", "address")}
    try:
        enter_entity(**given, actor=request.actor)
    except NotAllowed:
        raise
    except Refused as refused:
        return _page(request, str(refused), "code")
    messages.success(request, _("The legal entity is entered."))
    return redirect("office:represent")


def _page(request: ActingRequest, error: str, field: str = "holder_name") -> HttpResponse:
    kinds = [{"value": k.value, "text": str(k.label).capitalize()} for k in _BY_LAW]
    context = {
        "tabs": tabs("represent"),
        "kinds": kinds,
        "typed": request.POST,
        "until": day_fields(request.POST, "until"),
        "errors": [{"text": error, "href": f"#{field}"}] if error else [],
    }
    return render(request, "office/people/represent.html", context, status=422 if error else 200)


def _enter(request: ActingRequest) -> None:
    typed, paper = request.POST, request.FILES.get("proof")
    person_id = entity_id = None
    if typed.get("kind") == MandateKind.REPRESENTATIVE:
        entity_id = entity_by_code(typed.get("giver_number", "").strip()).id
    else:
        person_id = person_by_number(typed.get("giver_number", ""), typed.get("giver_name", ""))
    holder_id = person_by_number(typed.get("holder_number", ""), typed.get("holder_name", ""))
    until = typed_day(typed, "until")
    if paper is None or (paper.size or 0) > settings.UPLOAD_LIMIT:
        raise Refused(_("Add the paper that proves it, of at most 20 MB."))
    content = paper.read()
    inspect(content, paper.name or "")
    enter_representation(
        holder_id=holder_id,
        kind=typed.get("kind", ""),
        giver_person_id=person_id,
        giver_entity_id=entity_id,
        valid_from=timezone.localdate(),
        valid_to=until,
        proof_sha256=store(content).sha256,
        actor=request.actor,
        now=timezone.now(),
    )
