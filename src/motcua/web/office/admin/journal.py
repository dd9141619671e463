"""The journal as its readers see it: sentences, the newest first."""

import json
import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.journal.queries.entries import PAGE, EntryLine, entry_facts, newest
from motcua.foundation.journal.queries.sentences import actor_name, sentence_of
from motcua.kit import events
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_datetime

FILTERS = ("subject", "kind", "actor")
POSITION = re.compile(r"\d{1,18}")


@require_GET
@open_to(Role.ADMIN)
def newest_entries(request: ActingRequest) -> HttpResponse:
    """One page of entries, narrowed by what was asked; ``?before`` leads to older ones."""
    wanted = {name: request.GET.get(name, "").strip() for name in FILTERS}
    before = request.GET.get("before", "")
    lines = newest(
        before=int(before) if POSITION.fullmatch(before) else None,
        subject=wanted["subject"],
        kind=wanted["kind"],
        actor=wanted["actor"],
    )
    context = {
        "tabs": tabs("journal"),
        "wanted": wanted,
        "kinds": [{"value": "", "text": _("All kinds")}, *map(_choice, sorted(events.kinds()))],
        "head": [_("What happened"), _("When"), _("About")],
        "rows": [_row(line) for line in lines],
        "narrowed": any(wanted.values()),
        "is_first": not before,
        "first_href": _address(wanted),
        "older_href": _address(wanted, before=lines[-1].position) if len(lines) == PAGE else "",
    }
    return render(request, "office/admin/journal.html", context)


@require_GET
@open_to(Role.ADMIN)
def entry(request: ActingRequest, entry_id: int) -> HttpResponse:
    """One entry with everything that the journal keeps of it."""
    facts = entry_facts(entry_id)
    line = facts.line
    rows = [
        {"key": _("When"), "value": vn_datetime(line.at)},
        {"key": _("Who"), "value": actor_name(line.actor)},
        {
            "key": _("About"),
            "value": line.subject,
            "action_text": _("Show all"),
            "action_href": _address({"subject": line.subject}),
        },
        {"key": _("Number in its chain"), "value": str(line.number)},
        {"key": _("Kind"), "value": line.kind},
        {"key": _("Note"), "value": line.note or "–"},
        {"key": _("Place in the order"), "value": str(line.position or "–")},
        {"key": _("Seal"), "value": str(facts.seal) if facts.seal else _("Not sealed yet")},
        {"key": _("Hash before"), "value": facts.previous},
        {"key": _("Hash"), "value": facts.hash},
    ]
    context = {
        "tabs": tabs("journal"),
        "sentence": sentence_of(line),
        "rows": rows,
        "data": [_fact(name, value) for name, value in facts.data.items()],
    }
    return render(request, "office/admin/entry.html", context)


def entry_cell(line: EntryLine) -> dict[str, str]:
    """The cell of a table that says an entry and leads to its facts."""
    return {
        "text": sentence_of(line),
        "href": reverse("office:entry", args=[line.id]),
        "note": line.note,
    }


def _row(line: EntryLine) -> list[Any]:
    about = {"text": line.subject, "href": _address({"subject": line.subject})}
    return [entry_cell(line), vn_datetime(line.at), about]


def _fact(name: str, value: Any) -> dict[str, str]:
    return {"key": name, "value": json.dumps(value, ensure_ascii=False)}


def _choice(kind: str) -> dict[str, str]:
    return {"value": kind, "text": kind}


def _address(wanted: dict[str, str], before: int | None = None) -> str:
    asked = {name: value for name, value in wanted.items() if value}
    if before is not None:
        asked["before"] = str(before)
    return f"{reverse('office:journal')}?{urlencode(asked)}" if asked else reverse("office:journal")
