"""The citizens' door: through the identity provider and back, and out again everywhere."""

import logging
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from motcua.foundation.identity import actions
from motcua.foundation.identity.enums import Method
from motcua.foundation.identity.oidc import login
from motcua.foundation.identity.oidc.checks import Untrusted
from motcua.foundation.identity.oidc.provider import ProviderAway
from motcua.foundation.identity.queries import actor_of
from motcua.kit.errors import NotAllowed
from motcua.web.shared.access import LEVEL, ActingRequest, Anyone, open_to
from motcua.web.shared.entering import entered, way_on
from motcua.web.shared.proof import PROVIDER

BACKEND = "django.contrib.auth.backends.ModelBackend"
WAITING = "logins"
"""Where the session keeps logins that have begun, by their ``state``."""
MOST_WAITING = 5
"""Logins that one browser may have under way; the oldest gives way."""
RESPONSE = ("code", "state", "iss", "error")
LEVELS = (1, 2)

logger = logging.getLogger(__name__)


@require_GET
@never_cache
@open_to(Anyone)
def sign_in(request: ActingRequest) -> HttpResponse:
    """Which door is mine?"""
    wish = request.GET.get("next", "")
    if request.actor.is_known and not settings.DEMO:
        return redirect(way_on(request, wish, request.actor))
    context = {"next": wish, "has_provider": login.is_configured(), "level": 1}
    return render(request, "portal/account/sign_in.html", context)


@require_GET
@never_cache
@open_to(Anyone)
def raise_level(request: ActingRequest) -> HttpResponse:
    """What was wished for needs a higher level: why, and the way there."""
    context = {"next": request.GET.get("next", ""), "level": _level(request)}
    return render(request, "portal/account/raise_level.html", context)


@require_GET
@never_cache
@open_to(Anyone)
def start(request: ActingRequest) -> HttpResponse:
    """Send the browser to the provider. A link leads here, not a form: a page's policy on where
    forms may go would bar the way."""
    if not login.is_configured():
        raise NotAllowed(_("Signing in by the identity provider is not set up here."))
    try:
        address, begun = login.begin(level=_level(request), goes_to=request.GET.get("next", ""))
    except ProviderAway as away:
        return _away(request, away)
    waiting = request.session.get(WAITING, {})
    kept = dict(list(waiting.items())[1 - MOST_WAITING :]) if waiting else {}
    request.session[WAITING] = {**kept, begun.state: begun.as_data()}
    return redirect(address)


@require_GET
@never_cache
@open_to(Anyone)
def callback(request: ActingRequest) -> HttpResponse:
    """Let in whom the provider sends back, if all of the answer is what was asked."""
    parameters = {name: request.GET[name] for name in RESPONSE if name in request.GET}
    kept = _take(request, parameters.get("state", ""))
    if kept is not None and "error" in parameters:
        return _refused(request, f"the provider says {parameters['error'][:60]}", kept)
    try:
        identity = login.finish(parameters, kept)
    except Untrusted as untrusted:
        return _refused(request, untrusted.reason, kept)
    except ProviderAway as away:
        return _away(request, away)
    account = actions.account_of(identity)
    auth.login(request, account, backend=BACKEND)
    request.session[LEVEL] = identity.level
    request.session[PROVIDER] = identity.id_token
    actor = actor_of(account.pk, now=timezone.now(), level=identity.level)
    wish = str(kept["goes_to"]) if kept else ""
    return entered(
        request,
        redirect(way_on(request, wish, actor)),
        account_id=account.pk,
        method=Method.PROVIDER,
        level=identity.level,
        provider_session=identity.session,
    )


@require_POST
@csrf_exempt
@never_cache
@open_to(Anyone)
def back_channel_logout(request: ActingRequest) -> HttpResponse:
    """The provider says that somebody has signed out there (Back-Channel Logout 1.0)."""
    if not login.is_configured():
        return JsonResponse({"error": "invalid_request"}, status=400)
    try:
        issuer, subject, session = login.logged_out(request.POST.get("logout_token", ""))
    except Untrusted as untrusted:
        logger.warning("a logout token is refused: %s", untrusted.reason)
        return JsonResponse({"error": "invalid_request"}, status=400)
    except ProviderAway as away:
        logger.warning("a logout token cannot be checked: %s", away)
        return JsonResponse({"error": "temporarily_unavailable"}, status=503)
    actions.end_provider_sessions(
        issuer=issuer, subject=subject, session=session, now=timezone.now()
    )
    return HttpResponse()


@require_POST
@open_to(Anyone)
def sign_out(request: ActingRequest) -> HttpResponse:
    """End the session here, and lead to where the provider ends its own."""
    id_token = request.session.get(PROVIDER, "")
    actions.leave(session_key=request.session.session_key or "", now=timezone.now())
    auth.logout(request)
    try:
        away = login.logout_address(id_token) if id_token and login.is_configured() else ""
    except ProviderAway:
        away = ""
    return redirect(away or "/")


def _level(request: HttpRequest) -> int:
    asked = request.GET.get("level", "1")
    return int(asked) if asked in {str(level) for level in LEVELS} else 1


def _take(request: HttpRequest, state: str) -> dict[str, Any] | None:
    """What was kept for this login; it is given once."""
    waiting = dict(request.session.get(WAITING, {}))
    kept: dict[str, Any] | None = waiting.pop(state, None)
    if kept is not None:
        request.session[WAITING] = waiting
    return kept


def _refused(request: ActingRequest, reason: str, kept: dict[str, Any] | None) -> HttpResponse:
    """One page for every answer that is not what was asked; the reason is for the log only."""
    logger.warning("a login is refused: %s", reason)
    actions.count_refused_answer(address=request.META["REMOTE_ADDR"], now=timezone.now())
    context = {
        "next": kept["goes_to"] if kept else "",
        "level": kept["level"] if kept else 1,
    }
    return render(request, "portal/account/refused.html", context, status=403)


def _away(request: ActingRequest, away: ProviderAway) -> HttpResponse:
    logger.error("the identity provider is away: %s", away)
    context = {"next": request.GET.get("next", ""), "level": _level(request)}
    return render(request, "portal/account/away.html", context, status=503)
