"""The provider over the network: its description, its keys, tokens and claims.

What is public of a provider is kept for some minutes in this process; a failure is never kept.
"""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import urlsplit

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from motcua.foundation.identity.oidc.checks import Untrusted

PATIENCE = 5.0
"""Seconds for one answer of the provider."""
KEPT = 600.0
"""Seconds for which description and keys are kept."""
KEYS_AGAIN = 30.0
"""Seconds between two looks for new keys: strangers' tokens cannot make us ask more often."""
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class ProviderAway(Exception):
    """The provider does not answer, or not as a provider does; it may be back in a moment."""


@dataclass
class Provider:
    """One provider as this process knows it."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    _known: dict[str, tuple[float, Any]] = field(default_factory=dict, repr=False)

    def description(self) -> dict[str, Any]:
        """The discovery document; it must speak of this issuer and name safe addresses."""
        kept: dict[str, Any] = self._kept("description", KEPT, self._describe)
        return kept

    def keys(self, *, again: bool = False) -> KeySet:
        """The keys that tokens are signed with; ``again`` looks for new ones."""
        address = self.description()["jwks_uri"]
        kept: KeySet = self._kept(
            "keys", KEYS_AGAIN if again else KEPT, lambda: self._fetch_keys(address)
        )
        return kept

    def tokens(self, *, code: str, verifier: str, redirect_uri: str) -> dict[str, Any]:
        """What the provider gives for a code; a code that it refuses is ``Untrusted``."""
        sent = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": redirect_uri,
        }
        answer = _ask(
            "POST",
            self.description()["token_endpoint"],
            data=sent,
            auth=httpx.BasicAuth(self.client_id, self.client_secret),
        )
        if answer.is_client_error:
            raise Untrusted(f"the provider refuses the code: {answer.status_code}")
        return _object(answer)

    def userinfo(self, access_token: str) -> dict[str, Any]:
        """The claims about the person whose access token this is."""
        headers = {"Authorization": f"Bearer {access_token}"}
        answer = _ask("GET", self.description()["userinfo_endpoint"], headers=headers)
        if answer.is_client_error:
            raise Untrusted(f"the provider refuses the access token: {answer.status_code}")
        return _object(answer)

    def _kept(self, name: str, seconds: float, fetch: Callable[[], Any]) -> Any:
        at, value = self._known.get(name, (0.0, None))
        if value is None or time.monotonic() - at > seconds:
            value = fetch()
            self._known[name] = (time.monotonic(), value)
        return value

    def _describe(self) -> dict[str, Any]:
        address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        description = _object(_ask("GET", address))
        if description.get("issuer") != self.issuer:
            raise ProviderAway(f"{address} speaks of another issuer")
        for name in _ENDPOINTS:
            if not is_safe(description.get(name)):
                raise ProviderAway(f"{address} names no safe {name}")
        return description

    def _fetch_keys(self, address: str) -> KeySet:
        found = _object(_ask("GET", address))
        try:
            return KeySet.import_key_set(found)  # type: ignore[arg-type]
        except (JoseError, KeyError, ValueError, TypeError) as error:
            raise ProviderAway(f"the keys of {self.issuer} cannot be read: {error}") from None


@lru_cache(maxsize=4)
def provider(issuer: str, client_id: str, client_secret: str) -> Provider:
    """The provider of these settings, one object in each process."""
    return Provider(issuer, client_id, client_secret)


def is_safe(address: object) -> bool:
    """An address under https; plain http only on this machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that this machine trusts; reading them takes longer than a login may."""
    return ssl.create_default_context()


def _ask(method: str, address: str, **given: Any) -> httpx.Response:
    try:
        with httpx.Client(timeout=PATIENCE, verify=_trusted()) as client:
            return client.request(method, address, **given)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise ProviderAway(f"{address} does not answer: {error}") from None


def _object(answer: httpx.Response) -> dict[str, Any]:
    try:
        value = answer.json() if answer.is_success else None
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise ProviderAway(f"{answer.url} answers {answer.status_code}, without an object")
    return value
