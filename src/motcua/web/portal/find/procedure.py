"""The screen of one procedure: in plain reading order, for the reader's own case and place."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.instruments.documents.queries import qr_svg
from motcua.kit.errors import NotFound
from motcua.services.catalogue.enums import AgencyRole
from motcua.services.catalogue.queries.names import lines_of
from motcua.services.catalogue.queries.procedure import ProcedurePage, procedure_page
from motcua.services.catalogue.queries.search import similar
from motcua.services.catalogue.queries.words import AGENCY_ROLES
from motcua.web.portal.find.papers import papers
from motcua.web.portal.find.time_and_fee import in_short, table
from motcua.web.portal.find.where import remember, where
from motcua.web.shared.access import Anyone, open_to

PICTURE_KEPT = 24 * 3600
"""Seconds for which a browser may keep the picture of an address."""
LONG_TEXT = 900
"""Letters from which on the way of a request stands behind a press."""


@require_safe
@open_to(Anyone)
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Who, what to bring, how long and how much, where, what one gets, the law."""
    page = procedure_page(code)
    place = where(request, [level.code for level in page.levels])
    address = _address(request, page.code)
    context = {
        "procedure": page,
        "short": in_short(page),
        "papers": papers(page.cases, request),
        "table": table(page.channels),
        "agencies": _agencies(page),
        "related": page.related or similar(page.code),
        "where": place,
        "long_steps": sum(map(len, page.steps)) > LONG_TEXT,
        "address": address,
        "mail_href": "mailto:?" + urlencode({"subject": page.name, "body": address}),
    }
    return remember(render(request, "portal/find/procedure.html", context), request, place)


@require_safe
@open_to(Anyone)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The address of a procedure as a picture for a phone's camera."""
    if not lines_of([code]):
        raise NotFound(_("There is no procedure with the code %s.") % code[:30])
    answer = HttpResponse(qr_svg(_address(request, code)), content_type="image/svg+xml")
    answer["Cache-Control"] = f"public, max-age={PICTURE_KEPT}"
    return answer


def _address(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("portal:find:procedure", args=[code]))


def _agencies(page: ProcedurePage) -> list[dict[str, Any]]:
    rows = [(AGENCY_ROLES[role], page.agencies_as(role)) for role in AgencyRole]
    return [{"role": role, "names": names} for role, names in rows if names]
