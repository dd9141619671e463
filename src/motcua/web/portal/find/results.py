"""Screens of results: what a question finds, and what it might find while it is being typed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.kit.numbers import number_text
from motcua.services.catalogue.queries.search import (
    FILTERS,
    LONGEST_QUESTION,
    MOST,
    Choice,
    SearchPage,
    suggest,
)
from motcua.services.catalogue.queries.search import search as search_for
from motcua.services.catalogue.queries.words import Term, channel_name, levels, subjects
from motcua.web.shared.access import Anyone, open_to

FEW = 7
"""Values of a filter that are shown at once; the others stand behind a press."""
MOST_VALUES = 30
"""Values of a filter that can be chosen; rarer ones are reached by a better question."""
KEPT = 30
"""Seconds for which a browser may keep suggestions."""


@require_safe
@open_to(Anyone)
def search(request: HttpRequest) -> HttpResponse:
    """What a question finds, twenty a page, narrowed by what the reader chooses."""
    chosen = {name: request.GET.getlist(name)[:20] for name in FILTERS}
    page = search_for(request.GET.get("q", ""), page=_page_number(request), chosen=chosen)
    asked = {"q": page.question, **{name: values for name, values in chosen.items() if values}}
    context = {
        "found": page,
        "longest": LONGEST_QUESTION,
        "most": MOST if page.total > MOST else None,
        "filters": _filters(page, asked),
        "chips": _chips(asked),
        "all_href": search_address(page.question),
        "asks": bool(page.question or any(chosen.values())),
        "previous_href": _page_address(asked, page.page - 1) if page.page > 1 else None,
        "next_href": _page_address(asked, page.page + 1) if page.page < page.pages else None,
    }
    return render(request, "portal/find/search.html", context)


@require_safe
@open_to(Anyone)
def suggestions(request: HttpRequest) -> JsonResponse:
    """The first few procedures for a question that is still being typed."""
    found = suggest(request.GET.get("q", ""))
    lines = [
        {"name": line.name, "sector": line.sector, "href": procedure_address(line.code)}
        for line in found
    ]
    answer = JsonResponse({"procedures": lines})
    answer["Cache-Control"] = f"private, max-age={KEPT}"
    return answer


def search_address(question: str, **chosen: str | Sequence[str]) -> str:
    """The results of a question, with filters."""
    return f"{reverse('portal:find:search')}?{urlencode({'q': question, **chosen}, doseq=True)}"


def procedure_address(code: str) -> str:
    return reverse("portal:find:procedure", args=[code])


def _page_address(asked: Mapping[str, Any], page: int) -> str:
    wanted = {**asked, **({"page": str(page)} if page > 1 else {})}
    return search_address(**{"question": wanted.pop("q"), **wanted})


def _page_number(request: HttpRequest) -> int:
    """The page asked for; nonsense is the first."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1


def _filters(page: SearchPage, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each filter with its values as links: pressed once they narrow, pressed again they widen."""
    shown = []
    for name, (heading, text, language) in _names().items():
        choices = sorted(page.filters.get(name, ()), key=lambda each: (-each.chosen, -each.count))
        values = [_value(name, choice, text, asked) for choice in choices[:MOST_VALUES]]
        if len(values) > 1 or any(choice.chosen for choice in choices):
            few = max(FEW, sum(choice.chosen for choice in choices))
            shown.append(
                {"heading": heading, "few": values[:few], "more": values[few:], "lang": language}
            )
    return shown


def _value(
    name: str, choice: Choice, text: Callable[[str], str], asked: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "text": text(choice.value),
        "count": number_text(choice.count, get_language() or "vi"),
        "chosen": choice.chosen,
        "href": _toggled(asked, name, choice.value),
    }


def _toggled(asked: Mapping[str, Any], name: str, value: str) -> str:
    """The same results with one value of a filter more, or less."""
    values = list(asked.get(name, ()))
    kept = [each for each in values if each != value] if value in values else [*values, value]
    return _page_address({**asked, name: kept}, 1)


def _chips(asked: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was chosen, each with the address without it."""
    return [
        {"text": text(value), "href": _toggled(asked, name, value)}
        for name, (_heading, text, _language) in _names().items()
        for value in asked.get(name, ())
    ]


def _names() -> dict[str, tuple[str, Callable[[str], str], str]]:
    """The heading of each filter, how its values are called, and the language of these names.

    Sectors are called as the State calls them; the others have names in the reader's language.
    """
    return {
        "level": (_("Who handles it"), _named(levels()), ""),
        "subject": (_("Whom it is for"), _named(subjects()), ""),
        "channel": (_("How to hand it in"), channel_name, ""),
        "sector": (_("Sector"), str, "vi"),
    }


def _named(terms: Sequence[Term]) -> Callable[[str], str]:
    names = {term.code: term.name for term in terms}
    return lambda value: names.get(value, value)
