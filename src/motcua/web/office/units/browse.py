"""Browsing the tree from the top, searching it, and taking it along as a table."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries import UnitLine
from motcua.foundation.organisations.queries.tree import PAGE, find_units, subtree, top_units
from motcua.web.office.admin.tabs import tabs
from motcua.web.office.units.day import Day, day_of
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.tables import units_csv

_LAST_PAGE = 1000


@require_GET
@open_to(Role.ADMIN)
def browse(request: ActingRequest) -> HttpResponse:
    """The units at the top, or those that were searched; agencies or places, on any day."""
    day = day_of(request)
    question = request.GET.get("q", "").strip()[:200]
    places = request.GET.get("view") == "places"
    page = page_of(request)
    if question:
        lines = find_units(question, day.on, places=places, page=page)
    else:
        lines = top_units(day.on, places=places, page=page)
    here = reverse("office:units")
    asked = {"q": question, "view": "places" if places else ""}
    context = {
        "tabs": tabs("units"),
        "day": day,
        "question": question,
        "view": asked["view"],
        "views": [
            {"text": text, "href": here + day.query(q=question, view=view), "current": now}
            for text, view, now in (
                (_("Agencies"), "", not places),
                (_("Places"), "places", places),
            )
        ],
        "errors": [{"text": day.error, "href": "#on"}] if day.error else [],
        "export_href": reverse("office:units-export") + day.query(),
        **listing(lines, day, page, here, **asked),
    }
    return render(request, "office/units/browse.html", context, status=422 if day.error else 200)


@require_GET
@open_to(Role.ADMIN)
def export(request: ActingRequest) -> StreamingHttpResponse:
    """All units of a day, or one with all below it, as CSV that spreadsheets read."""
    day = day_of(request)
    below = request.GET.get("below", "")
    lines = subtree(int(below) if below.isdecimal() and len(below) < 19 else None, day.on)
    name = f"don-vi-{day.on}.csv"
    return StreamingHttpResponse(
        units_csv(lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def listing(lines: list[UnitLine], day: Day, page: int, here: str, **asked: str) -> dict[str, Any]:
    """One page of units as a table with the ways to the pages beside it."""

    def href(number: int) -> str:
        return here + day.query(**asked, page=number if number > 1 else "")

    return {
        "head": [_("Unit"), _("Kind"), _("Code")],
        "rows": [_row(line, day) for line in lines[:PAGE]],
        "previous_href": href(page - 1) if page > 1 else "",
        "next_href": href(page + 1) if len(lines) > PAGE else "",
    }


def page_of(request: ActingRequest) -> int:
    """The page that was asked for, from 1."""
    asked = request.GET.get("page", "")
    return min(max(int(asked), 1), _LAST_PAGE) if asked.isdecimal() and len(asked) < 9 else 1


def unit_href(line: UnitLine, day: Day) -> str:
    return reverse("office:unit", args=[line.id]) + day.query()


def code_cell(line: UnitLine) -> dict[str, str]:
    """The code, and whether it was made up."""
    return {"text": line.code, "note": _("sample") if line.sample else ""}


def _row(line: UnitLine, day: Day) -> list[Any]:
    return [
        {"text": line.name, "href": unit_href(line, day)},
        capfirst(line.kind_text),
        code_cell(line),
    ]
