"""Procedures as linked data: one, all, and the terms that they share."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import condition, conditional_page

from motcua.kit.rdf import Node, as_json_ld, as_turtle
from motcua.services.catalogue.queries.open import (
    PREFIXES,
    catalogue_mark,
    described,
    vocabulary,
    whole_catalogue,
)
from motcua.web.api.open_data.datasets import data_sets
from motcua.web.api.opening import WHOLE_FILE, opened

FORMS = {
    "turtle": (as_turtle, "text/turtle; charset=utf-8", "ttl"),
    "json-ld": (as_json_ld, "application/ld+json", "jsonld"),
}
"""How linked data is written, its media type, and how its files end."""

type Nodes = Callable[..., Iterable[Node]]


def one(nodes: Nodes, form: str) -> Callable[..., Any]:
    """A view that answers with a document of linked data."""
    write, media_type, _ending = FORMS[form]

    @opened()
    @conditional_page
    def view(request: HttpRequest, **path: str) -> HttpResponse:
        return HttpResponse("".join(write(nodes(**path), PREFIXES)), content_type=media_type)

    return view


def whole(form: str) -> Callable[..., Any]:
    """A view that answers with the whole catalogue, written while it is read."""
    write, media_type, ending = FORMS[form]

    @opened(cost=WHOLE_FILE)
    @condition(etag_func=edition)
    def view(request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse(
            write(whole_catalogue(), PREFIXES),
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="procedures.{ending}"'},
        )

    return view


def edition(request: HttpRequest) -> str:
    """The ETag of what is made of the whole catalogue: its mark, the day, and our own address."""
    return f'"{catalogue_mark()}-{timezone.localdate():%Y%m%d}-{settings.PUBLIC_URL}"'


def procedure(code: str) -> tuple[Node, ...]:
    return described(code).nodes


def terms() -> Iterable[Node]:
    return vocabulary()


def catalog() -> Iterable[Node]:
    return data_sets()
