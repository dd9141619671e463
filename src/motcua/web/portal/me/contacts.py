"""An e-mail address or phone number, confirmed by a code that was sent there."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.actions.contacts import can_send, confirm_contact, send_code
from motcua.foundation.identity.enums import Channel
from motcua.foundation.identity.queries import person
from motcua.kit.errors import NotFound, Refused
from motcua.web.portal.me.oneself import for_oneself
from motcua.web.shared.access import ActingRequest


@require_http_methods(["GET", "POST"])
@never_cache
@for_oneself
def contact(request: ActingRequest, channel: str) -> HttpResponse:
    """Ask for the address, send a code, take it back."""
    if channel not in Channel.values:
        raise NotFound(_("There is no such way to reach somebody."))
    if not can_send() and not settings.DEMO:
        raise Refused(_("This installation cannot send codes yet. Ask the office."))
    address = request.POST.get("address", "")
    error, code = "", ""
    if request.method == "POST":
        try:
            if "code" in request.POST:
                return _confirm(request, channel)
            code = send_code(
                channel=channel, address=address, actor=request.actor, now=timezone.now()
            )
        except Refused as refused:
            error = str(refused)
    sent = bool(code) or "code" in request.POST
    context = {
        "channel": channel,
        "is_email": channel == Channel.EMAIL,
        "address": address or getattr(person(request.actor.person_id or 0), channel),
        "sent": sent,
        "sandbox_code": code if settings.DEMO and not can_send() else "",
        "error": error,
        "errors": [{"text": error, "href": "#code" if sent else "#address"}] if error else [],
    }
    return render(request, "portal/me/contact.html", context, status=422 if error else 200)


def _confirm(request: ActingRequest, channel: str) -> HttpResponse:
    confirm_contact(
        channel=channel, code=request.POST["code"], actor=request.actor, now=timezone.now()
    )
    messages.success(request, _("Confirmed. From now on we can reach you there."))
    return redirect("portal:me:home")
