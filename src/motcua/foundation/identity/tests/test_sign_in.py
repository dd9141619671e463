"""Signing in: the right password opens, wrong ones are slowed down, nobody is locked out."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connections

from motcua.foundation.identity import actions
from motcua.foundation.identity.actions.sign_in import forget_sessions, forget_tries
from motcua.foundation.identity.models import Account, SignInTry
from motcua.foundation.identity.queries import old_tries
from motcua.foundation.identity.rules import TRIES, WINDOW, waits_until
from motcua.foundation.journal.queries import entries_about
from motcua.kit.actor import system
from motcua.kit.errors import Refused

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
PASSWORD = "a-door-ajar"
HOME, AWAY = "192.0.2.1", "2001:db8::2"


@pytest.fixture
def account(db) -> int:
    return actions.create_account(username="lan", password=PASSWORD, actor=system("test"))


def enter(password: str = PASSWORD, *, name="lan", address=HOME, now=NOW) -> Account:
    return actions.sign_in(username=name, password=password, address=address, now=now)


def wrong(times: int, **given) -> None:
    for _ in range(times):
        with pytest.raises(Refused, match="not right"):
            enter("wrong", **given)


def test_the_right_password_opens_and_is_written_into_the_journal(account: int):
    assert enter(name=" LAN ").pk == account

    last = entries_about(f"account:{account}")[-1]
    assert last.kind == "identity.signed_in"
    assert last.actor.account_id == account


def test_a_wrong_name_a_wrong_password_and_a_closed_account_get_the_same_answer(account: int):
    said = set()
    for given in ({"name": "nobody"}, {"password": "wrong"}):
        with pytest.raises(Refused) as refused:
            enter(**given)
        said.add(str(refused.value))
    Account.objects.update(is_active=False)
    with pytest.raises(Refused) as refused:
        enter()

    assert said == {str(refused.value)}


def test_after_too_many_tries_even_the_right_password_waits(account: int):
    wrong(TRIES)

    with pytest.raises(Refused, match="after 09:15"):
        enter(now=NOW + timedelta(minutes=1))


def test_the_owner_still_enters_from_another_address(account: int):
    wrong(TRIES)

    assert enter(address=AWAY).pk == account


def test_the_wait_ends_with_the_window_and_old_tries_are_deleted(account: int):
    wrong(TRIES)

    assert enter(now=NOW + WINDOW).pk == account
    assert not SignInTry.objects.exists()


def test_a_success_forgets_the_tries_before_it(account: int):
    wrong(TRIES - 1)
    enter()

    wrong(TRIES - 1)


@pytest.mark.django_db(transaction=True)
def test_tries_at_the_same_moment_cannot_pass_the_limit():
    def attempt(_: int) -> None:
        try:
            with pytest.raises(Refused):
                enter("wrong")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(TRIES + 3)))

    assert SignInTry.objects.count() == TRIES


def test_the_wait_is_counted_from_the_oldest_of_the_last_tries():
    tries = [NOW + timedelta(minutes=n) for n in range(TRIES)]

    assert waits_until(tries[1:]) is None
    assert waits_until(tries) == NOW + WINDOW


def test_what_is_past_its_time_is_forgotten_and_nothing_else(account: int, client):
    wrong(1, address=AWAY)
    SignInTry.objects.create(username="lan", address=HOME, at=NOW - WINDOW)
    client.force_login(Account.objects.get(pk=account))
    Session.objects.create(session_key="ended", expire_date=NOW - timedelta(days=1))

    assert old_tries(now=NOW) == 1
    assert forget_tries(now=NOW) == 1
    forget_sessions()

    assert [attempt.address for attempt in SignInTry.objects.all()] == [AWAY]
    assert Session.objects.get().session_key == client.session.session_key
