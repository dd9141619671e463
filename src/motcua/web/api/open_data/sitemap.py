"""What search engines read: which pages there are, and which are nobody's to gather."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from motcua.foundation.organisations.queries.tree import count_kinds, subtree
from motcua.services.catalogue.queries.open import published
from motcua.web.api.open_data.linked import edition
from motcua.web.api.opening import public
from motcua.web.shared.access import Anyone, open_to

PART = 10_000
"""Addresses in one file; the format takes 50,000."""
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ROOMS = ("portal:find:home", "api:open-data", "shared:contact", "shared:accessibility")
_OF_ONE_READER = (
    *("/apply/", "/cases/", "/inbox/", "/invitations/", "/me/", "/sessions/"),
    *("/sign-in", "/sign-out", "/verify", "/language/", "/report", "/search", "/office/"),
)
"""Where pages depend on who asks, or on what: there is nothing to gather."""

type Place = tuple[str, date | None]
"""An address, and the day on which what it shows last changed."""


@require_safe
@open_to(Anyone)
@condition(etag_func=edition)
def index(request: HttpRequest) -> HttpResponse:
    """The files that together name every page."""
    parts = [
        public(reverse("api:sitemap-part", args=[kind, number]))
        for kind, count in _counts().items()
        for number in range(1, -(-count // PART) + 1)
    ]
    named = "".join(f"<sitemap><loc>{escape(part)}</loc></sitemap>\n" for part in parts)
    return _xml(f'<sitemapindex xmlns="{_NAMESPACE}">\n{named}</sitemapindex>\n')


@require_safe
@open_to(Anyone)
@condition(etag_func=lambda request, **part: edition(request))
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The addresses of one file."""
    if not 1 <= number <= -(-_counts().get(kind, 0) // PART):
        raise Http404
    places = islice(_places(kind), (number - 1) * PART, number * PART)
    return _xml(f'<urlset xmlns="{_NAMESPACE}">\n{"".join(_lines(places))}</urlset>\n')


@require_safe
@open_to(Anyone)
def robots(request: HttpRequest) -> HttpResponse:
    """What to leave alone; of a sandbox everything, since its people and papers are invented."""
    barred = ("/",) if settings.DEMO else _OF_ONE_READER
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in barred)]
    if not settings.DEMO:
        lines.append(f"Sitemap: {public(reverse('api:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _counts() -> dict[str, int]:
    return {
        "pages": len(_ROOMS),
        "procedures": published().count(),
        "units": sum(count_kinds(timezone.localdate()).values()),
    }


def _places(kind: str) -> Iterator[Place]:
    if kind == "pages":
        yield from ((reverse(room), None) for room in _ROOMS)
    elif kind == "procedures":
        for code, changed in published():
            yield reverse("portal:find:procedure", args=[code]), changed.date()
    else:
        for unit in subtree(None, timezone.localdate()):
            yield reverse("portal:find:unit", args=[unit.code]), None


def _lines(places: Iterable[Place]) -> Iterator[str]:
    for path, changed in places:
        day = f"<lastmod>{changed}</lastmod>" if changed else ""
        yield f"<url><loc>{escape(public(path))}</loc>{day}</url>\n"


def _xml(content: str) -> HttpResponse:
    return HttpResponse(_HEAD + content, content_type="application/xml")
