"""What the pages of people share: their tabs, the unit that is looked at, choices."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.permissions import may_manage_unit
from motcua.foundation.identity.queries.offices import own_units
from motcua.foundation.organisations.queries import UnitLine, unit_by_code
from motcua.kit.errors import NotAllowed
from motcua.web.shared.access import ActingRequest


def tabs(current: str) -> list[dict[str, Any]]:
    """The views, each a page."""
    named = [
        ("people", _("Who can do what")),
        ("invite", _("Invite")),
        ("substitute", _("Substitution")),
        ("corrections", _("Requests to correct")),
        ("represent", _("Representation")),
    ]
    return [
        {"text": text, "href": reverse(f"office:{name}"), "current": name == current}
        for name, text in named
    ]


def wanted_unit(request: ActingRequest) -> UnitLine:
    """The unit whose identifier was given, else the first that one administers oneself.

    One outside of what the administrator tends is refused.
    """
    code = (request.POST.get("unit") or request.GET.get("unit") or "").strip()
    if not code:
        return own_units(request.actor)[0]
    found = unit_by_code(code)
    if not may_manage_unit(request.actor, found.id):
        raise NotAllowed(_("You do not tend the people of this unit."))
    return found


def role_items(empty: str) -> list[dict[str, str]]:
    """Every role to choose from, after what stands for none."""
    named = [{"value": value, "text": label.capitalize()} for value, label in Role.choices]
    return [{"value": "", "text": empty}, *named]
