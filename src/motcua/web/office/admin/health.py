"""How the installation fares, at a glance."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.journal.queries.health import Health, health
from motcua.foundation.notifications.queries import count_given_up
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import bytes_, number, vn_datetime


@require_GET
@open_to(Role.ADMIN)
def health_page(request: ActingRequest) -> HttpResponse:
    """Database, journal, worker, jobs and disk as they are now."""
    now = health()
    context = {
        "tabs": tabs("health"),
        "health": now,
        "rows": _facts(now),
        "head": [_("Follower"), {"text": _("Entries behind"), "numeric": True}],
        "lags": _lags(now),
    }
    return render(request, "office/admin/health.html", context)


def _facts(now: Health) -> list[dict[str, str]]:
    sealed = _("Seal %(number)s at %(when)s") % {
        "number": now.last_seal,
        "when": vn_datetime(now.last_seal_at),
    }
    disk = _("%(free)s free of %(total)s")
    return [
        {
            "key": _("Database"),
            "value": f"PostgreSQL {now.database}",
            "note": bytes_(now.database_bytes),
        },
        {"key": _("Journal"), "value": _("%s entries") % number(now.entries)},
        {
            "key": _("Last seal"),
            "value": sealed if now.last_seal else _("None yet"),
            "note": _("%s entries since") % number(now.unsealed),
        },
        {"key": _("Workers alive"), "value": str(now.workers)},
        {
            "key": _("Jobs"),
            "value": _("%(waiting)s wait, %(running)s run, %(failed)s failed")
            % {
                "waiting": number(now.jobs_waiting),
                "running": number(now.jobs_running),
                "failed": number(now.jobs_failed),
            },
        },
        {"key": _("Not delivered"), "value": number(now.dead_letters)},
        {"key": _("Messages not sent"), "value": number(count_given_up())},
        {
            "key": _("Disk"),
            "value": disk % {"free": bytes_(now.disk_free), "total": bytes_(now.disk_total)},
        },
    ]


def _lags(now: Health) -> list[list[Any]]:
    return [[lag.subscription, {"text": number(lag.entries), "numeric": True}] for lag in now.lags]
