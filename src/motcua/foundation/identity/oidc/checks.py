"""What a provider's answer must be before anybody is let in. Pure: keys and time are given.

Every answer that is not exactly what was asked raises ``Untrusted``, whose ``reason`` is for the
log and never for the person. Sources: OpenID Connect Core 1.0, 3.1.3.7 (the id token), 3.1.3.6
(``at_hash``) and 5.3.2 (``userinfo``); RFC 9207 (``iss`` of the response); Back-Channel Logout 1.0,
2.4 to 2.6.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core.util import create_half_hash
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

ALGORITHMS = ("RS256", "ES256")
LEEWAY = 30
"""Seconds that two clocks may differ."""
OLDEST_LOGOUT = 300
"""Seconds after which a logout token is not believed any more."""
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"

type Claims = Mapping[str, Any]


class Untrusted(Exception):
    """The answer is not what was asked."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownKey(Untrusted):
    """The token names a key that is not among those given; the provider may have new ones."""


@dataclass(frozen=True)
class Asked:
    """What one login asked for. ``max_age`` is in seconds, ``level`` the least that will do."""

    issuer: str
    client_id: str
    nonce: str
    level: int
    max_age: int


def check_response(parameters: Mapping[str, str], asked: Asked, *, issuer_is_sent: bool) -> str:
    """The code of a response that comes from the provider that was asked.

    ``issuer_is_sent`` says that the provider promises ``iss`` in every response.
    """
    issuer = parameters.get("iss")
    if issuer is None and issuer_is_sent:
        raise Untrusted("the response does not say its issuer")
    if issuer is not None and issuer != asked.issuer:
        raise Untrusted("the response comes from another issuer")
    if not parameters.get("code"):
        raise Untrusted("the response has no code")
    return parameters["code"]


def check_id_token(
    token: object,
    keys: KeySet,
    asked: Asked,
    *,
    access_token: str,
    levels: Mapping[str, int],
    now: float,
) -> Claims:
    """The claims of an id token that is signed by the provider, fresh, and meant for this login."""
    header, claims = _signed(token, keys)
    _check_parties(claims, asked.issuer, asked.client_id)
    _check_times(claims, now)
    if not _same(claims.get("nonce"), asked.nonce):
        raise Untrusted("the nonce is not the one of this login")
    _check_access_token(claims, access_token, header["alg"])
    _check_authentication(claims, asked, levels, now)
    return claims


def check_userinfo(userinfo: object, claims: Claims) -> Claims:
    """The answer of ``userinfo``, if it speaks of the same person."""
    if not isinstance(userinfo, Mapping):
        raise Untrusted("userinfo is no object")
    if not _same(userinfo.get("sub"), claims["sub"]):
        raise Untrusted("userinfo speaks of another subject")
    return userinfo


def check_logout_token(
    token: object, keys: KeySet, *, issuer: str, client_id: str, now: float
) -> Claims:
    """The claims of a logout token; they name a subject, a session, or both."""
    header, claims = _signed(token, keys)
    if header.get("typ", "logout+jwt").lower() not in {"logout+jwt", "jwt"}:
        raise Untrusted("the token is of another type")
    _check_parties(claims, issuer, client_id, subject=False)
    _check_times(claims, now)
    if claims["iat"] < now - OLDEST_LOGOUT:
        raise Untrusted("the logout token is old")
    events = claims.get("events")
    if not isinstance(events, Mapping) or not isinstance(events.get(LOGOUT_EVENT), Mapping):
        raise Untrusted("the token is not about a logout")
    if "nonce" in claims or not claims.get("jti"):
        raise Untrusted("the token is no logout token")
    if not any(isinstance(claims.get(name), str) for name in ("sub", "sid")):
        raise Untrusted("the logout token names neither subject nor session")
    return claims


def level_of(claims: Claims, levels: Mapping[str, int]) -> int:
    """The level that an ``acr`` stands for; 0 for one that is unknown or missing."""
    acr = claims.get("acr")
    return levels.get(acr, 0) if isinstance(acr, str) else 0


def _signed(token: object, keys: KeySet) -> tuple[Claims, Claims]:
    if not isinstance(token, str):
        raise Untrusted("there is no token")
    try:
        decoded = jwt.decode(token, keys, algorithms=ALGORITHMS)
    except InvalidKeyIdError as error:
        raise UnknownKey(f"the token's key is unknown: {error}") from None
    except (JoseError, ValueError, TypeError) as error:
        raise Untrusted(f"the token's signature does not hold: {error}") from None
    return decoded.header, decoded.claims


def _check_parties(claims: Claims, issuer: str, client_id: str, *, subject: bool = True) -> None:
    if claims.get("iss") != issuer:
        raise Untrusted("the token comes from another issuer")
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience
    if not isinstance(audiences, list) or client_id not in audiences:
        raise Untrusted("the token is meant for somebody else")
    party = claims.get("azp")
    if (len(audiences) > 1 or party is not None) and party != client_id:
        raise Untrusted("the token was issued to another party")
    if subject and not (isinstance(claims.get("sub"), str) and claims["sub"]):
        raise Untrusted("the token names no subject")


def _check_times(claims: Claims, now: float) -> None:
    expires, issued = _moment(claims, "exp"), _moment(claims, "iat")
    if expires <= now - LEEWAY:
        raise Untrusted("the token has expired")
    if issued > now + LEEWAY:
        raise Untrusted("the token comes from the future")
    if "nbf" in claims and _moment(claims, "nbf") > now + LEEWAY:
        raise Untrusted("the token is not valid yet")


def _check_access_token(claims: Claims, access_token: str, algorithm: str) -> None:
    if "at_hash" not in claims:
        return
    expected = create_half_hash(access_token, algorithm)
    if not expected or not _same(claims["at_hash"], expected.decode()):
        raise Untrusted("the access token is not the one of this token")


def _check_authentication(
    claims: Claims, asked: Asked, levels: Mapping[str, int], now: float
) -> None:
    if level_of(claims, levels) < asked.level:
        raise Untrusted("the level is lower than asked")
    shown = _moment(claims, "auth_time")
    if shown < now - asked.max_age - LEEWAY:
        raise Untrusted("the person showed who they are too long ago")
    if shown > now + LEEWAY:
        raise Untrusted("the person showed who they are in the future")


def _moment(claims: Claims, name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Untrusted(f"the token does not say {name}")
    return value


def _same(given: object, expected: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), expected.encode())
