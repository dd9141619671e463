"""What a part of the platform could not hear: tried again, or discarded with a reason."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.foundation.journal.actions.deliveries import discard_delivery, retry_delivery
from motcua.foundation.journal.queries.held import HeldLine, held, held_back
from motcua.foundation.journal.queries.sentences import sentence_of
from motcua.kit.errors import NotFound
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_datetime


@require_GET
@open_to(Role.ADMIN)
def held_back_list(request: ActingRequest) -> HttpResponse:
    """Dead letters first, then what is still tried."""
    waiting = {"text": _("Waiting behind it"), "numeric": True}
    context = {
        "tabs": tabs("dead-letters"),
        "head": [_("What happened"), _("State"), _("Next try"), waiting],
        "rows": [_row(line) for line in held_back()],
    }
    return render(request, "office/admin/dead_letters.html", context)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def tend(request: ActingRequest, held_id: int) -> HttpResponse:
    """One of them with its facts, and the two acts."""
    line = held(held_id)
    if line is None:
        raise NotFound(_("This entry is no longer held: it was delivered or discarded."))
    if request.method == "GET":
        return _page(request, line)
    if request.POST.get("act") == "discard":
        return _discard(request, line)
    retry_delivery(held_id=held_id, actor=request.actor, now=timezone.now())
    messages.success(request, _("It is delivered again now."))
    return redirect("office:dead-letters")


def _discard(request: ActingRequest, line: HeldLine) -> HttpResponse:
    reason = request.POST.get("reason", "")
    if not reason.strip():
        return _page(request, line, _("Say why this is discarded: the journal keeps the reason."))
    discard_delivery(held_id=line.id, reason=reason, actor=request.actor, now=timezone.now())
    messages.success(request, _("Discarded; what came after it goes on."))
    return redirect("office:dead-letters")


def _page(request: ActingRequest, line: HeldLine, error: str = "") -> HttpResponse:
    context = {
        "tabs": tabs("dead-letters"),
        "sentence": sentence_of(line.entry),
        "rows": _facts(line),
        "error": error,
        "errors": [{"text": error, "href": "#reason"}] if error else [],
    }
    status = 422 if error else 200
    return render(request, "office/admin/dead_letter.html", context, status=status)


def _row(line: HeldLine) -> list[Any]:
    what = {
        "text": sentence_of(line.entry),
        "href": reverse("office:dead-letter", args=[line.id]),
        "note": line.subscription,
    }
    state = {
        "tag_text": _("not delivered") if line.is_dead else _("is tried again"),
        "tag_kind": "late" if line.is_dead else "soon",
        "note": line.error,
    }
    next_try = vn_datetime(line.next_try_at) or "–"
    return [what, state, next_try, {"text": str(line.waiting), "numeric": True}]


def _facts(line: HeldLine) -> list[dict[str, str]]:
    tries = ngettext("%d try", "%d tries", line.tries) % line.tries
    return [
        {"key": _("Receiver"), "value": line.subscription},
        {"key": _("About"), "value": line.entry.subject},
        {"key": _("When"), "value": vn_datetime(line.entry.at)},
        {"key": _("What failed"), "value": line.error, "note": tries},
        {
            "key": _("Next try"),
            "value": vn_datetime(line.next_try_at) or _("None: you decide"),
        },
        {"key": _("Waiting behind it"), "value": str(line.waiting)},
    ]
