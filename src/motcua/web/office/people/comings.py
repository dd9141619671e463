"""Somebody comes: invited for good, or standing in for a while."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.actions.invitations import LASTS, invite
from motcua.foundation.identity.actions.offices import order_substitution
from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.queries.offices import people_of
from motcua.kit.errors import NotAllowed, Refused
from motcua.web.office.people.shown import role_items, tabs, wanted_unit
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.days import day_fields, typed_day


@require_http_methods(["GET", "POST"])
@never_cache
@open_to(Role.ADMIN)
def invite_somebody(request: ActingRequest) -> HttpResponse:
    """Make a link by which one person opens an account; it is shown once."""
    unit, error, link = wanted_unit(request), "", ""
    today = timezone.localdate()
    if request.method == "POST":
        given = {
            name: request.POST.get(name, "")
            for name in ("full_name", "role", "email", "title_vi", "title_en")
        }
        try:
            token = invite(
                **given,
                unit_id=unit.id,
                valid_from=typed_day(request.POST, "since") or today,
                actor=request.actor,
                now=timezone.now(),
            )
        except NotAllowed:
            raise
        except Refused as refused:
            error = str(refused)
        else:
            way = reverse("portal:me:invitation", args=[token])
            link = f"{settings.PUBLIC_URL}{way}"
    context = {
        "tabs": tabs("invite"),
        "unit": unit,
        "typed": request.POST,
        "roles": role_items(_("Choose")),
        "since": day_fields(request.POST, "since", today),
        "link": link,
        "days": LASTS.days,
        "errors": [{"text": error, "href": "#full_name"}] if error else [],
    }
    return render(request, "office/people/invite.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def substitute(request: ActingRequest) -> HttpResponse:
    """Let a colleague stand in for one who is absent."""
    unit, error = wanted_unit(request), ""
    today = timezone.localdate()
    if request.method == "POST":
        try:
            _order(request, unit.id)
        except NotAllowed:
            raise
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("Ordered. It counts from its first day on."))
            return redirect(f"{reverse('office:people')}?unit={unit.code}")
    own = {line.account_id: line.name for line in people_of([unit.id], on=today)}
    choose = {"value": "", "text": _("Choose")}
    context = {
        "tabs": tabs("substitute"),
        "unit": unit,
        "typed": request.POST,
        "people": [choose, *({"value": str(pk), "text": name} for pk, name in own.items())],
        "roles": role_items("")[1:],
        "chosen": request.POST.getlist("roles"),
        "since": day_fields(request.POST, "since", today),
        "until": day_fields(request.POST, "until"),
        "errors": [{"text": error, "href": "#absent"}] if error else [],
    }
    return render(request, "office/people/substitute.html", context, status=422 if error else 200)


def _order(request: ActingRequest, unit_id: int) -> None:
    typed = request.POST
    absent, stands_in = typed.get("absent", ""), typed.get("substitute", "")
    last = typed_day(typed, "until")
    if not (absent.isdecimal() and stands_in.isdecimal()):
        raise Refused(_("Choose two different people: who is absent, and who stands in."))
    if last is None:
        raise Refused(_("Write the last day of the absence."))
    order_substitution(
        absent_id=int(absent),
        substitute_id=int(stands_in),
        unit_id=unit_id,
        roles=typed.getlist("roles"),
        valid_from=typed_day(typed, "since") or timezone.localdate(),
        valid_to=last,
        limits=typed.get("limits", ""),
        title_vi=typed.get("title_vi", ""),
        actor=request.actor,
        now=timezone.now(),
    )
