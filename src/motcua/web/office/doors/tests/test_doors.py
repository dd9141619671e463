"""The officers' door: two steps, one set up by force, proof again before a grave act."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone

from motcua.foundation.identity import actions
from motcua.foundation.identity.demo import demo_people
from motcua.foundation.identity.models import Account, Entrance
from motcua.foundation.identity.rules import TRIES
from motcua.foundation.journal import follow
from motcua.foundation.journal.models import Entry
from motcua.foundation.notifications.models import Message
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import VISITOR, system
from motcua.kit.totp import PERIOD, code_at
from motcua.services.cases.tests.conftest import Ward
from motcua.services.cases.tests.conftest import ward as ward
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db

ME = system("test")
DOOR = "/office/sign-in/"
VAN = {"username": "van", "password": "mot-cua-van"}


@pytest.fixture(autouse=True)
def people(settings) -> None:
    settings.DEMO = True
    load_profile(configured.PROFILE, ME)
    actions.load_demo_people(configured.PROFILE, ME)


def code(name: str = "van", drift: int = 0) -> str:
    secret = next(p.totp for p in demo_people(configured.PROFILE) if p.username == name)
    return code_at(secret, time.time() + drift * PERIOD)


def heading(answer) -> str:
    return re.search(r"<h1[^>]*>([^<]*)", answer.content.decode())[1]


def who(client: Client) -> str:
    return client.get("/sign-in").wsgi_request.actor.name


@pytest.fixture
def halfway(client: Client) -> Client:
    """Somebody who has given the right password."""
    assert client.post(DOOR, VAN | {"next": "/office/sign/"})["Location"] == f"{DOOR}code"
    return client


def test_a_password_alone_lets_nobody_in(halfway):
    assert who(halfway) == ""
    assert halfway.get("/office/")["Location"].startswith(DOOR)
    assert "totp" not in {entry.data.get("method") for entry in Entry.objects.all()}


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("vi", "Đăng nhập nơi làm việc", "Bước thứ hai"),
        ("en", "Sign in to the office", "Second step"),
    ],
)
def test_the_two_steps_in_both_languages(client, language, first, second):
    client.cookies["language"] = language

    assert heading(client.get(DOOR)) == first
    assert heading(client.post(DOOR, VAN, follow=True)) == second
    entered = client.post(f"{DOOR}code", {"code": code()})

    assert entered["Location"] == "/office/"
    assert Entrance.objects.get().method == "totp"
    assert entered.cookies["device"]["httponly"]


def test_one_goes_on_where_one_wanted_to_go(halfway):
    assert halfway.post(f"{DOOR}code", {"code": code()})["Location"] == "/office/sign/"


@pytest.mark.parametrize("wish", ["https://evil.example/", "//evil.example/", "/sign-out", "x"])
def test_one_goes_on_to_a_page_of_this_site_only(client, wish):
    client.post(DOOR, VAN | {"next": wish})

    assert client.post(f"{DOOR}code", {"code": code()})["Location"] == "/office/"


def test_a_wrong_code_is_told_and_too_many_wait(halfway):
    for _ in range(TRIES):
        assert "Chưa đúng" in halfway.post(f"{DOOR}code", {"code": "000000"}).content.decode()

    assert "quá nhiều lần" in halfway.post(f"{DOOR}code", {"code": code()}).content.decode()
    assert who(halfway) == ""


def test_a_code_that_somebody_watched_opens_nothing(halfway):
    shown = code()
    halfway.post(f"{DOOR}code", {"code": shown})
    thief = Client()
    thief.post(DOOR, VAN)

    assert "đã dùng rồi" in thief.post(f"{DOOR}code", {"code": shown}).content.decode()
    assert who(thief) == ""
    thief.post(f"{DOOR}code", {"code": code(drift=1)})
    assert who(thief) == "Lê Thị Hồng Vân"


def test_a_password_is_never_sent_back_and_a_wrong_one_is_told(client):
    page = client.post(DOOR, {"username": "van", "password": "my secret"})

    assert page.status_code == 422
    assert "my secret" not in page.content.decode()
    assert "mật khẩu không đúng" in page.content.decode()


def test_a_form_without_its_token_is_refused():
    assert Client(enforce_csrf_checks=True).post(DOOR, VAN).status_code == 403


def test_the_second_step_belongs_to_a_first(client):
    assert client.get(f"{DOOR}code")["Location"] == DOOR
    assert client.post(f"{DOOR}code", {"code": code()})["Location"] == DOOR


def test_somebody_else_in_the_same_browser_ends_the_session_before(client):
    enter(client, "lan", level=2)
    client.post(DOOR, VAN)
    assert client.get("/sign-in").wsgi_request.actor == VISITOR

    client.post(f"{DOOR}code", {"code": code()})

    actor = client.get("/sign-in").wsgi_request.actor
    assert (actor.name, actor.level) == ("Lê Thị Hồng Vân", 1)


def test_outside_a_demonstration_nobody_is_listed(client, settings):
    assert "mot-cua-van" in client.get(DOOR).content.decode()
    settings.DEMO = False

    assert "mot-cua-van" not in client.get(DOOR).content.decode()


@pytest.fixture
def newcomer(client: Client) -> Client:
    """An officer who has a password and nothing else yet."""
    account = actions.create_account(username="moi", password="a-door-ajar", actor=ME)
    actions.grant_role(
        account_id=account,
        role="officer",
        unit_id=operator().id,
        valid_from=timezone.localdate(),
        actor=ME,
    )
    client.post(DOOR, {"username": "moi", "password": "a-door-ajar"})
    return client


def test_an_officer_without_a_second_factor_is_led_to_set_one_up(newcomer):
    assert newcomer.get("/office/")["Location"] == f"{DOOR}factors/"
    page = newcomer.get(f"{DOOR}factors/app").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    picture = newcomer.get(f"{DOOR}factors/app/picture.svg")

    wrong = newcomer.post(f"{DOOR}factors/app", {"code": "000000"})
    right = newcomer.post(f"{DOOR}factors/app", {"code": code_at(secret, time.time())})

    assert picture["Content-Type"] == "image/svg+xml"
    assert "Chưa đúng" in wrong.content.decode()
    assert right["Location"] == f"{DOOR}factors/codes"
    codes = re.findall(r"<code>(\d{8})</code>", newcomer.get(right["Location"]).content.decode())
    assert len(codes) == 10
    assert "<code>" not in newcomer.get(right["Location"]).content.decode()
    assert newcomer.get("/office/").status_code == 200
    kinds = Entry.objects.filter(kind="identity.factor_changed").values_list("data__change")
    assert [change for (change,) in kinds] == ["added"]
    other = Client()
    other.post(DOOR, {"username": "moi", "password": "a-door-ajar"})
    assert other.post(f"{DOOR}code", {"code": codes[0]})["Location"] == "/office/"
    assert Entrance.objects.latest("pk").method == "recovery"


def test_the_last_second_factor_stays(client):
    enter(client, "van")
    client.post(f"{DOOR}again", {"code": code()})

    page = client.post(f"{DOOR}factors/app/remove")

    assert "ít nhất một yếu tố thứ hai" in page.content.decode()
    assert Authenticator.objects.filter(user__username="van", type="totp").exists()


def test_factors_are_changed_after_showing_one_only(client):
    enter(client, "van")

    for page in ("factors/app/remove", "factors/codes/new", "factors/passkey"):
        assert client.get(f"{DOOR}{page}")["Location"].startswith(f"{DOOR}again")


def old_proof(client: Client, minutes: int) -> None:
    session = client.session
    session["account_authentication_methods"][-1]["at"] -= 60 * minutes
    session.save()


@pytest.mark.parametrize(
    ("name", "second_factor", "age", "leads_to"),
    [
        ("", False, 0, "/office/sign-in/?next="),
        ("lan", False, 0, 403),
        ("lan", True, 0, 403),
        ("binh", True, 0, 403),
        ("van", False, 0, "/office/sign-in/factors/"),
        ("van", True, 16, "/office/sign-in/again?next=%2Foffice%2Fsign%2F"),
        ("van", True, 14, "/office/sign/"),
    ],
)
def test_who_may_sign_a_result(ward: Ward, client, name, second_factor, age, leads_to):
    case = ward.proposed()
    if name:
        enter(client, name, second_factor=second_factor)
    if age:
        old_proof(client, age)

    answer = client.post(f"/office/sign/{case.receipt}/", {"act": "sign"})

    if leads_to == 403:
        assert answer.status_code == 403
    else:
        assert answer["Location"].startswith(leads_to)
    case.refresh_from_db()
    assert (case.issued_at is not None) is (leads_to == "/office/sign/")


def test_showing_the_code_again_leads_back(client):
    enter(client, "van")
    old_proof(client, 20)

    answer = client.post(f"{DOOR}again", {"code": code(), "next": "/office/sign/"})

    assert answer["Location"] == "/office/sign/"
    records = client.session["account_authentication_methods"]
    assert time.time() - records[-1]["at"] < 60


@pytest.mark.parametrize("sent", [{}, {"credential": "{}"}, {"credential": "x"}])
def test_nonsense_for_a_passkey_opens_nothing(client, sent):
    assert client.post(f"{DOOR}passkey", sent)["Location"].startswith(DOOR)
    assert "không được chấp nhận" in client.get(f"{DOOR}?passkey-failed").content.decode()
    assert who(client) == ""


def test_a_passkey_of_this_site_is_asked_for(client):
    asked = client.get(f"{DOOR}passkey", headers={"X-Requested-With": "XMLHttpRequest"}).json()

    options = asked["request_options"]["publicKey"]
    assert options["rpId"] == "testserver"
    assert options["userVerification"] == "required"


def test_a_closed_account_loses_its_session(client):
    enter(client, "van")
    Account.objects.update(is_active=False)

    assert client.get("/sign-in").wsgi_request.actor == VISITOR
    assert client.post(DOOR, VAN).status_code == 422


def test_every_session_is_listed_and_all_others_end_with_one_press(client):
    for browser, drift in ((client, 0), (other := Client(), 1)):
        browser.post(DOOR, VAN)
        browser.post(f"{DOOR}code", {"code": code(drift=drift)})

    page = client.get("/sessions/").content.decode()
    assert page.count("<time") == 2
    assert "Phiên này" in page
    assert Entry.objects.filter(kind="identity.new_device").count() == 1
    while follow.follow_once():
        pass
    assert Message.objects.get(kind="new-device").person.full_name == "Lê Thị Hồng Vân"
    client.post("/sessions/end", {"session": "others"})

    assert who(other) == ""
    assert who(client) == "Lê Thị Hồng Vân"
    assert client.post("/sessions/end", {"session": "nonsense"}).status_code == 404
