"""The services of this installation, the releases of one, and what changed between two."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.kit.errors import NotFound
from motcua.kit.numbers import moment_text
from motcua.services.catalogue.queries.moves import PARTS, Said, changes_between
from motcua.services.catalogue.queries.releases import ReleaseLine, Standing, releases
from motcua.web.office.services.frame import READERS, said
from motcua.web.shared.access import ActingRequest, open_to

STANDINGS = {
    Standing.SIGNED: (gettext_lazy("signed, and it fits"), "early"),
    Standing.UNSIGNED: (gettext_lazy("not signed: from before"), "plain"),
    Standing.UNKNOWN_KEY: (gettext_lazy("signed with an unknown key"), "soon"),
    Standing.BROKEN: (gettext_lazy("changed after it was signed"), "late"),
}
"""What is said of the signature of a release, and the kind of its tag."""


@require_GET
@open_to(*READERS)
def overview(request: ActingRequest) -> HttpResponse:
    """Every service with its newest release."""
    context = {
        "head": [_("Service"), _("Code"), _("Release"), _("Published"), _("By"), _("Signature")],
        "rows": [_service_row(line) for line in releases()],
    }
    return render(request, "office/services/overview.html", context)


@require_GET
@open_to(*READERS)
def service(request: ActingRequest, code: str) -> HttpResponse:
    """One service: who published what and when."""
    lines = releases(code)
    if not lines:
        raise NotFound(_("There is no service with this code."))
    numbers = [line.number for line in lines]
    context = {
        "line": lines[0],
        "missing": lines[0].missing,
        "head": [
            *(_("Release"), _("Published"), _("By"), _("Signature"), _("Content"), _("Changes")),
        ],
        "rows": [_release_row(line, numbers) for line in lines],
        "choices": [{"value": str(each), "text": _("Release %s") % each} for each in numbers],
        "before": str(numbers[min(1, len(numbers) - 1)]),
        "after": str(numbers[0]),
    }
    return render(request, "office/services/service.html", context)


@require_GET
@open_to(*READERS)
def changes(request: ActingRequest, code: str) -> HttpResponse:
    """What changes for people from one release to another."""
    by_number = {str(line.number): line for line in releases(code)}
    before = by_number.get(request.GET.get("from", ""))
    after = by_number.get(request.GET.get("to", ""))
    if before is None or after is None:
        raise NotFound(_("There is no such release of this service."))
    found = changes_between(before.id, after.id)
    context = {
        "line": after,
        "before": before.number,
        "after": after.number,
        "head": [_("Part"), _("What changes")],
        "rows": [_change_row(each) for each in found],
    }
    return render(request, "office/services/changes.html", context)


def signature_cell(line: ReleaseLine) -> dict[str, str]:
    """Whether the signature of a release fits, as a tag."""
    words, kind = STANDINGS[line.standing]
    return {"tag_text": str(words), "tag_kind": kind}


def published_text(line: ReleaseLine) -> str:
    return moment_text(timezone.localtime(line.published_at), get_language() or "vi")


def _service_row(line: ReleaseLine) -> list[Any]:
    return [
        {"text": said(line.name), "href": reverse("office:service", args=[line.code])},
        line.code,
        {
            "text": _("Release %s") % line.number,
            "href": reverse("office:release", args=[line.code, line.number]),
        },
        published_text(line),
        line.published_by,
        signature_cell(line),
    ]


def _release_row(line: ReleaseLine, numbers: list[int]) -> list[Any]:
    return [
        {
            "text": _("Release %s") % line.number,
            "href": reverse("office:release", args=[line.code, line.number]),
        },
        published_text(line),
        line.published_by,
        signature_cell(line),
        line.content_hash[:12],
        _since_before(line, numbers),
    ]


def _since_before(line: ReleaseLine, numbers: list[int]) -> str | dict[str, str]:
    """The way to what changed since the release before; the first one has none."""
    before = max((number for number in numbers if number < line.number), default=None)
    if before is None:
        return _("the first one")
    href = reverse("office:service-changes", args=[line.code])
    return {
        "text": _("since release %s") % before,
        "href": f"{href}?from={before}&to={line.number}",
    }


def _change_row(change: Said) -> list[Any]:
    worse = {"tag_text": _("costs people more"), "tag_kind": "late"} if change.worse else {}
    return [said(PARTS[change.part]), {"text": said(change.words), **worse}]
