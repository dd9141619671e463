"""One release: its facts, what the gate says of it, and its process as a picture."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.services.catalogue.queries.releases import ReleaseLine, environment_of, releases
from motcua.services.catalogue.queries.service import ReleaseContent
from motcua.services.catalogue.queries.specimens import (
    Finding,
    StepLine,
    drawing,
    is_refusal,
    report,
    steps,
)
from motcua.web.office.services.frame import READERS, framed, opened, said, whole
from motcua.web.office.services.listing import STANDINGS, published_text
from motcua.web.shared.access import ActingRequest, open_to

OUTSIDE = {
    "applicant": gettext_lazy("the applicant"),
    "consulted": gettext_lazy("another authority"),
}
"""Who does a step and is none of us."""


@require_GET
@open_to(*READERS)
def overview(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Who published it and when, under which signature, and the report of the gate."""
    content = opened(code, number)
    line = next(each for each in releases(code) if each.number == number)
    found = report(content.id)
    refused = sum(is_refusal(each) for each in found)
    context = {
        "facts": _facts(content, line),
        "environment": _environment(code),
        "environment_head": [_("Name"), _("What it is"), _("Value here")],
        "findings_head": [_("In which file"), _("What is wrong"), _("How to mend it")],
        "findings": [_finding_row(each) for each in found],
        "refused": refused,
        "warnings": len(found) - refused,
        **framed(content, "release"),
    }
    return render(request, "office/services/release.html", context)


@require_GET
@open_to(*READERS)
def process(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """The process drawn, and its steps in words."""
    content = opened(code, number)
    drawn = whole(content).process
    language = get_language() or "vi"
    context = {
        "picture": mark_safe(drawing(drawn, language)) if drawn else "",  # noqa: S308 (ours)
        "head": [_("Step"), _("Who"), _("Time")],
        "rows": [_step_row(each) for each in steps(drawn)] if drawn else [],
        **framed(content, "release-process"),
    }
    return render(request, "office/services/process.html", context)


def _facts(content: ReleaseContent, line: ReleaseLine) -> list[dict[str, str]]:
    words, _kind = STANDINGS[line.standing]
    origin = line.origin
    facts = [
        (_("Service"), f"{said(content.definition.name)} ({line.code})"),
        (_("Decision"), content.definition.decision),
        (_("Published"), f"{published_text(line)} · {line.published_by}"),
        (_("Signature"), f"{words} · {line.key}" if line.key else str(words)),
        (_("Hash of the content"), line.content_hash),
        (
            _("Taken over from"),
            _("release %(number)s, published by %(name)s")
            % {"number": origin.number, "name": origin.published_by}
            if origin
            else "",
        ),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]


def _environment(code: str) -> list[list[Any]]:
    """What the newest release needs to know of this installation; values are not shown here."""
    return [
        [
            each.name,
            said(each.means),
            {"tag_text": _("set"), "tag_kind": "early"}
            if each.value
            else {"tag_text": _("missing"), "tag_kind": "late"},
        ]
        for each in environment_of(code)
    ]


def _finding_row(finding: Finding) -> list[Any]:
    language = get_language() or "vi"
    tag = (_("refused"), "late") if is_refusal(finding) else (_("warning"), "soon")
    return [
        {"text": finding.place(language), "tag_text": tag[0], "tag_kind": tag[1]},
        {"text": said(finding.problem), "note": finding.rule},
        said(finding.cure),
    ]


def _step_row(step: StepLine) -> list[Any]:
    return [said(step.names), _who(step.role), _time(step)]


def _who(role: str) -> str:
    if role in OUTSIDE:
        return capfirst(str(OUTSIDE[role]))
    return capfirst(str(Role(role).label) if role in Role.values else role or _("by itself"))


def _time(step: StepLine) -> str:
    """The budget of a step in words."""
    if not step.amount:
        return "–"
    count = {"n": step.amount}
    many = 1 if step.amount == "1" else 2
    match step.unit:
        case "working_hours":
            return ngettext("%(n)s working hour", "%(n)s working hours", many) % count
        case "working_days":
            return ngettext("%(n)s working day", "%(n)s working days", many) % count
        case "hours":
            return ngettext("%(n)s hour", "%(n)s hours", many) % count
    return ngettext("%(n)s day", "%(n)s days", many) % count
