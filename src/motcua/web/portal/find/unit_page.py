"""The screen of one unit: what it is, where, when it is open, what it handles."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.foundation.organisations.enums import PLACES, CodeSystem, UnitKind
from motcua.foundation.organisations.queries import UnitLine, calendar_of, unit_by_code
from motcua.foundation.organisations.queries.history import (
    SuccessionLine,
    place_of,
    predecessors,
    restated,
    successors,
)
from motcua.foundation.organisations.queries.places import counter_of
from motcua.foundation.organisations.queries.tree import units_above, units_below
from motcua.kit.errors import NotFound
from motcua.services.catalogue.queries.search import search
from motcua.web.portal.find.opening import opening
from motcua.web.portal.find.results import search_address
from motcua.web.portal.find.where import map_address
from motcua.web.shared.access import Anyone, open_to

BELOW = 12
"""Units below it that are named at most."""


@require_safe
@open_to(Anyone)
def unit_page(request: HttpRequest, code: str) -> HttpResponse:
    """The unit as it stands today, an agency by its identifier, a place by its code."""
    today = timezone.localdate()
    unit = _unit(code, today)
    is_place = unit.kind in PLACES
    place = unit if is_place else place_of(unit, today)
    counter = counter_of(place, today) if place else None
    works = counter if is_place else unit
    below = [] if is_place else units_below(unit.id, today)
    context = {
        "unit": unit,
        "kind": capfirst(unit.kind_text),
        "stands": unit.valid_to is None or unit.valid_to >= today,
        "above": [_link(each) for each in units_above(unit, today)],
        "place": None if is_place else place,
        "counter": _link(counter) if counter and counter.id != unit.id else None,
        "opening": opening(calendar_of(works.id), timezone.now()) if works else None,
        "map_href": map_address(unit.name),
        "handles": _handles(place),
        "below": [_link(each) for each in below[:BELOW]],
        "more_below": len(below) > BELOW,
        "before": [_succession(step) for step in predecessors(unit.id)],
        "after": [_succession(step) for step in successors(unit.id)],
        "now": [_link(each) for each in restated(unit.id)] if not _stands(unit, today) else [],
    }
    return render(request, "portal/find/unit.html", context)


def unit_address(unit: UnitLine) -> str:
    return reverse("portal:find:unit", args=[unit.code])


def _stands(unit: UnitLine, today: date) -> bool:
    return unit.valid_to is None or unit.valid_to >= today


def _unit(code: str, today: date) -> UnitLine:
    """An agency and a place never share a code: identifiers begin with a letter."""
    system = CodeSystem.PLACE if code.isdecimal() else CodeSystem.AGENCY
    try:
        return unit_by_code(code[:35], today, system=system)
    except NotFound:
        raise NotFound(_("There is no unit with the code %s.") % code[:35]) from None


def _handles(place: UnitLine | None) -> dict[str, Any] | None:
    """What is done at the level of the place; None for a unit that serves none."""
    levels = {UnitKind.COMMUNE: "commune", UnitKind.PROVINCE: "province"}
    level = levels.get(UnitKind(place.kind)) if place else None
    if level is None:
        return None
    found = search("", chosen={"level": [level]})
    return {
        "total": found.total,
        "lines": found.lines[:8],
        "href": search_address("", level=level),
    }


def _link(unit: UnitLine) -> dict[str, str]:
    return {"text": unit.name, "href": unit_address(unit)}


def _succession(step: SuccessionLine) -> dict[str, Any]:
    return {**_link(step.unit), "kind": step.kind_text, "date": step.date, "law": step.legal_text}
