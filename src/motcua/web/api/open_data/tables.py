"""Tables as files of CSV, written while they are read."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import condition

from motcua.foundation.organisations.queries.tree import subtree
from motcua.services.catalogue.queries.tables import TABLES
from motcua.web.api.open_data.linked import edition
from motcua.web.api.opening import WHOLE_FILE, BadQuestion, opened
from motcua.web.shared.tables import csv_lines, units_csv


def table(name: str) -> Callable[..., Any]:
    """A view that answers with one table of the catalogue."""
    shape = TABLES[name]

    @opened(cost=WHOLE_FILE)
    @condition(etag_func=edition)
    def view(request: HttpRequest) -> StreamingHttpResponse:
        return _file(csv_lines(shape.head, shape.rows()), f"{name}.csv")

    return view


@opened(cost=WHOLE_FILE)
def organisations(request: HttpRequest) -> StreamingHttpResponse:
    """All agencies and places as they stood on a day, today if none is asked for."""
    on = _day(request.GET.get("on", ""))
    return _file(units_csv(subtree(None, on)), f"organisations-{on}.csv")


def _file(lines: Iterator[str], name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        lines,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else timezone.localdate()
    except ValueError:
        raise BadQuestion(_("%s is a day, as 2025-07-01.") % "on") from None
