"""What every door does when somebody is in: the session, the history, the mark of the device."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.foundation.identity import actions
from motcua.foundation.identity.enums import Method
from motcua.kit.actor import Actor
from motcua.kit.context import request_id

DEVICE = "device"
"""The cookie by which a browser is known again; it opens nothing."""
DEVICE_LIFE = 400 * 24 * 3600
"""Seconds; browsers keep no cookie for longer."""
_DOORS = ("/sign-in", "/sign-out", "/office/sign-in")


def entered(
    request: HttpRequest,
    response: HttpResponse,
    *,
    account_id: int,
    method: Method,
    level: int = 1,
    provider_session: str = "",
) -> HttpResponse:
    """Write down that the account was entered, and let the browser be known the next time."""
    device = request.COOKIES.get(DEVICE) or secrets.token_urlsafe(24)
    if request.session.session_key is None:
        request.session.cycle_key()
    actions.enter(
        account_id=account_id,
        method=method,
        level=level,
        address=request.META["REMOTE_ADDR"],
        device=device,
        user_agent=request.headers.get("User-Agent", ""),
        session_key=request.session.session_key or "",
        provider_session=provider_session,
        now=timezone.now(),
        request_id=request_id(),
    )
    response.set_cookie(
        DEVICE,
        device,
        max_age=DEVICE_LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def way_on(request: HttpRequest, wish: str, actor: Actor) -> str:
    """The page that was wished for if it is ours, else the first page of this person's work."""
    own = url_has_allowed_host_and_scheme(
        wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if own and wish.startswith("/") and not wish.startswith(_DOORS):
        return wish
    return "/office/" if actor.roles else "/cases/"
