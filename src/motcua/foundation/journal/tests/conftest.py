"""Subscriptions of one test, apart from those of the product."""

from collections.abc import Callable

import pytest

from motcua.kit import events
from motcua.kit.events import Subscription


@pytest.fixture
def subscribed(monkeypatch) -> Callable[[Subscription], Subscription]:
    """Makes subscriptions the only ones there are."""
    registered: dict[str, Subscription] = {}
    monkeypatch.setattr(events, "_handlers", registered)

    def add(subscription: Subscription) -> Subscription:
        registered[subscription.name] = subscription
        return subscription

    return add
