"""Changing the tree: a page and an address for each act, all of them alike."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.actions import calendars, successions, units
from motcua.foundation.organisations.actions.units import NewUnit
from motcua.foundation.organisations.enums import AGENCIES, PLACES, CodeSystem, UnitKind
from motcua.foundation.organisations.queries import UnitLine, unit, unit_by_code
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound, Refused
from motcua.web.office.admin.tabs import tabs
from motcua.web.office.units.forms import Field, read
from motcua.web.shared.access import ActingRequest, open_to

SATURDAY = 5
MOST_PARTS = 3
_SESSION = re.compile(r"([01]?\d|2[0-3])[:h]([0-5]\d) *[-–] *([01]?\d|2[0-3])[:h]([0-5]\d)")


@dataclass(frozen=True)
class Act:
    """One act: its page, and what is done with the answers; returns the unit to show next."""

    title: str
    button: str
    fields: Sequence[Field]
    do: Callable[[UnitLine, dict[str, Any], Actor], int]
    intro: str = ""


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def act_on(request: ActingRequest, unit_id: int, act: str) -> HttpResponse:
    """Ask what must be known, then do it; what the action refuses is told by its own page."""
    line = unit(unit_id)
    if act not in ACTS:
        raise NotFound(_("There is no such act."))
    asked = ACTS[act](line)
    data = request.POST if request.method == "POST" else None
    answers, errors = read(asked.fields, data) if data is not None else ({}, {})
    if data is not None and not errors:
        shown = asked.do(line, answers, request.actor)
        messages.success(request, _("Done: it stands in the journal and holds from that day on."))
        return redirect("office:unit", shown)
    context = {
        "tabs": tabs("units"),
        "act": asked,
        "unit": line,
        "fields": [field.shown(data, errors.get(field.name, "")) for field in asked.fields],
        "errors": [{"text": text, "href": f"#{name}"} for name, text in errors.items()],
        "back": reverse("office:unit", args=[unit_id]),
    }
    return render(request, "office/units/act.html", context, status=422 if errors else 200)


def _rename(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        units.rename_unit(unit_id=line.id, actor=actor, **said)
        return line.id

    fields = [*_names(line.name_vi, line.name_en), _on(), _legal_text()]
    return Act(_("Rename"), _("Rename"), fields, do)


def _move(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        upper = _find(said["upper"], line, said["on"])
        units.move_unit(
            unit_id=line.id,
            upper_id=upper.id,
            on=said["on"],
            actor=actor,
            legal_text=said["legal_text"],
        )
        return line.id

    upper = Field("upper", _("Code of the unit above"), "code", _code_hint(line))
    intro = _("Whatever stands below it moves with it. Days before stay as they were.")
    return Act(_("Move"), _("Move"), [upper, _on(), _legal_text()], do, intro)


def _end(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        units.end_unit(
            unit_id=line.id, last_day=said["on"], actor=actor, legal_text=said["legal_text"]
        )
        return line.id

    last = Field("on", _("Last day"), "day")
    intro = _("It stays in the history. Nothing may stand below it any more.")
    return Act(_("End"), _("End"), [last, _legal_text()], do, intro)


def _create(line: UnitLine) -> Act:
    kinds = PLACES if line.kind in PLACES else AGENCIES

    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        new = _new(said, line)
        return units.create_unit(
            upper_id=line.id, kind=said["kind"], new=new, on=said["on"], actor=actor
        )

    kind = Field(
        "kind",
        _("Kind"),
        "choice",
        choices=[(value, str(UnitKind(value).label)) for value in kinds],
    )
    fields = [kind, _code(line), *_names(), _on()]
    return Act(_("Set up a unit below it"), _("Set up"), fields, do)


def _merge(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        others = [_find(code, line, said["on"]).id for code in said["others"].split()]
        return successions.merge_units(
            unit_ids=[line.id, *others],
            new=_new(said, line),
            on=said["on"],
            actor=actor,
            legal_text=said["legal_text"],
        )

    others = Field("others", _("Codes of the other units"), "lines", _("One on each line"))
    hint = _("It may be that of one of the merged units")
    code = Field("code", _("Code of the new unit"), "code", hint)
    intro = _("All of them end on the day before; what stands below them moves below the new unit.")
    fields = [others, code, *_names(), _on(), _legal_text()]
    return Act(_("Merge with others"), _("Merge"), fields, do, intro)


def _split(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        numbers = [n for n in range(1, MOST_PARTS + 1) if said[f"code_{n}"]]
        parts = [_new(said, line, f"_{n}") for n in numbers]
        successions.split_unit(
            unit_id=line.id,
            parts=parts,
            on=said["on"],
            actor=actor,
            legal_text=said["legal_text"],
        )
        return line.id

    intro = _("It ends on the day before. Move or end first what stands below it.")
    return Act(_("Split"), _("Split"), [*_parts(), _on(), _legal_text()], do, intro)


def _hours(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        saturday = _sessions(said["saturday"])
        calendars.set_hours(
            unit_id=line.id,
            sessions=_sessions(said["sessions"]),
            short_days={SATURDAY: saturday} if saturday else {},
            source=said["source"],
            actor=actor,
        )
        return line.id

    inherited = _("For example 07:00-11:30, 13:30-17:00. Empty: as the unit above")
    fields = [
        Field("sessions", _("Sessions of a working day"), hint=inherited, optional=True),
        Field("saturday", _("Sessions of Saturday"), hint=inherited, optional=True),
        Field("source", _("Which decision says so")),
    ]
    intro = _("It holds from today for this unit and those below it that have none of their own.")
    return Act(_("Change working hours"), _("Save"), fields, do, intro)


def _day(line: UnitLine) -> Act:
    def do(line: UnitLine, said: dict[str, Any], actor: Actor) -> int:
        kind = "" if said["kind"] == "above" else said["kind"]
        calendars.set_day(
            unit_id=line.id,
            day=said["on"],
            kind=kind,
            name_vi=said["name_vi"],
            name_en=said["name_en"],
            source=said["source"],
            actor=actor,
        )
        return line.id

    kinds = [
        ("off", _("Day off")),
        ("working", _("Working day")),
        ("above", _("As the unit above: take our own rule back")),
    ]
    fields = [
        Field("on", _("Day"), "day"),
        Field("kind", _("What it is"), "choice", choices=kinds),
        Field("name_vi", _("Reason in Vietnamese"), optional=True),
        Field("name_en", _("Reason in English"), optional=True),
        Field("source", _("Which decision says so"), optional=True),
    ]
    return Act(_("Set a day off or a working day"), _("Save"), fields, do)


ACTS: dict[str, Callable[[UnitLine], Act]] = {
    "rename": _rename,
    "move": _move,
    "end": _end,
    "create": _create,
    "merge": _merge,
    "split": _split,
    "hours": _hours,
    "day": _day,
}


def _on() -> Field:
    return Field("on", _("From which day"), "day", _("The first day on which it holds"))


def _legal_text() -> Field:
    return Field("legal_text", _("Which decision says so"), optional=True)


def _names(vi: str = "", en: str = "") -> list[Field]:
    return [
        Field("name_vi", _("Name in Vietnamese"), value=vi),
        Field("name_en", _("Name in English"), value=en),
    ]


def _code(line: UnitLine) -> Field:
    return Field("code", _("Code"), "code", _code_hint(line))


def _code_hint(line: UnitLine) -> str:
    if line.kind in PLACES:
        return _("The code of the General Statistics Office, for example 20242")
    return _("For example H17.25.8")


def _parts() -> list[Field]:
    """Three groups of fields; the last may stay empty."""
    fields = []
    for n in range(1, MOST_PARTS + 1):
        last, number = n == MOST_PARTS, {"number": n}
        fields += [
            Field(f"code_{n}", _("Code of unit %(number)d") % number, "code", optional=last),
            Field(f"name_vi_{n}", _("Its name in Vietnamese (%(number)d)") % number, optional=last),
            Field(f"name_en_{n}", _("Its name in English (%(number)d)") % number, optional=last),
        ]
    return fields


def _new(said: dict[str, Any], like: UnitLine, part: str = "") -> NewUnit:
    """The new unit; a place is named inside sentences by its own name, an agency by its place's."""
    name_vi, name_en = said[f"name_vi{part}"], said[f"name_en{part}"]
    place = like.kind in PLACES
    return NewUnit(
        code=said[f"code{part}"],
        name_vi=name_vi,
        name_en=name_en,
        short_vi=name_vi[:1].lower() + name_vi[1:] if place else like.short_vi,
        short_en=name_en if place else like.short_en,
    )


def _find(code: str, like: UnitLine, on: date) -> UnitLine:
    """A unit of the same tree by its code."""
    system = CodeSystem.PLACE if like.kind in PLACES else CodeSystem.AGENCY
    try:
        return unit_by_code(code, on, system=system)
    except NotFound:
        raise Refused(_("No unit has the code %s.") % code) from None


def _sessions(text: str) -> list[tuple[time, time]]:
    """``07:00-11:30, 13:30-17:00`` as pairs of times; nothing from an empty text."""
    found = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        match = _SESSION.fullmatch(part)
        if not match:
            raise Refused(_("%s is not a session: write it as 07:00-11:30.") % part)
        hours = [int(group) for group in match.groups()]
        found.append((time(hours[0], hours[1]), time(hours[2], hours[3])))
    return found
