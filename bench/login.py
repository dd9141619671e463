"""How long the server takes for the page of the doors, and for a callback that lets somebody in.

The provider is one of ours in a thread; what it takes to answer is part of the callback's time.
"""

import statistics
import sys
import time
from collections.abc import Callable

from scratch import database, report

ROUNDS = 40
FLOOR = 100.0
"""Milliseconds, of the slower of the two, for the median."""


def main() -> int:
    with database():
        from django.conf import settings
        from django.test import Client

        from motcua.web.portal.account.tests.hostile import CLIENT, SECRET, Hostile, running

        with running(Hostile()) as provider:
            settings.OIDC_ISSUER = provider.issuer
            settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = CLIENT, SECRET
            settings.ALLOWED_HOSTS = ["testserver"]
            page = median(lambda: timed(lambda: Client().get("/sign-in"), 200))
            callback = median(lambda: one_login(provider))
    kept = [report("login page", page, "ms", FLOOR), report("callback", callback, "ms", FLOOR)]
    return 0 if all(kept) else 1


def one_login(provider: object) -> float:
    """Milliseconds of the callback alone."""
    from django.test import Client

    from motcua.web.portal.account.tests.conftest import begin, come_back

    client = Client()
    asked = begin(client, provider)
    return timed(lambda: come_back(client, provider, asked), 302)


def timed(ask: Callable[[], object], status: int) -> float:
    began = time.perf_counter()
    answer = ask()
    seconds = time.perf_counter() - began
    assert answer.status_code == status, answer.content
    return seconds * 1000


def median(measure: Callable[[], float]) -> float:
    measure()
    return statistics.median(measure() for _round in range(ROUNDS))


if __name__ == "__main__":
    sys.exit(main())
