"""Tables as files of CSV: those of the catalogue written while they are read."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, conditional_page

from motcua.foundation.organisations.queries.tree import subtree
from motcua.services.catalogue.queries.tables import TABLES
from motcua.web.api.open_data.linked import edition
from motcua.web.api.opening import WHOLE_FILE, BadQuestion, opened
from motcua.web.shared.tables import csv_lines, units_csv

_CSV = "text/csv; charset=utf-8"


def table(name: str) -> Callable[..., Any]:
    """A view that answers with one table of the catalogue."""
    shape = TABLES[name]

    @opened(cost=WHOLE_FILE)
    @condition(etag_func=edition)
    def view(request: HttpRequest) -> StreamingHttpResponse:
        lines = csv_lines(shape.head, shape.rows())
        return StreamingHttpResponse(lines, content_type=_CSV, headers=_saved_as(name))

    return view


@opened(cost=WHOLE_FILE)
@conditional_page
def organisations(request: HttpRequest) -> HttpResponse:
    """All agencies and places as they stood on a day, today if none is asked for.

    Nothing marks a change of the tree, so the ETag is made of the whole text: some megabytes.
    """
    on = _day(request.GET.get("on", ""))
    text = "".join(units_csv(subtree(None, on)))
    return HttpResponse(text, content_type=_CSV, headers=_saved_as(f"organisations-{on}"))


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}.csv"'}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        raise BadQuestion(_("%s is a day, as 2025-07-01.") % "on") from None
