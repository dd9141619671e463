"""Who asks, and who may open a page.

Every view says its audience with ``open_to``; the mark stays on the function as ``audience``, so
that a test can read every route's.
"""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.errors import MandateOver
from motcua.foundation.identity.queries import actor_of
from motcua.kit.actor import VISITOR, Actor
from motcua.kit.context import acted_by
from motcua.kit.errors import NotAllowed
from motcua.web.shared.errors import error_page
from motcua.web.shared.proof import second_factor_at

MANDATE = "mandate"
"""The session's key for the mandate that is acted under."""
LEVEL = "level"
"""The session's key for how sure the sign-in is, 1 or 2; who signs somebody in sets it."""


class ActingRequest(HttpRequest):
    """A request as views see it: with its actor, and the id that ties together what it causes."""

    actor: Actor
    request_id: str


class Audience(Enum):
    """Audiences that are not a role."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"


Anyone = Audience.ANYONE
SignedIn = Audience.SIGNED_IN

type View = Callable[..., HttpResponseBase]


class ActorMiddleware:
    """Gives every request its ``actor``; a visitor costs no query.

    A mandate that has ended meanwhile refuses the request: whoever thinks to act for another must
    not act for themselves by surprise.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acting = cast(ActingRequest, request)
        try:
            acting.actor = _actor(request, acting.request_id)
        except MandateOver as over:
            stop_acting(request)
            acting.actor = _actor(request, acting.request_id)
            acted_by(acting.actor.account_id)
            return error_page(request, over.status, message=str(over))
        acted_by(acting.actor.account_id)
        return self.get_response(request)


def _actor(request: HttpRequest, request_id: str) -> Actor:
    if not request.user.is_authenticated:
        return VISITOR
    return actor_of(
        request.user.pk,
        now=timezone.now(),
        request_id=request_id,
        level=request.session.get(LEVEL, 1),
        mandate_id=request.session.get(MANDATE),
    )


def act_under(request: HttpRequest, mandate_id: int) -> None:
    """From the next request of this session on, act under a mandate."""
    request.session[MANDATE] = mandate_id


def stop_acting(request: HttpRequest) -> None:
    """From the next request of this session on, act for oneself again."""
    request.session.pop(MANDATE, None)


def open_to(*audience: Audience | Role) -> Callable[[View], View]:
    """Let in anybody, whoever has signed in, or those who hold one of these roles in some unit.

    Visitors are sent to sign in and come back; a person without the role gets ``NotAllowed``. A
    role counts only with a second factor: who has none is sent to set one up. In which unit the
    role counts is for the action to ask.
    """
    if not audience:
        raise ValueError("Say who may open this page: Anyone, SignedIn or roles.")

    def guard(view: View) -> View:
        @wraps(view)
        def opened(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if Anyone in audience:
                return view(request, *args, **kwargs)
            if not request.actor.is_known:
                return _to_sign_in(request)
            if SignedIn not in audience and not _holds_one_of(request.actor, audience):
                raise NotAllowed(_("This page is for people who hold another role than you."))
            if SignedIn not in audience and second_factor_at(request) is None:
                return redirect("mfa_index")
            return view(request, *args, **kwargs)

        opened.audience = audience  # type: ignore[attr-defined]
        return opened

    return guard


def _holds_one_of(actor: Actor, audience: tuple[Audience | Role, ...]) -> bool:
    return bool(actor.units_as(*(role.value for role in audience if isinstance(role, Role))))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else request.path
    door = reverse("account_login") if back.startswith("/office/") else settings.LOGIN_URL
    return redirect(f"{door}?{urlencode({'next': back})}")
