"""What is in the catalogue and being written; one procedure with its versions."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries import units
from motcua.kit.actor import Actor
from motcua.kit.numbers import date_text
from motcua.services.catalogue.queries.differences import Difference
from motcua.services.catalogue.queries.drafts import DraftLine, open_drafts
from motcua.services.catalogue.queries.history import VersionLine, changes_of, versions_of
from motcua.services.catalogue.queries.procedure import ProcedurePage, procedure_page
from motcua.services.catalogue.queries.publishing import publication_days
from motcua.services.catalogue.queries.search import search
from motcua.services.catalogue.queries.variants import VariantLine, variants_of
from motcua.web.shared.access import ActingRequest, open_to

WRITERS = (Role.OFFICER, Role.LEADER)
TWO_HEAD = (gettext_lazy("Part"), gettext_lazy("In the draft now"), gettext_lazy("Yours"))
CHANGES_HEAD = (gettext_lazy("Part"), gettext_lazy("Before"), gettext_lazy("Now"))


@require_GET
@open_to(*WRITERS)
def overview(request: ActingRequest) -> HttpResponse:
    """The drafts that the actor may see, and the procedures that a question finds."""
    question = request.GET.get("q", "").strip()[:200]
    found = search(question) if question else None
    context = {
        "question": question,
        "units": units_of(request.actor),
        "drafts_head": [_("Name"), _("Code"), _("Unit"), _("State")],
        "found_head": [_("Name"), _("Code"), _("Sector")],
        "drafts": [_draft_row(line) for line in open_drafts(request.actor)],
        "found": found,
        "rows": [
            [
                {"text": line.name, "href": reverse("office:procedure", args=[line.code])},
                line.code,
                line.sector,
            ]
            for line in (found.lines if found else ())
        ],
    }
    return render(request, "office/catalogue/overview.html", context)


@require_GET
@open_to(*WRITERS)
def procedure(request: ActingRequest, code: str) -> HttpResponse:
    """A procedure as it is in force, its versions, and what units do otherwise."""
    page = procedure_page(code)
    variants = variants_of(page.procedure_id)
    context = {
        "procedure": page,
        "facts": _facts(page),
        "versions_head": [_("Version"), _("Decision"), _("In force"), _("Publisher")],
        "variants_head": [
            *(_("Unit"), _("How to hand in"), _("Otherwise"), _("Law"), _("In force"), _("End it")),
        ],
        "versions": [_version_row(code, line) for line in versions_of(code)],
        "variants": [_variant_row(code, line) for line in variants],
        "units": units_of(request.actor),
        "leads": request.actor.units_as(Role.LEADER),
    }
    return render(request, "office/catalogue/procedure.html", context)


@require_GET
@open_to(*WRITERS)
def version(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """One version, and what it says otherwise than the one before."""
    rows, head = rows_of_changes(changes_of(code, number)), list(CHANGES_HEAD)
    if number == 1:
        rows, head = [[part, now] for part, _before, now in rows], [head[0], head[2]]
    context = {
        "procedure": procedure_page(code, version=number),
        "changes": rows,
        "changes_head": head,
        "number": number,
    }
    return render(request, "office/catalogue/version.html", context)


def rows_of_changes(changes: Iterable[Difference]) -> list[list[Any]]:
    """Rows of a table: the part, what went, what came."""
    return [
        [change.part, _said(change, change.before), _said(change, change.after)]
        for change in changes
    ]


def units_of(actor: Actor) -> list[dict[str, str]]:
    """The units for which somebody may write, as choices."""
    found = units(_unit_ids(actor))
    return [{"value": str(unit_id), "text": line.name} for unit_id, line in found.items()]


def _said(change: Difference, text: str) -> str | dict[str, str]:
    """Words of the record are Vietnamese whatever the language of the screen."""
    return (text or "–") if change.is_ours or not text else {"text": text, "lang": "vi"}


def _unit_ids(actor: Actor) -> frozenset[int]:
    return actor.units_as(*WRITERS)


def _day(day: Any) -> str:
    return date_text(day, get_language() or "vi") if day else "–"


def _draft_row(line: DraftLine) -> list[Any]:
    return [
        {"text": line.name or line.code, "href": reverse("office:draft", args=[line.id])},
        line.code,
        line.unit.name,
        {"tag_text": capfirst(line.state_text)},
    ]


def _facts(page: ProcedurePage) -> list[dict[str, str]]:
    """Who published it by which decision, and whether in time."""
    facts = [
        (_("Code"), page.code),
        (_("Version"), str(page.version)),
        (_("Decision"), " · ".join(filter(None, (page.decision, _maybe_day(page.decided_on))))),
        (_("In force from"), _day(page.valid_from)),
        (_("Publisher"), page.publisher),
        (_("Read from"), page.source),
        (_("Sector"), page.sector),
        *_deadlines(page),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]


def _maybe_day(day: Any) -> str:
    return _day(day) if day else ""


def _deadlines(page: ProcedurePage) -> list[tuple[str, str]]:
    """The days of publication that bind the nearest level that a law binds."""
    if not page.decided_on or not page.publisher_id:
        return []
    for level in ("province", "ministry"):
        if level not in {term.code for term in page.levels}:
            continue
        days = publication_days(
            level=level,
            unit_id=page.publisher_id,
            decided_on=page.decided_on,
            in_force=page.valid_from,
        )
        if days:
            late = _("late") if days.decided_late(page.decided_on) else _("in time")
            return [
                (_("To be decided by"), f"{_day(days.decide_by)} ({late})"),
                (_("To be published by"), f"{_day(days.publish_by)} · {days.source}"),
            ]
    return []


def _version_row(code: str, line: VersionLine) -> list[Any]:
    until = _day(line.valid_to) if line.valid_to else _("now")
    return [
        {
            "text": _("Version %s") % line.number,
            "href": reverse("office:version", args=[code, line.number]),
        },
        line.decision or "–",
        f"{_day(line.valid_from)} – {until}",
        line.publisher or line.source or "–",
    ]


def _variant_row(code: str, line: VariantLine) -> list[Any]:
    said = " · ".join(filter(None, (line.limit_text, line.fee_text, line.remark)))
    is_open = line.valid_to is None or line.valid_to >= timezone.localdate()
    end = reverse("office:variant-end", args=[code, line.id])
    until = _day(line.valid_to) if line.valid_to else _("now")
    return [
        line.unit.name,
        line.channel_name or _("every channel"),
        {"text": said, "lang": "vi"},
        {"text": line.law, "lang": "vi"},
        f"{_day(line.valid_from)} – {until}",
        {"text": _("End it"), "href": end} if is_open and not line.valid_to else "–",
    ]
