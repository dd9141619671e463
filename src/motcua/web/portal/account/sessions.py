"""Where I am signed in, how I got in lately, and signing out everywhere else."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from motcua.foundation.identity import actions
from motcua.foundation.identity.enums import Method
from motcua.foundation.identity.queries.entrances import entrances
from motcua.kit.errors import NotFound
from motcua.web.shared.access import ActingRequest, SignedIn, open_to


@require_GET
@never_cache
@open_to(SignedIn)
def sessions(request: ActingRequest) -> HttpResponse:
    """Every sign-in of the last months, the open ones first to be ended."""
    here = request.session.session_key
    found = entrances(request.actor.account_id or 0)
    lines = [
        {"line": line, "method": Method(line.method).label, "here": line.session_key == here}
        for line in found
    ]
    others = any(line.is_open and line.session_key != here for line in found)
    context = {"lines": lines, "others": others, "layout": _layout(request)}
    return render(request, "portal/account/sessions.html", context)


@require_POST
@open_to(SignedIn)
def end(request: ActingRequest) -> HttpResponse:
    """End one other session, or all others."""
    chosen, now = request.POST.get("session", ""), timezone.now()
    if chosen.isdecimal():
        actions.end_session(entrance_id=int(chosen), actor=request.actor, now=now)
    elif chosen == "others":
        key = request.session.session_key or ""
        actions.end_other_sessions(but=key, actor=request.actor, now=now)
    else:
        raise NotFound(_("There is no such session."))
    messages.success(request, _("Signed out there."))
    return redirect("portal:account:sessions")


def _layout(request: ActingRequest) -> str:
    return "office/layout.html" if request.actor.roles else "portal/layout.html"
