"""One login: begun with a request of ours, ended with an identity that was checked.

What begins a login (``Begun``) is kept in the browser's session and given back once, so a response
that is repeated, or carried to another browser, finds nothing to answer.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from django.conf import settings

from motcua.foundation.identity.oidc import checks
from motcua.foundation.identity.oidc.checks import Asked, UnknownKey, Untrusted
from motcua.foundation.identity.oidc.claims import Identity, Mapped, mapping, understand
from motcua.foundation.identity.oidc.provider import Provider, provider

AGE = 8 * 3600
"""Seconds since the person last showed who they are, for an ordinary login."""
FRESH = 300
"""The same for a login that raises the level."""
LIFE = 600
"""Seconds within which a login must be ended."""


@dataclass(frozen=True)
class Begun:
    """One login under way; as a dictionary it is plain enough for a session."""

    state: str
    nonce: str
    verifier: str
    level: int
    max_age: int
    goes_to: str
    at: float

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def is_configured() -> bool:
    return bool(settings.OIDC_ISSUER)


def redirect_uri() -> str:
    return f"{settings.PUBLIC_URL}/sign-in/callback"


def begin(*, level: int, goes_to: str) -> tuple[str, Begun]:
    """The provider's address to send the browser to, and what to keep until it comes back.

    A level above the first asks the person to show anew who they are (``prompt=login``).
    """
    chosen, mapped = _provider(), _mapping()
    raises = level > 1
    begun = Begun(
        state=secrets.token_urlsafe(24),
        nonce=secrets.token_urlsafe(24),
        verifier=secrets.token_urlsafe(48),
        level=level,
        max_age=FRESH if raises else AGE,
        goes_to=goes_to,
        at=time.time(),
    )
    asked = {
        "response_type": "code",
        "client_id": chosen.client_id,
        "redirect_uri": redirect_uri(),
        "scope": " ".join(mapped.scopes),
        "state": begun.state,
        "nonce": begun.nonce,
        "code_challenge": create_s256_code_challenge(begun.verifier),
        "code_challenge_method": "S256",
        "max_age": str(begun.max_age),
        "acr_values": mapped.acr_values(level),
        **({"prompt": "login"} if raises else {}),
    }
    endpoint = chosen.description()["authorization_endpoint"]
    return add_params_to_uri(endpoint, list(asked.items())), begun


def finish(parameters: Mapping[str, str], kept: Mapping[str, Any] | None) -> Identity:
    """Who came back. ``kept`` is what the session held for this response's ``state``, if anything.

    Whatever is not as asked raises ``Untrusted``; a provider that is away, ``ProviderAway``.
    """
    if kept is None:
        raise Untrusted("no login of this browser waits for this response")
    begun = Begun(**kept)
    if time.time() - begun.at > LIFE:
        raise Untrusted("the login took too long")
    chosen, mapped = _provider(), _mapping()
    asked = Asked(chosen.issuer, chosen.client_id, begun.nonce, begun.level, begun.max_age)
    promised = chosen.description().get("authorization_response_iss_parameter_supported") is True
    code = checks.check_response(parameters, asked, issuer_is_sent=promised)
    tokens = chosen.tokens(code=code, verifier=begun.verifier, redirect_uri=redirect_uri())
    access_token = tokens.get("access_token")
    if not isinstance(access_token, str):
        raise Untrusted("there is no access token")
    claims = _believed(
        lambda keys: checks.check_id_token(
            tokens.get("id_token"),
            keys,
            asked,
            access_token=access_token,
            levels=mapped.levels,
            now=time.time(),
        )
    )
    said = checks.check_userinfo(chosen.userinfo(access_token), claims)
    return understand(
        said,
        mapped,
        issuer=chosen.issuer,
        subject=claims["sub"],
        level=checks.level_of(claims, mapped.levels),
        session=str(claims.get("sid") or ""),
        id_token=tokens["id_token"],
    )


def logged_out(token: str) -> tuple[str, str, str]:
    """Issuer, subject and session that a logout token of the provider ends; either may be empty."""
    chosen = _provider()
    claims = _believed(
        lambda keys: checks.check_logout_token(
            token,
            keys,
            issuer=chosen.issuer,
            client_id=chosen.client_id,
            now=time.time(),
        )
    )
    return chosen.issuer, str(claims.get("sub") or ""), str(claims.get("sid") or "")


def logout_address(id_token: str) -> str:
    """Where the browser ends the provider's session too; empty where there is no such place."""
    chosen = _provider()
    endpoint = chosen.description().get("end_session_endpoint")
    if not endpoint:
        return ""
    given = {
        "id_token_hint": id_token,
        "client_id": chosen.client_id,
        "post_logout_redirect_uri": f"{settings.PUBLIC_URL}/",
    }
    return add_params_to_uri(endpoint, list(given.items()))


def _believed(check: Any) -> checks.Claims:
    """The check with the keys we know, and once more with new ones if the token's is unknown."""
    chosen = _provider()
    try:
        return check(chosen.keys())
    except UnknownKey:
        return check(chosen.keys(again=True))


def _provider() -> Provider:
    return provider(settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET)


def _mapping() -> Mapped:
    profile: Path = settings.PROFILE
    return mapping(profile)
