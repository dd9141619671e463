"""Through the doors: citizens by the identity provider, officers with a second factor."""

import time
from dataclasses import dataclass

from motcua.cli.walkthrough.browser import Browser, expect
from motcua.kit.totp import PERIOD, code_at

PATIENCE = 2 * PERIOD
"""Seconds; each code opens once, so somebody who was here just now waits for the next."""


@dataclass(frozen=True)
class Officer:
    """An account of the office, with the secret of its authenticator app."""

    username: str
    password: str
    secret: str


def enter_as_citizen(browser: Browser, name: str) -> str:
    """Choose this persona at the provider; returns the address by which the answer came back."""
    browser.open("/sign-in")
    browser.open(browser.link("/sign-in/start"))
    if "/choose/" in browser.address:
        browser.press(name)
    came_back = [address for address in browser.passed if "/sign-in/callback" in address]
    expect(bool(came_back), f"{name} does not come back from the identity provider")
    expect(name in browser.text, f"{name} is not signed in")
    return came_back[0]


def enter_as_officer(browser: Browser, officer: Officer) -> None:
    """Give a wrong password, the right one, and then the code of the app."""
    until = time.monotonic() + PATIENCE
    browser.open("/office/sign-in/")
    wrong = {"username": officer.username, "password": "wrong"}
    browser.fill(wrong, having="password", status=422)
    browser.fill(
        {"username": officer.username, "password": officer.password, "next": "/office/"},
        having="password",
    )
    tried: set[str] = set()
    while "/office/sign-in" in browser.address:
        expect(time.monotonic() < until, f"{officer.username} cannot sign in")
        if (code := _next_code(officer.secret, tried)) is None:
            time.sleep(1)
            continue
        tried.add(code)
        browser.fill({"code": code}, having="code")


def _next_code(secret: str, tried: set[str]) -> str | None:
    """The code that is shown now, or one of its neighbours, which the server takes as well."""
    now = time.time()
    codes = [code_at(secret, now + drift * PERIOD) for drift in (0, 1, -1)]
    return next((code for code in codes if code not in tried), None)
