"""The sign-in page, in both languages and without JavaScript."""

import pytest
from django.conf import settings as configured
from django.test import Client, RequestFactory

from motcua.foundation.identity import actions
from motcua.foundation.identity.models import Account
from motcua.foundation.identity.rules import TRIES
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import VISITOR, Actor, system
from motcua.web.portal.account.views import way_on

pytestmark = pytest.mark.django_db

ME = system("test")
LAN = {"username": "lan", "password": "mot-cua-lan"}
VAN = {"username": "van", "password": "mot-cua-van"}


@pytest.fixture(autouse=True)
def people(settings) -> None:
    settings.DEMO = True
    load_profile(configured.PROFILE, ME)
    actions.load_demo_people(configured.PROFILE, ME)


@pytest.mark.parametrize(
    ("language", "button", "wrong", "missing"),
    [
        ("vi", "Đăng nhập", "mật khẩu không đúng", "Nhập tên đăng nhập"),
        ("en", "Sign in", "password is not right", "Enter your username"),
    ],
)
def test_one_signs_in_by_the_form_in_both_languages(client, language, button, wrong, missing):
    client.cookies["language"] = language

    page = client.get("/sign-in").content.decode()
    refused = client.post("/sign-in", {"username": "lan", "password": "wrong"}).content.decode()
    empty = client.post("/sign-in", {"username": "", "password": ""}).content.decode()
    entered = client.post("/sign-in", LAN)

    assert f'<h1 class="govuk-heading-xl">{button}</h1>' in page
    assert wrong in refused
    assert 'value="lan"' in refused
    assert missing in empty
    assert entered["Location"] == "/cases/"


def test_a_password_is_never_sent_back(client):
    page = client.post("/sign-in", {"username": "lan", "password": "my secret"})

    assert "my secret" not in page.content.decode()


@pytest.mark.parametrize(
    ("person", "wish", "goes_to"),
    [
        (LAN, "", "/cases/"),
        (VAN, "", "/office/"),
        (LAN, "/apply/1.001193/?step=2", "/apply/1.001193/?step=2"),
        (VAN, "/office/sign/", "/office/sign/"),
        (LAN, "https://evil.example/", "/cases/"),
        (LAN, "//evil.example/", "/cases/"),
        (LAN, "/\\evil.example/", "/cases/"),
        (LAN, "javascript:alert(1)", "/cases/"),
        (LAN, "cases", "/cases/"),
        (LAN, "/sign-out", "/cases/"),
    ],
)
def test_one_goes_on_to_a_page_of_this_site_only(client, person, wish, goes_to):
    assert client.post("/sign-in", person | {"next": wish})["Location"] == goes_to


def test_the_wish_survives_a_wrong_password(client):
    page = client.post("/sign-in?next=/ignored", LAN | {"password": "x", "next": "/cases/7"})

    assert '<input type="hidden" name="next" value="/cases/7">' in page.content.decode()


def test_the_session_of_a_visitor_is_not_the_session_of_the_person(client):
    session = client.session
    session["seen"] = "as a visitor"
    session.save()
    before = session.session_key
    client.cookies["session"] = before

    client.post("/sign-in", LAN)

    assert client.session.session_key != before
    assert not client.session.exists(before)


def test_a_closed_account_loses_its_session(client):
    client.post("/sign-in", LAN)
    assert client.get("/sign-in").wsgi_request.actor.name == "Trần Thị Lan"

    Account.objects.update(is_active=False)

    assert client.get("/sign-in").wsgi_request.actor == VISITOR
    assert "Location" not in client.post("/sign-in", LAN).headers


def test_too_many_tries_are_told_on_the_page(client):
    for _ in range(TRIES):
        client.post("/sign-in", LAN | {"password": "wrong"})

    assert "quá nhiều lần" in client.post("/sign-in", LAN).content.decode()


def test_signing_out_ends_the_session_and_is_no_link(client):
    client.post("/sign-in", LAN)

    assert client.get("/sign-out").status_code == 405
    assert client.post("/sign-out")["Location"] == "/"
    assert client.get("/sign-in").wsgi_request.actor == VISITOR


def test_a_form_without_its_token_is_refused():
    assert Client(enforce_csrf_checks=True).post("/sign-in", LAN).status_code == 403


def test_the_demonstration_lists_its_four_people_each_with_one_button(client):
    page = client.get("/sign-in?next=/cases/9").content.decode()

    for name in ("Trần Thị Lan", "Phạm Quốc Huy", "Nguyễn Văn Bình", "Lê Thị Hồng Vân"):
        assert f"Đăng nhập với tên {name}" in page
    assert page.count('name="next" value="/cases/9"') == 5


def test_outside_a_demonstration_nobody_is_listed(client, settings):
    settings.DEMO = False

    page = client.get("/sign-in").content.decode()

    assert "Trần Thị Lan" not in page
    assert "mot-cua-lan" not in page


def test_whoever_has_signed_in_is_led_on_outside_a_demonstration(client, settings):
    client.post("/sign-in", VAN)
    settings.DEMO = False

    assert client.get("/sign-in")["Location"] == "/office/"


def test_the_page_is_not_kept_by_a_browser(client):
    assert "no-store" in client.get("/sign-in")["Cache-Control"]


def test_a_wish_for_plain_http_is_not_followed_from_https():
    request = RequestFactory().get("/", secure=True)

    assert way_on(request, "http://testserver/x", Actor(1, 1, "Lan")) == "/cases/"
