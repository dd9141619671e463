"""Messages that could not be sent, and who was told what."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.identity.enums import Role
from motcua.foundation.notifications.actions.tending import retry_delivery, settle_delivery
from motcua.foundation.notifications.enums import DeliveryState
from motcua.foundation.notifications.queries import delivery_of, not_sent, told
from motcua.foundation.notifications.queries.sent import DeliveryLine
from motcua.services.cases.queries.office import subject_of
from motcua.web.office.admin.tabs import message_links, tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_datetime

_KINDS = {
    DeliveryState.SENT: "early",
    DeliveryState.FAILED: "soon",
    DeliveryState.GAVE_UP: "late",
    DeliveryState.UNSURE: "late",
}


@require_GET
@open_to(Role.ADMIN)
def messages_not_sent(request: ActingRequest) -> HttpResponse:
    """What waits for a person, then what is still tried; and a search for who was told."""
    number = request.GET.get("case", "").strip()
    name = request.GET.get("person", "").strip()
    asked = bool(number or name)
    about = subject_of(number) if number else ""
    found = told(request.actor, about=about, name=name) if about or not number else []
    context = {
        "tabs": tabs("messages"),
        "links": message_links(),
        "number": number,
        "name": name,
        "asked": asked,
        "head": [_("To whom"), _("About"), _("State"), _("When")],
        "rows": [_row(line) for line in (found if asked else not_sent(request.actor))],
    }
    return render(request, "office/admin/messages.html", context)


@require_http_methods(["GET", "POST"])
@open_to(Role.ADMIN)
def tend(request: ActingRequest, delivery_id: int) -> HttpResponse:
    """One delivery with what became of it, and the two acts while it is not sent."""
    line = delivery_of(delivery_id, actor=request.actor)
    if request.method == "GET":
        context = {
            "tabs": tabs("messages"),
            "delivery": line,
            "unsure": line.state == DeliveryState.UNSURE,
            "rows": _facts(line),
        }
        return render(request, "office/admin/message.html", context)
    act = settle_delivery if request.POST.get("act") == "settle" else retry_delivery
    act(delivery_id=delivery_id, actor=request.actor, now=timezone.now())
    said = {
        settle_delivery: _("It stays unsent. The person has it in the inbox."),
        retry_delivery: _("It is sent again now."),
    }
    messages.success(request, said[act])
    return redirect("office:messages")


def _row(line: DeliveryLine) -> list[Any]:
    return [
        {
            "text": line.person,
            "href": reverse("office:message", args=[line.id]),
            "note": f"{line.channel} {line.address}",
        },
        line.subject,
        {
            "tag_text": line.state_text,
            "tag_kind": _KINDS.get(DeliveryState(line.state), "plain"),
            "note": line.last_error if line.state != DeliveryState.SENT else "",
        },
        vn_datetime(line.at),
    ]


def _facts(line: DeliveryLine) -> list[dict[str, str]]:
    facts = [
        (_("To whom"), line.person),
        (_("Channel"), f"{line.channel} {line.address}"),
        (_("Message"), line.subject),
        (_("Told at"), vn_datetime(line.told_at)),
        (_("Read at"), vn_datetime(line.read_at) or _("Not yet")),
        (_("State"), line.state_text),
        (_("Last change"), vn_datetime(line.at)),
        (_("Tries so far"), ngettext("%d try", "%d tries", line.tries) % line.tries),
        (_("What failed"), line.last_error or "–"),
    ]
    return [*({"key": key, "value": value} for key, value in facts), *_journal(line.about)]


def _journal(about: str) -> list[dict[str, str]]:
    """The way to all that happened to what the message is about."""
    if not about:
        return []
    href = f"{reverse('office:journal')}?{urlencode({'subject': about})}"
    shown = {"action_text": _("Show all"), "action_href": href}
    return [{"key": _("About"), "value": about, **shown}]
