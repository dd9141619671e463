"""Jobs that failed or wait: run again, or cancelled."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.foundation.journal.actions.jobs import cancel_job, retry_job
from motcua.foundation.journal.queries.jobs import JobLine, job, jobs
from motcua.kit.errors import NotFound
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_datetime

_KINDS = {"failed": "late", "todo": "plain", "doing": "early"}


@require_GET
@open_to(Role.ADMIN)
def job_list(request: ActingRequest) -> HttpResponse:
    """Those that failed first, then those that wait or run."""
    tries = {"text": _("Tries so far"), "numeric": True}
    context = {
        "tabs": tabs("jobs"),
        "head": [_("Job"), _("State"), _("Since"), tries],
        "rows": [_row(line) for line in jobs()],
    }
    return render(request, "office/admin/jobs.html", context)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def tend(request: ActingRequest, job_id: int) -> HttpResponse:
    """One job, and what may be done with it."""
    line = job(job_id)
    if line is None:
        raise NotFound(_("There is no such job: finished ones are removed after some days."))
    if request.method == "GET":
        context = {"tabs": tabs("jobs"), "job": line, "rows": _facts(line)}
        return render(request, "office/admin/job.html", context)
    if request.POST.get("act") == "cancel":
        cancel_job(job_id=job_id, actor=request.actor)
        messages.success(request, _("The job is cancelled."))
    else:
        retry_job(job_id=job_id, actor=request.actor)
        messages.success(request, _("The job runs again now."))
    return redirect("office:jobs")


def _row(line: JobLine) -> list[Any]:
    return [
        {"text": line.name, "href": reverse("office:job", args=[line.id]), "note": line.queue},
        {"tag_text": _state(line), "tag_kind": _KINDS.get(line.status, "plain")},
        vn_datetime(line.since),
        {"text": str(line.attempts), "numeric": True},
    ]


def _facts(line: JobLine) -> list[dict[str, str]]:
    return [
        {"key": _("Name"), "value": line.name},
        {"key": _("State"), "value": _state(line)},
        {"key": _("Queue"), "value": line.queue},
        {"key": _("Since"), "value": vn_datetime(line.since)},
        {"key": _("Next try"), "value": vn_datetime(line.scheduled_at) or "–"},
        {"key": _("Tries so far"), "value": str(line.attempts)},
    ]


def _state(line: JobLine) -> str:
    return {
        "failed": _("failed"),
        "todo": _("waits"),
        "doing": _("runs"),
        "succeeded": _("done"),
        "cancelled": _("cancelled"),
        "aborted": _("broken off"),
    }[line.status]
