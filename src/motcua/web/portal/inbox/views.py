"""Screens of one's messages: the list, one of them, and how to be told."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from motcua.foundation.notifications.actions.reading import (
    choose_channels,
    mark_all_read,
    mark_read,
)
from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.queries import (
    addresses_of,
    channels_here,
    inbox,
    message_of,
    preferences_of,
)
from motcua.kit.errors import NotAllowed
from motcua.web.shared.access import ActingRequest, SignedIn, open_to
from motcua.web.shared.context import OWN_NAMES


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def messages_of_mine(request: ActingRequest) -> HttpResponse:
    """The newest first, by pages; a press marks all of them as read."""
    if request.method == "POST":
        count = mark_all_read(actor=request.actor, now=timezone.now())
        said = ngettext("%d message is marked as read.", "%d messages are marked as read.", count)
        messages.success(request, said % count)
        return redirect("portal:inbox:list")
    page = _page(request.GET.get("page", ""))
    lines, has_older = inbox(request.actor, page=page)
    context = {
        "lines": lines,
        "unread": any(line.read_at is None for line in lines),
        "newer": page - 1,
        "older": page + 1 if has_older else 0,
    }
    return render(request, "portal/inbox/list.html", context)


@require_GET
@open_to(SignedIn)
def message(request: ActingRequest, message_id: int) -> HttpResponse:
    """One message; opening it is reading it."""
    line = message_of(message_id, actor=request.actor)
    mark_read(message_id=message_id, actor=request.actor, now=timezone.now())
    button = _("Open the case") if line.link.startswith("/cases/") else _("Open the page")
    return render(request, "portal/inbox/message.html", {"message": line, "button": button})


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def choose(request: ActingRequest) -> HttpResponse:
    """The language of messages, and the channels beside the inbox."""
    if request.method == "POST":
        choose_channels(
            language=request.POST.get("language", ""),
            channels=request.POST.getlist("channels"),
            actor=request.actor,
        )
        messages.success(request, _("Saved. From now on we tell you like this."))
        return redirect("portal:inbox:settings")
    if request.actor.person_id is None:
        raise NotAllowed(_("Sign in as a person to read messages."))
    chosen = preferences_of(request.actor.person_id)
    context = {
        "language": chosen.language,
        "languages": [{"value": code, "text": name} for code, name in OWN_NAMES.items()],
        "channels": list(chosen.channels),
        "offered": _offered(request.actor.person_id),
    }
    return render(request, "portal/inbox/settings.html", context)


def _offered(person_id: int) -> list[dict[str, Any]]:
    """The channels that can be had here, each with the address that it goes to."""
    addresses = addresses_of(person_id)
    unknown = {
        Channel.EMAIL: _("You have not confirmed an e-mail address yet."),
        Channel.SMS: _("You have not confirmed a phone number yet."),
    }
    return [
        {
            "value": channel.value,
            "text": str(channel.label),
            "hint": addresses.get(channel) or unknown[channel],
        }
        for channel in channels_here()
    ]


def _page(asked: str) -> int:
    return max(int(asked), 1) if asked.isdecimal() and len(asked) < 7 else 1
