"""The citizens' door against a provider, or a thief, that answers wrongly in every known way."""

import time

import pytest
from django.test import Client

from motcua.foundation.identity.models import Person
from motcua.web.portal.account.tests.conftest import begin, come_back, is_out, put, shift
from motcua.web.portal.account.tests.hostile import as_none, with_public_key_as_secret


def drop(name):
    return lambda claims: claims.pop(name)


CLAIMS = {
    "expired": shift("exp", -31),
    "no exp": drop("exp"),
    "exp is a text": put(exp="tomorrow"),
    "issued tomorrow": shift("iat", 86_400),
    "no iat": drop("iat"),
    "not valid yet": lambda claims: claims.update(nbf=time.time() + 3600),
    "wrong iss": put(iss="https://evil.example"),
    "no iss": drop("iss"),
    "wrong aud": put(aud="another"),
    "no aud": drop("aud"),
    "aud list with a foreign azp": put(aud=["motcua", "another"], azp="another"),
    "aud list without azp": put(aud=["motcua", "another"]),
    "our aud with a foreign azp": put(azp="another"),
    "wrong aud with our azp": put(aud=["another"], azp="motcua"),
    "no nonce": drop("nonce"),
    "wrong nonce": put(nonce="another"),
    "bad at_hash": put(at_hash="AAAAAAAAAAAAAAAAAAAAAA"),
    "no sub": drop("sub"),
    "old auth_time": shift("auth_time", -9 * 3600),
    "auth_time tomorrow": shift("auth_time", 86_400),
    "no auth_time": drop("auth_time"),
    "unknown acr": put(acr="0"),
    "no acr": drop("acr"),
}


@pytest.mark.parametrize("change", CLAIMS.values(), ids=CLAIMS)
def test_a_token_with_a_wrong_claim_is_refused(client, provider, change):
    asked = begin(client, provider)
    provider.change = change

    assert come_back(client, provider, asked).status_code == 403

    assert is_out(client)
    assert not Person.objects.exists()


SIGNATURES = {
    "another key under our name": lambda p, claims: p.signed(claims, p.other),
    "alg none": as_none,
    "HS256 with the public key": with_public_key_as_secret,
    "unknown key": lambda p, claims: p.signed(claims, p.other, kid="two"),
    "no token": lambda p, claims: "",
    "half a token": lambda p, claims: p.signed(claims)[:-9],
    "one letter changed": lambda p, claims: p.signed(claims).replace(".ey", ".eY", 1),
    "a number": lambda p, claims: 5,
}


@pytest.mark.parametrize("sign", SIGNATURES.values(), ids=SIGNATURES)
def test_a_token_that_the_provider_did_not_sign_is_refused(client, provider, sign):
    asked = begin(client, provider)
    provider.sign = sign

    assert come_back(client, provider, asked).status_code == 403

    assert is_out(client)


def test_a_token_of_an_earlier_login_is_refused(client, provider):
    begin(client, provider)
    old = provider.id_token()
    provider.sign = lambda p, claims: old

    assert come_back(client, provider, begin(client, provider)).status_code == 403


@pytest.mark.parametrize(
    "tokens", [{"id_token": None}, {"access_token": None}, {"access_token": "another"}]
)
def test_an_answer_without_its_tokens_or_with_others_is_refused(client, provider, tokens):
    asked = begin(client, provider)
    provider.tokens = tokens

    assert come_back(client, provider, asked).status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"sub": "another"},
        {"citizenPid": "12345"},
        {"citizenPid": 48196000099},
        {"fullName": ""},
        {"birthDate": "8/3/1996"},
    ],
)
def test_userinfo_of_another_or_in_another_form_is_refused(client, provider, wrong):
    asked = begin(client, provider)
    subject = provider.userinfo["sub"]
    provider.change = put(sub=subject)
    provider.userinfo |= wrong

    assert come_back(client, provider, asked).status_code == 403

    assert is_out(client)


@pytest.mark.parametrize("iss", [None, "https://evil.example"])
def test_a_response_of_another_issuer_is_refused_before_its_code_is_used(client, provider, iss):
    asked = begin(client, provider)

    assert come_back(client, provider, asked, iss=iss).status_code == 403

    assert "/token" not in provider.asked


@pytest.mark.parametrize("change", [{"state": "another"}, {"state": None}, {"code": None}])
def test_a_response_without_what_belongs_to_it_is_refused(client, provider, change):
    asked = begin(client, provider)

    assert come_back(client, provider, asked, **change).status_code == 403


def test_a_callback_opens_once_and_only_in_the_browser_that_began(client, provider):
    asked = begin(client, provider)
    thief = Client()

    assert come_back(thief, provider, asked).status_code == 403
    assert is_out(thief)
    assert come_back(client, provider, asked).status_code == 302
    assert come_back(client, provider, asked).status_code == 403
    assert not is_out(client)


def test_a_login_that_took_too_long_is_refused(client, provider):
    asked = begin(client, provider)
    session = client.session
    session["logins"][asked["state"]]["at"] -= 601
    session.save()

    assert come_back(client, provider, asked).status_code == 403


def test_whoever_presses_no_at_the_provider_is_led_back(client, provider):
    asked = begin(client, provider, goes_to="/cases/7")

    answer = come_back(client, provider, asked, code=None, error="access_denied")

    assert answer.status_code == 403
    assert "next=/cases/7" in answer.content.decode().replace("%2F", "/")
