"""Who can do this? The people of a unit on a day, with those who stand in for others."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.queries.offices import (
    RoleLine,
    open_invitations,
    own_units,
    people_of,
)
from motcua.foundation.organisations.queries.tree import units_below
from motcua.kit.errors import Refused
from motcua.web.office.people.shown import role_items, tabs, wanted_unit
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.days import day_fields, typed_day
from motcua.web.shared.templatetags.motcua import vn_date


@require_GET
@open_to(Role.ADMIN)
def people(request: ActingRequest) -> HttpResponse:
    """The answer for one unit, one day, and one role or all of them."""
    unit = wanted_unit(request)
    today, error = timezone.localdate(), ""
    try:
        day = typed_day(request.GET, "on") or today
    except Refused as refused:
        day, error = today, str(refused)
    role = request.GET.get("role", "")
    lines = people_of([unit.id], on=day, role=role if role in Role.values else "")
    context = {
        "tabs": tabs("people"),
        "unit": unit,
        "below": [*own_units(request.actor), *units_below(unit.id, today)],
        "roles": role_items(_("All roles")),
        "role": role,
        "on": day_fields(request.GET, "on", day),
        "day": day,
        "head": [_("Who"), _("Role"), _("From"), _("Until")],
        "rows": [role_row(line) for line in lines],
        "invited": [
            [line.full_name, line.role_text.capitalize(), vn_date(line.expires_at)]
            for line in open_invitations([unit.id], now=timezone.now())
        ],
        "invited_head": [_("Who"), _("Role"), _("The link holds until")],
        "error": error,
        "errors": [{"text": error, "href": "#on"}] if error else [],
    }
    return render(request, "office/people/who.html", context, status=422 if error else 200)


def role_row(line: RoleLine) -> list[Any]:
    """Who holds a role from when to when, and for whom."""
    who = {
        "text": line.name,
        "href": reverse("office:account", args=[line.account_id]),
        "note": _("stands in for %(name)s") % {"name": line.for_name} if line.for_name else "",
    }
    role = {"text": line.role_text.capitalize(), "note": line.limits or line.title_vi}
    return [who, role, vn_date(line.valid_from), vn_date(line.valid_to) or _("without an end")]
