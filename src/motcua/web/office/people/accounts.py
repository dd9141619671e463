"""What can this person do? One account with its roles, and the acts that change them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.actions import grant_role
from motcua.foundation.identity.actions.offices import end_role, end_substitution, let_leave
from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.queries.offices import (
    RoleLine,
    absences_of,
    managed_account,
    roles_of,
)
from motcua.foundation.organisations.queries import units
from motcua.kit.errors import NotFound, Refused
from motcua.services.cases.queries.office import open_of_account
from motcua.web.office.lines import head as case_head
from motcua.web.office.lines import rows as case_rows
from motcua.web.office.people.shown import role_items, tabs, wanted_unit
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.days import day_fields, typed_day
from motcua.web.shared.templatetags.motcua import vn_date


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def account_page(request: ActingRequest, account_id: int) -> HttpResponse:
    """Its roles through time, who stands in, what it leaves open; give, end, let leave."""
    account = managed_account(account_id, request.actor)
    error = ""
    if request.method == "POST":
        try:
            messages.success(request, _change(request, account_id))
        except NotFound:
            raise
        except Refused as refused:
            error = str(refused)
        else:
            return redirect("office:account", account_id)
    today = timezone.localdate()
    roles = roles_of(account_id)
    names = {unit_id: one.name for unit_id, one in units({r.unit_id for r in roles}).items()}
    open_cases = open_of_account(account_id)
    context = {
        "tabs": tabs("people"),
        "account": account,
        "head": [_("Role"), _("Unit"), _("From"), _("Until")],
        "rows": [_row(line, names[line.unit_id]) for line in roles if line.on(today)],
        "other_rows": [_row(line, names[line.unit_id]) for line in roles if not line.on(today)],
        "endings": [
            {"value": _ending(line), "text": f"{line.role_text} · {names[line.unit_id]}"}
            for line in roles
            if line.valid_to is None or line.valid_to >= today
        ],
        "absences": [
            [line.role_text.capitalize(), who, *_days(line)]
            for line, who in absences_of(account_id)
        ],
        "absences_head": [_("Role"), _("Who stands in"), _("From"), _("Until")],
        "cases_head": case_head(),
        "cases": case_rows(open_cases, timezone.now(), to="office:case"),
        "roles": role_items(_("Choose")),
        "typed": request.POST,
        "until": day_fields(request.POST, "until", today),
        "since": day_fields(request.POST, "since", today),
        "leaving": day_fields(request.POST, "leaving", today),
        "errors": [{"text": error, "href": "#main"}] if error else [],
    }
    return render(request, "office/people/account.html", context, status=422 if error else 200)


def _change(request: ActingRequest, account_id: int) -> str:
    """Do what was pressed; returns what to say."""
    typed, today = request.POST, timezone.localdate()
    act = typed.get("act")
    if act == "grant":
        grant_role(
            account_id=account_id,
            role=typed.get("role", ""),
            unit_id=wanted_unit(request).id,
            valid_from=typed_day(typed, "since") or today,
            title_vi=typed.get("title_vi", ""),
            title_en=typed.get("title_en", ""),
            actor=request.actor,
        )
        return _("The role is given.")
    if act == "end":
        kind, _colon, number = typed.get("ending", "").partition(":")
        if not number.isdecimal():
            raise Refused(_("Choose the role that ends."))
        day = typed_day(typed, "until") or today
        if kind == "lent":
            end_substitution(substitution_id=int(number), last_day=day, actor=request.actor)
        else:
            end_role(holding_id=int(number), last_day=day, actor=request.actor)
        return _("The role ends on %(day)s.") % {"day": vn_date(day)}
    if act == "leave":
        day = typed_day(typed, "leaving") or today
        ended = let_leave(account_id=account_id, last_day=day, actor=request.actor)
        return ngettext("%d role ends on that day.", "%d roles end on that day.", ended) % ended
    raise Refused(_("Choose what shall be done."))


def _ending(line: RoleLine) -> str:
    return f"{'lent' if line.is_substitute else 'held'}:{line.id}"


def _row(line: RoleLine, unit: str) -> list[Any]:
    note = _("for %(name)s") % {"name": line.for_name} if line.for_name else line.title_vi
    role = {
        "text": line.role_text.capitalize(),
        "note": " · ".join(filter(None, [note, line.limits])),
    }
    return [role, unit, *_days(line)]


def _days(line: RoleLine) -> list[str]:
    return [vn_date(line.valid_from), vn_date(line.valid_to) or _("without an end")]
