"""The page of the doors, in both languages and without JavaScript, and where one goes on to."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.kit.actor import Actor
from motcua.kit.errors import LevelTooLow
from motcua.web.shared.entering import way_on
from motcua.web.shared.middleware import RefusalMiddleware
from motcua.web.shared.proof import require_level

LAN, VAN = Actor(1, 1, "Lan"), Actor(2, 2, "Vân", frozenset({("leader", 1)}))


@pytest.mark.parametrize(
    ("language", "heading", "citizens", "officers"),
    [
        ("vi", "Đăng nhập", "Đăng nhập bằng định danh điện tử", "Đăng nhập nơi làm việc"),
        ("en", "Sign in", "Sign in with electronic identity", "Sign in to the office"),
    ],
)
def test_each_finds_their_door(client, provider, language, heading, citizens, officers):
    client.cookies["language"] = language

    page = client.get("/sign-in?next=/cases/7%26x").content.decode()

    assert f'<h1 class="govuk-heading-xl">{heading}</h1>' in page
    assert citizens in page and officers in page
    assert 'href="/sign-in/start?level=1&amp;next=%2Fcases%2F7%26x"' in page
    assert 'type="password"' not in page


@pytest.mark.django_db
def test_without_a_provider_nobody_is_led_astray(client):
    assert "chưa cài đặt" in client.get("/sign-in").content.decode()
    assert client.get("/sign-in/start").status_code == 403
    assert client.post("/sign-in/back-channel-logout").status_code == 400


def test_a_higher_level_is_explained_before_it_is_asked_for(client, provider):
    page = client.get("/sign-in/level?level=2&next=/apply/1/").content.decode()

    assert "Việc này cần mức độ 02" in page
    assert 'href="/sign-in/start?level=2&amp;next=%2Fapply%2F1%2F"' in page


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
        (VAN, "/office/sign-in/", "/office/"),
    ],
)
def test_one_goes_on_to_a_page_of_this_site_only(person, wish, goes_to):
    assert way_on(RequestFactory().get("/"), wish, person) == goes_to


def test_a_wish_for_plain_http_is_not_followed_from_https():
    request = RequestFactory().get("/", secure=True)

    assert way_on(request, "http://testserver/x", LAN) == "/cases/"


@pytest.mark.django_db
def test_the_page_is_not_kept_by_a_browser(client):
    assert "no-store" in client.get("/sign-in")["Cache-Control"]


@pytest.mark.django_db
def test_a_visitor_to_the_office_is_led_to_its_own_door(client):
    assert client.get("/office/")["Location"] == "/office/sign-in/?next=%2Foffice%2F"


def test_a_page_may_ask_for_a_level_and_leads_there_and_back(rf):
    require_level(Actor(1, 1, "Lan", level=2), 2)
    with pytest.raises(LevelTooLow) as refused:
        require_level(LAN, 2)

    middleware = RefusalMiddleware(lambda request: HttpResponse())
    answer = middleware.process_exception(rf.get("/apply/1/?x=1"), refused.value)

    assert answer["Location"] == "/sign-in/level?level=2&next=%2Fapply%2F1%2F%3Fx%3D1"
