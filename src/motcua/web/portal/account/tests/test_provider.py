"""The citizens' door: who comes in, at which level, and out again everywhere."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from motcua.foundation.identity.actions import create_account, create_person
from motcua.foundation.identity.models import Account, Entrance, Person, ProviderIdentity
from motcua.foundation.identity.rules import REFUSALS
from motcua.foundation.journal.models import Entry
from motcua.kit.actor import system
from motcua.web.portal.account.tests.conftest import begin, come_back, is_out, shift
from motcua.web.portal.account.tests.hostile import (
    PERSON,
)

NUMBER = PERSON["citizenPid"]


def test_a_good_answer_lets_in_and_opens_an_account_once(client, provider):
    asked = begin(client, provider, goes_to="/verify")

    answer = come_back(client, provider, asked)

    assert answer["Location"] == "/verify"
    assert asked["code_challenge_method"] == "S256"
    assert "prompt" not in asked
    person = Person.objects.get()
    assert (person.full_name, str(person.birth_date)) == ("Mai Thị Thử", "1996-03-08")
    assert client.get("/sign-in").wsgi_request.actor.person_id == person.pk
    other = Client()
    come_back(other, provider, begin(other, provider))
    assert (Person.objects.count(), Account.objects.count(), Entrance.objects.count()) == (1, 1, 2)
    assert NUMBER not in "".join(str(entry.data) for entry in Entry.objects.all())


@pytest.mark.parametrize(
    ("persona", "asked_level", "level"),
    [("1", 1, 1), ("2", 1, 2), ("1", 2, None), ("2", 2, 2)],
)
def test_a_level_is_what_the_provider_vouches_for(client, provider, persona, asked_level, level):
    asked = begin(client, provider, level=asked_level)
    provider.acr = persona

    come_back(client, provider, asked)

    actor = client.get("/sign-in").wsgi_request.actor
    assert (actor.level if actor.is_known else None) == level
    assert asked["acr_values"] == ("1 2" if asked_level == 1 else "2")
    assert asked.get("prompt") == ("login" if asked_level == 2 else None)


def test_a_higher_level_needs_a_proof_of_now(client, provider):
    asked = begin(client, provider, level=2)
    provider.acr = "2"
    provider.change = shift("auth_time", -600)

    assert come_back(client, provider, asked).status_code == 403


def test_the_session_of_a_visitor_is_not_the_session_of_the_person(client, provider):
    asked = begin(client, provider)
    before = client.session.session_key

    come_back(client, provider, asked)

    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_person_who_is_known_is_recognised_and_not_altered(client, provider):
    me = system("test")
    person = create_person(
        full_name="Mai Thị Thử Nghiệm",
        birth_date="1996-03-08",
        personal_number=NUMBER,
        actor=me,
    )
    office = create_account(username="mai", password="a-door-ajar", person_id=person, actor=me)

    come_back(client, provider, begin(client, provider))

    actor = client.get("/sign-in").wsgi_request.actor
    assert actor.person_id == person
    assert actor.account_id != office
    assert Person.objects.get().full_name == "Mai Thị Thử Nghiệm"
    entry = Entry.objects.get(kind="identity.claims_differ")
    assert entry.data["fields"] == ["full_name"]


def test_one_number_with_two_dates_of_birth_is_refused(client, provider):
    create_person(
        full_name="Ai Đó", birth_date="1990-01-01", personal_number=NUMBER, actor=system("test")
    )

    answer = come_back(client, provider, begin(client, provider))

    assert answer.status_code == 409
    assert "ngày sinh khác" in answer.content.decode()
    assert not ProviderIdentity.objects.exists()


def test_a_closed_account_stays_closed(client, provider):
    come_back(client, provider, begin(client, provider))
    Account.objects.update(is_active=False)
    other = Client()

    assert come_back(other, provider, begin(other, provider)).status_code == 409
    assert is_out(client)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_provider_that_is_down_is_one_clear_page(client, provider, language):
    provider.is_down = True
    client.cookies["language"] = language

    answer = client.get("/sign-in/start?next=/cases/7")

    says = {"vi": "không trả lời", "en": "does not answer"}[language]
    assert answer.status_code == 503
    assert says in answer.content.decode()
    provider.is_down = False
    begin(client, provider)


def test_too_many_refused_answers_make_an_address_wait(client, provider):
    for _ in range(REFUSALS):
        client.get("/sign-in/callback?state=x&code=y")

    assert "quá nhiều lần" in client.get("/sign-in/callback?state=x&code=y").content.decode()
    assert come_back(client, provider, begin(client, provider)).status_code == 302


def test_signing_out_ends_both_sessions_and_is_no_link(client, provider):
    come_back(client, provider, begin(client, provider))

    assert client.get("/sign-out").status_code == 405
    away = client.post("/sign-out")["Location"]

    assert away.startswith(f"{provider.issuer}/end?")
    assert "id_token_hint=" in away and "post_logout_redirect_uri=" in away
    assert is_out(client)
    assert Entrance.objects.get().ended_at is not None


LOGOUTS = {
    "by subject": ({}, 200),
    "by session": ({"sub": None, "sid": "provider-session"}, 200),
    "of another subject": ({"sub": "another"}, None),
    "of another session": ({"sid": "another"}, None),
    "wrong aud": ({"aud": "another"}, 400),
    "wrong iss": ({"iss": "https://evil.example"}, 400),
    "with a nonce": ({"nonce": "n"}, 400),
    "no events": ({"events": None}, 400),
    "events is a text": ({"events": "logout"}, 400),
    "nobody named": ({"sub": None}, 400),
    "old": ({"iat": 1_700_000_000}, 400),
    "no jti": ({"jti": None}, 400),
}


@pytest.mark.parametrize(("change", "status"), LOGOUTS.values(), ids=LOGOUTS)
def test_the_provider_ends_the_sessions_that_it_may(client, provider, change, status):
    come_back(client, provider, begin(client, provider))

    answer = Client(enforce_csrf_checks=True).post(
        "/sign-in/back-channel-logout", {"logout_token": provider.logout_token(**change)}
    )

    assert answer.status_code == (status or 200)
    assert is_out(client) is (status == 200)


def test_an_id_token_is_no_logout_token(client, provider):
    come_back(client, provider, begin(client, provider))

    sent = {"logout_token": provider.id_token()}
    assert client.post("/sign-in/back-channel-logout", sent).status_code == 400
    assert not is_out(client)


def test_new_keys_of_the_provider_are_found(client, provider, monkeypatch):
    come_back(client, provider, begin(client, provider))
    monkeypatch.setattr("motcua.foundation.identity.oidc.provider.KEYS_AGAIN", 0)
    provider.key = type(provider.key).generate_key(2048, {"kid": "two"})
    provider.sign = lambda p, claims: p.signed(claims, kid="two")
    other = Client()

    assert come_back(other, provider, begin(other, provider)).status_code == 302
