"""The examples of a release, played: the way, the fee, the day, the letters, and what differs."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.kit.errors import NotFound
from motcua.kit.numbers import moment_text
from motcua.services.catalogue.queries.service import Package, ReleaseContent
from motcua.services.catalogue.queries.specimens import (
    RECEIPT,
    Trial,
    authority_name,
    key_of,
    letters,
    steps,
    tried,
)
from motcua.web.office.services.frame import (
    PAPER_COST,
    READERS,
    framed,
    href_of,
    opened,
    said,
    whole,
)
from motcua.web.office.services.letters import marked
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.limit import limited
from motcua.web.shared.templatetags.words import money

KINDS = {
    "ordinary": gettext_lazy("ordinary"),
    "special": gettext_lazy("special case"),
    "exempt": gettext_lazy("exempt"),
    "refused": gettext_lazy("refused"),
    "late": gettext_lazy("late"),
    "another_person": gettext_lazy("by another person"),
    "other": gettext_lazy("other"),
}
"""What an example shows."""
ALL_COST = 20


@require_GET
@open_to(*READERS)
def listed(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """The examples with what they expect; each is played when somebody asks."""
    content = opened(code, number)
    context = {
        "head": [_("Example"), _("Kind"), _("Fee"), _("Due")],
        "rows": [
            [
                {"text": said(each.name), "href": href_of(content, "release-trial", key_of(each))},
                str(KINDS[each.kind]),
                money(each.expect.fee),
                _moment(each.expect.due),
            ]
            for each in whole(content).examples
        ],
        "all_href": href_of(content, "release-trials"),
        **framed(content, "release-examples"),
    }
    return render(request, "office/services/examples.html", context)


@require_GET
@open_to(*READERS)
@limited(cost=ALL_COST)
def results(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Every example played now, and whether it comes to what it expects."""
    content = opened(code, number)
    trials = [tried(content.id, key_of(each)) for each in whole(content).examples]
    context = {
        "head": [_("Example"), _("Result"), _("Fee"), _("Due"), _("Letters")],
        "rows": [_row(content, each) for each in trials],
        "right": sum(not each.differences for each in trials),
        "count": len(trials),
        **framed(content, "release-examples"),
    }
    return render(request, "office/services/trials.html", context)


@require_GET
@open_to(*READERS)
@limited(cost=PAPER_COST)
def trial(request: ActingRequest, code: str, number: int, key: str) -> HttpResponse:
    """One example: what it came to, what differs, and its letters as specimens."""
    content = opened(code, number)
    package = whole(content)
    found, names = tried(content.id, key), _names(package)
    context = {
        "example": found.run.example,
        "facts": _facts(package, found),
        "path": _path(package, found),
        "differences": [each.sentence(get_language() or "vi") for each in found.differences],
        "letters": [
            {
                "name": names.get(letter.template, letter.template),
                "at": letter.at,
                "pictures": [
                    href_of(content, "release-trial-picture", key, place, sheet)
                    for sheet in range(1, len(letter.pages) + 1)
                ],
            }
            for place, letter in enumerate(found.run.letters)
        ],
        **framed(content, "release-examples"),
    }
    return render(request, "office/services/trial.html", context)


@require_GET
@open_to(*READERS)
@limited()
def picture(
    request: ActingRequest, code: str, number: int, key: str, place: int, sheet: int
) -> HttpResponse:
    """One page of a letter that an example wrote."""
    content = opened(code, number)
    whole(content)
    written = tried(content.id, key).run.letters
    if place >= len(written):
        raise NotFound(_("This example writes no such letter."))
    return marked(written[place], sheet)


def _row(content: ReleaseContent, trial: Trial) -> list[Any]:
    run = trial.run
    href = href_of(content, "release-trial", key_of(run.example))
    tag = (_("differs"), "late") if trial.differences else (_("right"), "early")
    return [
        {"text": said(run.example.name), "href": href},
        {"tag_text": tag[0], "tag_kind": tag[1]},
        money(run.fee),
        _moment(run.due),
        str(len(run.letters)),
    ]


def _facts(package: Package, trial: Trial) -> list[dict[str, Any]]:
    run, definition = trial.run, package.definition
    cases = {case.key: said(case.name) for case in definition.cases}
    outcomes = {each.key: said(each.name) for each in definition.results}
    results = [outcomes.get(key, said(definition.refusal.name)) for key in run.results]
    facts: list[tuple[str, Any]] = [
        (_("Applicant"), run.example.applicant.name),
        (_("Handed in"), _moment(run.example.at)),
        (_("Handed in by"), run.example.by.name if run.example.by else ""),
        (_("Which case"), cases.get(run.case, "")),
        (_("Who decides"), authority_name(run.competent) if run.competent else ""),
        (_("Fee"), money(run.fee)),
        (_("Due"), _moment(run.due)),
        (_("Result"), results),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]


def _names(package: Package) -> dict[str, str]:
    """What letters are called, by their template."""
    names = {each.template: said(each.name) for each in letters(package)}
    return {RECEIPT: _("Receipt of the submission"), **names}


def _path(package: Package, trial: Trial) -> list[str]:
    """The steps that were taken, by their names; events and gateways are left out."""
    done = steps(package.process) if package.process else []
    names = {step.id: said(step.names) for step in done}
    return [names[node] for node in trial.run.path if node in names]


def _moment(at: datetime | None) -> str:
    """By the clock of this installation, which a moment without an offset is written in."""
    if at is None:
        return "–"
    aware = at if at.tzinfo else timezone.make_aware(at)
    return moment_text(timezone.localtime(aware), get_language() or "vi")
