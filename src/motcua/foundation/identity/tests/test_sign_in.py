"""The officers' first step: wrong tries are slowed down, nobody is locked out; codes open once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connections

from motcua.foundation.identity import actions
from motcua.foundation.identity.actions.sessions import forget_entrances, forget_sessions
from motcua.foundation.identity.actions.tries import forget_tries
from motcua.foundation.identity.enums import Method
from motcua.foundation.identity.models import Account, Entrance, SignInTry, SpentCode
from motcua.foundation.identity.queries import actor_of, old_tries
from motcua.foundation.identity.queries.entrances import entrances, old_entrances
from motcua.foundation.identity.rules import (
    CODE_LIFE,
    CODE_TRIES,
    HISTORY,
    TRIES,
    WINDOW,
    device_name,
    waits_until,
)
from motcua.foundation.journal.queries import entries_about
from motcua.kit.actor import system
from motcua.kit.errors import NotFound, Refused

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
PASSWORD = "a-door-ajar"
HOME, AWAY = "192.0.2.1", "2001:db8::2"


@pytest.fixture
def account(db) -> int:
    return actions.create_account(username="lan", password=PASSWORD, actor=system("test"))


def enter(password: str = PASSWORD, *, name="lan", address=HOME, now=NOW) -> Account:
    return actions.check_password(username=name, password=password, address=address, now=now)


def wrong(times: int, **given) -> None:
    for _ in range(times):
        with pytest.raises(Refused, match="not right"):
            enter("wrong", **given)


def test_the_right_password_is_the_first_step_and_no_sign_in_yet(account: int):
    assert enter(name=" LAN ").pk == account

    assert "identity.signed_in" not in [e.kind for e in entries_about(f"account:{account}")]


@pytest.mark.django_db
def test_an_account_of_the_identity_provider_has_no_password():
    actions.create_account(username="lan", password=None, actor=system("test"))

    for password in ("", "!", PASSWORD):
        with pytest.raises(Refused, match="not right"):
            enter(password)


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


def step_in(account: int, *, device="phone", now=NOW, key="k", **given) -> None:
    facts = {"method": Method.TOTP, "level": 1, "address": HOME, "user_agent": ""} | given
    actions.enter(account_id=account, device=device, session_key=key, now=now, **facts)


def test_a_code_opens_once_and_tries_of_it_are_counted_for_each_address(account: int):
    me = Account.objects.get(pk=account)
    actions.spend_code(account=me, code="123456", address=HOME, now=NOW)
    with pytest.raises(Refused, match="used already"):
        actions.spend_code(account=me, code=" 123456", address=AWAY, now=NOW)

    for _ in range(TRIES):
        actions.count_code_try(account=me, address=HOME, now=NOW)
    with pytest.raises(Refused, match="Too many"):
        actions.count_code_try(account=me, address=HOME, now=NOW)
    actions.count_code_try(account=me, address=AWAY, now=NOW)


def test_a_code_cannot_be_guessed_from_a_thousand_addresses(account: int):
    me = Account.objects.get(pk=account)
    for number in range(CODE_TRIES):
        actions.count_code_try(account=me, address=f"192.0.2.{number}", now=NOW)

    with pytest.raises(Refused, match="Too many"):
        actions.count_code_try(account=me, address="192.0.2.200", now=NOW)


def test_a_sign_in_is_journaled_and_a_second_device_is_news(account: int):
    step_in(account)
    step_in(account, key="k2")
    step_in(account, device="stranger's", key="k3")

    kinds = [e.kind for e in entries_about(f"account:{account}")]
    assert kinds[1:] == [*["identity.signed_in"] * 3, "identity.new_device"]
    assert "phone" not in {row.device for row in Entrance.objects.all()}


def test_one_ends_ones_own_sessions_and_nobody_elses(account: int, client):
    other = actions.create_account(username="huy", password=PASSWORD, actor=system("test"))
    client.force_login(Account.objects.get(pk=account))
    key = client.session.session_key
    step_in(account, key=key)
    [mine] = entrances(account)

    with pytest.raises(NotFound):
        actions.end_session(entrance_id=mine.id, actor=actor_of(other, now=NOW), now=NOW)
    assert mine.is_open
    actions.end_session(entrance_id=mine.id, actor=actor_of(account, now=NOW), now=NOW)

    assert not Session.objects.filter(session_key=key).exists()
    assert not entrances(account)[0].is_open


def test_the_history_and_spent_codes_are_forgotten_in_their_time(account: int):
    step_in(account, now=NOW - HISTORY)
    step_in(account)
    actions.spend_code(account=Account.objects.get(), code="1", address=HOME, now=NOW - CODE_LIFE)

    assert old_entrances(now=NOW) == forget_entrances(now=NOW) == 1
    forget_tries(now=NOW)

    assert Entrance.objects.count() == 1
    assert not SpentCode.objects.exists()


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36", "Chrome, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU OS 18) Version/18 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_shortly(user_agent: str, name: str):
    assert device_name(user_agent) == name
