"""Screens of finding: home, results, one procedure."""

from functools import lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from motcua.instruments.forms.model import in_language
from motcua.kit.numbers import number_text
from motcua.services.catalogue.queries.life_events import life_events
from motcua.services.catalogue.queries.procedure import Figures, figures
from motcua.services.catalogue.queries.procedure import procedure as procedure_page
from motcua.services.catalogue.queries.search import LONGEST_QUESTION
from motcua.services.catalogue.queries.search import search as search_for
from motcua.web.shared.access import Anyone, open_to

FIGURES_KEPT = 10
"""Seconds for which the home page may show figures that have changed since."""


@require_safe
@open_to(Anyone)
def home(request: HttpRequest) -> HttpResponse:
    """One question and one field; doors by life events; what the catalogue holds."""
    language = get_language() or "vi"
    found = cast(Figures, cache.get_or_set("figures", figures, FIGURES_KEPT))
    context = {
        "doors": _doors(settings.PROFILE, language),
        "figures": found,
        "facts": _facts(found, language),
    }
    return render(request, "portal/find/home.html", context)


@require_safe
@open_to(Anyone)
def search(request: HttpRequest) -> HttpResponse:
    """What a question finds, twenty a page."""
    page = search_for(request.GET.get("q", ""), page=_page_number(request))
    context = {
        "found": page,
        "longest": LONGEST_QUESTION,
        "previous_href": _search_address(page.question, page.page - 1) if page.page > 1 else None,
        "next_href": (
            _search_address(page.question, page.page + 1) if page.page < page.pages else None
        ),
    }
    return render(request, "portal/find/search.html", context)


@require_safe
@open_to(Anyone)
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure in plain reading order."""
    return render(request, "portal/find/procedure.html", {"procedure": procedure_page(code)})


@lru_cache(maxsize=8)
def _doors(profile: Path, language: str) -> list[dict[str, str]]:
    """The profile's life events in one language; they change with a new profile only."""
    return [
        {
            "text": in_language(event.name, language),
            "about": in_language(event.about, language),
            "href": _search_address(event.search),
        }
        for event in life_events()
    ]


def _facts(found: Figures, language: str) -> list[dict[str, str]]:
    """What the catalogue holds, as figures with their sentences; a nought is left out."""
    sentences = [
        (
            found.procedures,
            ngettext("procedure in the catalogue", "procedures in the catalogue", found.procedures),
        ),
        (found.sectors, ngettext("sector of the State", "sectors of the State", found.sectors)),
        (
            found.online,
            ngettext(
                "procedure you can apply for here, without a trip",
                "procedures you can apply for here, without a trip",
                found.online,
            ),
        ),
    ]
    return [
        {"figure": number_text(count, language), "text": text} for count, text in sentences if count
    ]


def _search_address(question: str, page: int = 1) -> str:
    asked = {"q": question} if page == 1 else {"q": question, "page": page}
    return f"{reverse('portal:find:search')}?{urlencode(asked)}"


def _page_number(request: HttpRequest) -> int:
    """The page asked for; nonsense is the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
