"""Where to go: the reader's commune, its counter, when that is open."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from motcua.foundation.organisations.enums import UnitKind
from motcua.foundation.organisations.queries import UnitLine, calendar_of, operator, units
from motcua.foundation.organisations.queries.places import (
    communes,
    counter_of,
    place_by_code,
    provinces,
)
from motcua.kit.errors import NotFound
from motcua.web.portal.find.opening import Opening, opening

COOKIE = "place"
REMEMBERED = 365 * 24 * 3600
"""Seconds for which a browser remembers the chosen place."""
MAP = "https://www.openstreetmap.org/search?"
LOCAL_LEVELS = ("commune", "province")
"""Levels of authority that everybody has one of where they live."""

type Options = list[dict[str, str]]


@dataclass(frozen=True)
class Counter:
    """Where the people of a place hand things in."""

    unit: UnitLine
    opening: Opening
    map_href: str


@dataclass(frozen=True)
class Where:
    """The chosen place and its counter, and what else can be chosen."""

    place: UnitLine | None = None
    counter: Counter | None = None
    province: UnitLine | None = None
    provinces: Options = field(default_factory=list)
    communes: Options = field(default_factory=list)
    needs_commune: bool = False


def where(request: HttpRequest, levels: Collection[str]) -> Where | None:
    """For a procedure of these levels; None where nobody near the reader handles it."""
    if not any(level in levels for level in LOCAL_LEVELS):
        return None
    today, deep = timezone.localdate(), "commune" in levels
    asked = _asked(request)
    place = place_by_code(asked, today) if asked else _own_place(today)
    province = _province_of(place, today)
    if not deep:
        place = province
    found = place if place and (place.kind == UnitKind.COMMUNE or not deep) else None
    return Where(
        place=found,
        counter=counter(found, today) if found else None,
        province=province,
        provinces=_options(provinces(today)),
        communes=_options(communes(province, today)) if deep and province else [],
        needs_commune=deep,
    )


def counter(place: UnitLine, today: date) -> Counter | None:
    """The counter of a place, with its hours and a map."""
    unit = counter_of(place, today)
    if unit is None:
        return None
    return Counter(unit, opening(calendar_of(unit.id), timezone.now()), map_address(unit.name))


def map_address(name: str) -> str:
    """A public map that looks for this name."""
    return MAP + urlencode({"query": name})


def remember(answer: HttpResponse, request: HttpRequest, found: Where | None) -> HttpResponse:
    """Keep a place that was chosen just now, so that the next page knows it."""
    if found and found.place and request.GET.get("commune"):
        answer.set_cookie(
            COOKIE,
            found.place.code,
            max_age=REMEMBERED,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


def _asked(request: HttpRequest) -> str:
    """The code of the place that was chosen: on this page, or remembered."""
    chosen = request.GET.get("commune") or request.GET.get("province")
    return (chosen or request.COOKIES.get(COOKIE, ""))[:10]


def _own_place(today: date) -> UnitLine | None:
    """The place that this installation serves; None before a profile is loaded."""
    try:
        return place_by_code(operator().place_code, today)
    except NotFound:
        return None


def _province_of(place: UnitLine | None, today: date) -> UnitLine | None:
    if place is None or place.kind == UnitKind.PROVINCE:
        return place
    above = units(place.upper_ids, today)
    return next((unit for unit in above.values() if unit.kind == UnitKind.PROVINCE), None)


def _options(places: list[UnitLine]) -> Options:
    return [{"value": place.code, "text": place.name} for place in places]
