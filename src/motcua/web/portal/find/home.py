"""Screens of the beginning: one question and one field, and doors by what happens in life."""

from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.views.decorators.http import require_safe

from motcua.instruments.forms.model import in_language
from motcua.kit.actor import Actor
from motcua.kit.numbers import number_text
from motcua.services.cases.queries.drafts import DraftView, drafts_of
from motcua.services.catalogue.queries.life_events import life_event, life_events
from motcua.services.catalogue.queries.names import lines_of
from motcua.services.catalogue.queries.procedure import Figures, figures
from motcua.web.portal.find.results import search_address
from motcua.web.shared.access import ActingRequest, Anyone, open_to

FIGURES_KEPT = 10
"""Seconds for which the home page may show figures that have changed since."""


@require_safe
@open_to(Anyone)
def home(request: ActingRequest) -> HttpResponse:
    """One question and one field; what the reader has begun; doors by life events; figures."""
    language = get_language() or "vi"
    found = cast(Figures, cache.get_or_set("figures", figures, FIGURES_KEPT))
    context = {
        "doors": _doors(settings.PROFILE, language),
        "figures": found,
        "facts": _facts(found, language),
        "draft": _begun(request.actor),
    }
    return render(request, "portal/find/home.html", context)


@require_safe
@open_to(Anyone)
def life(request: HttpRequest, key: str) -> HttpResponse:
    """What one event of a life takes, in the order in which it is needed."""
    event, language = life_event(key), get_language() or "vi"
    groups = [
        {"name": in_language(group.name, language), "lines": lines_of(group.codes)}
        for group in event.groups
    ]
    context = {
        "name": in_language(event.name, language),
        "about": in_language(event.about, language),
        "groups": [group for group in groups if group["lines"]],
        "more_href": search_address(event.search),
        "others": [door for door in _doors(settings.PROFILE, language) if door["key"] != key],
    }
    return render(request, "portal/find/life.html", context)


def _begun(actor: Actor) -> DraftView | None:
    """What a person who is known has begun last and not handed in."""
    return next(iter(drafts_of(actor)), None) if actor.person_id else None


@lru_cache(maxsize=8)
def _doors(profile: Path, language: str) -> list[dict[str, str]]:
    """The profile's life events in one language; they change with a new profile only."""
    return [
        {
            "key": event.key,
            "text": in_language(event.name, language),
            "about": in_language(event.about, language),
            "href": reverse("portal:find:life", args=[event.key]),
        }
        for event in life_events()
    ]


def _facts(found: Figures, language: str) -> list[dict[str, Any]]:
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
