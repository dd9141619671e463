"""One unit: where it stands, what it was, whom it followed, when it works."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.enums import PLACES, Standing
from motcua.foundation.organisations.queries import UnitLine, calendar_of, unit, units
from motcua.foundation.organisations.queries.arranging import may_arrange
from motcua.foundation.organisations.queries.calendars import hours_of, own_days
from motcua.foundation.organisations.queries.history import (
    SuccessionLine,
    codes_of,
    periods_of,
    place_of,
    predecessors,
    restated,
    successors,
)
from motcua.foundation.organisations.queries.tree import units_above, units_below
from motcua.kit.clock import Calendar, Session
from motcua.web.office.admin.tabs import tabs
from motcua.web.office.units.browse import listing, page_of, unit_href
from motcua.web.office.units.day import Day, day_of
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import short_weekday, vn_date

_MONDAY = date(2026, 1, 5)


@require_GET
@open_to(Role.ADMIN)
def one_unit(request: ActingRequest, unit_id: int) -> HttpResponse:
    """The unit as it stood on the day that is looked at."""
    day, page = day_of(request), page_of(request)
    line = unit(unit_id, day.on)
    here = reverse("office:unit", args=[unit_id])
    before, after = predecessors(unit_id), successors(unit_id)
    context = {
        "tabs": tabs("units"),
        "day": day,
        "unit": line,
        "stands": line.valid_from <= day.on and (line.valid_to is None or line.valid_to >= day.on),
        "trail": _trail(line, day),
        "facts": _facts(line, day),
        "before": [_succession(s, day) for s in before],
        "after": [_succession(s, day) for s in after],
        "succession_head": [_("Unit"), _("What happened"), _("On"), _("Legal text")],
        "history_head": [_("Name"), _("Below"), _("From"), _("Until")],
        "history": _history(unit_id, day),
        "today": [{"text": u.name, "href": unit_href(u, day)} for u in restated(unit_id)]
        if after
        else [],
        "hours": [] if line.kind in PLACES else _hours(unit_id, calendar_of(unit_id)),
        "acts": _acts(request, line, day),
        "export_href": reverse("office:units-export") + day.query(below=unit_id),
        **listing(units_below(unit_id, day.on, page=page), day, page, here),
    }
    return render(request, "office/units/unit.html", context)


def _trail(line: UnitLine, day: Day) -> list[dict[str, str]]:
    top = {"text": _("Units"), "href": reverse("office:units") + day.query()}
    above = [{"text": u.name, "href": unit_href(u, day)} for u in units_above(line, day.on)]
    return [top, *above, {"text": line.name}]


def _facts(line: UnitLine, day: Day) -> list[dict[str, Any]]:
    held = codes_of(line.id)
    codes = [f"{code.code} ({_days(code.valid_from, code.valid_to)})" for code in held]
    olds = [code.old_form for code in held if code.old_form]
    place = place_of(line, day.on)
    rows: list[dict[str, Any]] = [
        {"key": _("Kind"), "value": capfirst(line.kind_text)},
        {"key": _("Code"), "value": codes, "note": _standing(line)},
        {"key": _("Code as written before 2020"), "value": olds} if olds else {},
        {"key": _("Name in English"), "value": line.name_en},
        {
            "key": _("Place"),
            "value": place.name,
            "action_text": _("Show"),
            "action_href": unit_href(place, day),
        }
        if place
        else {},
        {"key": _("Period"), "value": _days(line.valid_from, line.valid_to)},
    ]
    return [row for row in rows if row]


def _standing(line: UnitLine) -> str:
    if line.standing == Standing.CONFIRMED:
        return ""
    if line.standing == Standing.SAMPLE:
        return _("Made up for demonstration")
    return _("Not confirmed by the agency's own data")


def _days(first: date, last: date | None) -> str:
    if last is None:
        return _("from %s") % vn_date(first)
    return _("from %(first)s until %(last)s") % {"first": vn_date(first), "last": vn_date(last)}


def _history(unit_id: int, day: Day) -> list[list[Any]]:
    periods = periods_of(unit_id)
    if len(periods) < 2:
        return []
    uppers = units([p.upper_id for p in periods if p.upper_id], day.on)
    return [
        [
            p.name,
            uppers[p.upper_id].name if p.upper_id else "–",
            vn_date(p.valid_from),
            vn_date(p.valid_to) or "–",
        ]
        for p in periods
    ]


def _succession(line: SuccessionLine, day: Day) -> list[Any]:
    other = {"text": line.unit.name, "href": unit_href(line.unit, day), "note": line.unit.code}
    return [other, line.kind_text, vn_date(line.date), line.legal_text or "–"]


def _hours(unit_id: int, calendar: Calendar) -> list[dict[str, Any]]:
    """A row for the full days and one for each weekday with other hours; then its own days."""
    own = hours_of(unit_id)
    full = [day for day in sorted(calendar.week) if day not in calendar.short_days]
    rows: list[dict[str, Any]] = [
        {"key": _weekdays(full), "value": _sessions(calendar.sessions)},
        *(
            {"key": _weekdays([day]), "value": _sessions(sessions)}
            for day, sessions in sorted(calendar.short_days.items())
        ),
    ]
    source = own.source if own else _("as the unit above or the whole country")
    rows.append({"key": _("Set by"), "value": source})
    for day, rule in own_days(unit_id).items():
        rows.append(
            {
                "key": vn_date(day),
                "value": rule.name["vi"],
                "note": f"{rule.kind.value}: {rule.source}",
            }
        )
    return rows


def _weekdays(days: list[int]) -> str:
    return ", ".join(short_weekday(_MONDAY.replace(day=_MONDAY.day + day)) for day in days)


def _sessions(sessions: tuple[Session, ...]) -> str:
    return ", ".join(f"{s.start:%H:%M}–{s.end:%H:%M}" for s in sessions)


def _acts(request: ActingRequest, line: UnitLine, day: Day) -> list[dict[str, str]]:
    """What this person may do with the unit."""
    if not may_arrange(request.actor, line.id, day.on):
        return []
    named = [
        ("rename", _("Rename")),
        ("move", _("Move")),
        ("merge", _("Merge with others")),
        ("split", _("Split")),
        ("end", _("End")),
        ("create", _("Set up a unit below it")),
    ]
    if line.kind not in PLACES:
        named += [
            ("hours", _("Change working hours")),
            ("day", _("Set a day off or a working day")),
        ]
    return [
        {"text": text, "href": reverse("office:unit-act", args=[line.id, act])}
        for act, text in named
    ]
