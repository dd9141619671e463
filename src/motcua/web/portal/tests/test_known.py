"""Answers that come by themselves on the pages: the party's own, with where they are from."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.foundation.identity.actions.mandates import accept_mandate, give_mandate
from motcua.foundation.identity.enums import MandateKind
from motcua.foundation.identity.models import Account
from motcua.kit.actor import Actor
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.tests.conftest import Ward
from motcua.services.catalogue.models import Release
from motcua.services.catalogue.tests.packaging import files_asking
from motcua.services.catalogue.tests.releasing import published
from motcua.web.shared.access import MANDATE

pytestmark = pytest.mark.django_db
NAMED = {"vi": "Câu hỏi", "en": "Question"}
REGISTER = "Từ Cơ sở dữ liệu quốc gia về dân cư. Nếu không đúng, hãy sửa lại."
JOB = "if applicant.sex = null then null else earlier.job"
QUESTIONS = {
    "asks": {"type": "person", "parts": ["name", "born", "number"], "default": "applicant"},
    "home": {"type": "address", "default": "applicant.address"},
    "job": {"type": "text", "default": JOB},
    "people": {"type": "text", "required": False, "default": "applicant.name"},
}
LAN = {
    "asks-name": "Trần Thị Lan",
    "asks-born-day": "8",
    "asks-born-month": "3",
    "asks-born-year": "1996",
    "asks-number": "048196000001",
}
HOME = {
    "home-street": "12 đường Bạch Đằng",
    "home-commune": "phường Hải Châu",
    "home-province": "thành phố Đà Nẵng",
}


@pytest.fixture
def service(ward: Ward) -> Release:
    """One question a page, each with an answer that comes by itself."""
    pages = [
        {"key": f"{key}_page", "title": NAMED, "questions": [{"key": key, "label": NAMED} | asked]}
        for key, asked in QUESTIONS.items()
    ]
    files = files_asking(json.dumps({"pages": pages}), code="9.000003")
    return published("9.000003", files)


def draft(release: Release, actor: Actor) -> str:
    """The address of a new draft of the actor's."""
    row = Draft.objects.create(release=release, applicant_id=actor.party_id)
    return f"/apply/{row.pk}"


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_what_the_register_knows_stands_there_with_where_it_is_from(ward: Ward, service: Release):
    lan, path = client_of("lan"), draft(service, ward.lan)

    page = text(lan.get(f"{path}/asks_page"))
    for value in ("Trần Thị Lan", "1996", "048196000001"):
        assert f'value="{value}"' in page
    assert page.count(REGISTER) == 1
    assert Draft.objects.get().answers == {}

    assert lan.post(f"{path}/asks_page", LAN | {"asks-name": "Trần Lan"}).status_code == 302
    assert lan.post(f"{path}/home_page", HOME).status_code == 302
    kept = {key: origin["from"] for key, origin in Draft.objects.get().origins.items()}
    assert kept == {
        "asks-name": "typed",
        "asks-born": "register",
        "asks-number": "register",
        "home": "register",
    }
    assert text(lan.get(f"{path}/asks_page")).count(REGISTER) == 2


def test_what_was_answered_before_is_used_again_and_says_of_which_day(ward: Ward, service: Release):
    lan, path = client_of("lan"), draft(service, ward.lan)
    assert "answer-source" not in text(lan.get(f"{path}/job_page"))
    for page, given in (("asks", LAN), ("home", HOME), ("job", {"job": "Giáo viên"})):
        lan.post(f"{path}/{page}_page", given)
    now = timezone.now()
    submit_case(draft_id=Draft.objects.get().pk, actor=ward.lan, now=now)

    path = draft(service, ward.lan)
    with CaptureQueriesContext(connection) as showing:
        page = text(lan.get(f"{path}/job_page"))
    assert 'value="Giáo viên"' in page
    assert f"Lấy từ hồ sơ đã nộp ngày {timezone.localdate(now):%d/%m/%Y}" in page
    assert len(showing) <= 12
    with CaptureQueriesContext(connection) as keeping:
        lan.post(f"{path}/job_page", {"job": "Giáo viên"})
    assert len(keeping) <= 12
    assert Draft.objects.get().origins["job"] == {"from": "reused", "at": now.isoformat()}
    assert Case.objects.get().origins["job"]["from"] == "typed"

    huy, theirs = client_of("huy"), draft(service, ward.huy)
    assert "Giáo viên" not in text(huy.get(f"{theirs}/job_page"))
    assert "Trần Thị Lan" not in text(huy.get(f"{theirs}/asks_page"))


def test_what_was_known_and_then_emptied_is_from_nowhere(ward: Ward, service: Release):
    lan, path = client_of("lan"), draft(service, ward.lan)

    lan.post(f"{path}/people_page", {"people": "Trần Thị Lan"})
    assert Draft.objects.get().origins["people"]["from"] == "register"
    lan.post(f"{path}/people_page", {"people": ""})

    assert "people" not in Draft.objects.get().origins
    assert "answer-source" not in text(lan.get(f"{path}/people_page"))


def test_under_a_mandate_it_is_the_givers(ward: Ward, service: Release):
    now = timezone.now()
    mandate_id = give_mandate(
        holder_number="048088000002",
        holder_name="Phạm Quốc Huy",
        kind=MandateKind.RELATIVE,
        valid_from=timezone.localdate(now) - timedelta(days=1),
        services=(),
        actor=ward.lan,
        now=now,
    )
    accept_mandate(mandate_id=mandate_id, actor=ward.huy, now=now)
    huy, path = client_of("huy"), draft(service, ward.lan)
    session = huy.session
    session[MANDATE] = mandate_id
    session.save()

    page = text(huy.get(f"{path}/asks_page"))

    assert 'value="Trần Thị Lan"' in page
    assert "Phạm Quốc Huy" not in page.partition("<form")[2].partition('id="asks"')[2]
