"""The product with a provider of the test's own."""

import time
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from motcua.kit.actor import VISITOR
from motcua.web.portal.account.tests.hostile import CLIENT, SECRET, Hostile, running


@pytest.fixture
def provider(settings, db) -> Iterator[Hostile]:
    with running(Hostile()) as one:
        settings.OIDC_ISSUER = one.issuer
        settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
        yield one


def begin(client: Client, provider: Hostile, *, level: int = 1, goes_to: str = "") -> dict:
    """Begin a login; returns what the browser is sent to the provider with."""
    answer = client.get("/sign-in/start", {"level": level, "next": goes_to})
    assert answer["Location"].startswith(f"{provider.issuer}/auth?"), answer.content.decode()
    asked = {k: v[0] for k, v in parse_qs(urlsplit(answer["Location"]).query).items()}
    provider.nonce = asked["nonce"]
    return asked


def come_back(client: Client, provider: Hostile, asked: dict, **change):
    """The browser brings the provider's response."""
    response = {"code": "c", "state": asked["state"], "iss": provider.issuer} | change
    return client.get("/sign-in/callback", {k: v for k, v in response.items() if v is not None})


def put(**wrong):
    """Claims that say something else."""
    return lambda claims: claims.update(wrong)


def shift(name: str, seconds: float):
    """A moment of the claims, so many seconds from now."""
    return lambda claims: claims.update({name: time.time() + seconds})


def is_out(client: Client) -> bool:
    return client.get("/sign-in").wsgi_request.actor == VISITOR
