"""One's own page: masked until asked, everything in one file, and acting for others and back."""

import io
import json
import re
import zipfile
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.foundation.identity.actions.mandates import revoke_mandate
from motcua.foundation.identity.models import Account, Invitation, Mandate
from motcua.foundation.identity.queries import person
from motcua.foundation.journal.models import Entry
from motcua.services.cases.actions.looking import note_view
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import CODE, WEDNESDAY, Ward, photo
from motcua.services.cases.tests.conftest import ward as ward
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db
NUMBER = "048196000001"
GIVEN = {
    "holder_name": "Phạm Quốc Huy",
    "holder_number": "048 088 000 002",
    "kind": "relative",
    "services": CODE,
}


def as_(username: str) -> Client:
    client = Client()
    enter(client, username)
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def give_and_accept(lan: Client, huy: Client) -> str:
    """The address of a mandate in force, by which Huy acts for Lan."""
    address = lan.post("/me/mandates/give", GIVEN)["Location"]
    huy.post(address, {"act": "accept"})
    return str(address)


def test_the_number_is_masked_until_it_is_asked_for_and_the_asking_is_kept(ward: Ward):
    lan = as_("lan")

    assert NUMBER not in text(lan.get("/me/"))
    assert lan.get("/me/number").status_code == 405
    assert NUMBER in text(lan.post("/me/number"))

    assert Entry.objects.filter(kind="identity.personal_number_shown").count() == 1


def test_a_visitor_and_an_account_without_a_person_have_no_page(ward: Ward, client: Client):
    assert client.get("/me/")["Location"].startswith("/sign-in")
    client.force_login(Account.objects.create(username="nobody"))
    assert client.get("/me/").status_code == 403


def test_everything_that_is_kept_is_in_one_file(ward: Ward):
    case = ward.submitted()
    note_view(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)
    ward.draft()

    answer = as_("lan").post("/me/data.zip")
    content = b"".join(answer.streaming_content)

    with zipfile.ZipFile(io.BytesIO(content)) as made:
        facts = json.loads(made.read("data.json"))
        files = {name: made.read(name) for name in made.namelist() if name != "data.json"}
    assert facts["person"]["personal_number"] == NUMBER
    assert [one["receipt"] for one in facts["cases"]] == [case.receipt]
    assert len(facts["drafts"]) == 1
    assert [look["who"] for look in facts["looked_at_by"]] == ["Nguyễn Văn Bình"]
    assert files[f"cases/{case.receipt}/birth_paper-giay.jpg"] == photo()
    assert "password" not in json.dumps(facts)
    assert Entry.objects.filter(kind="identity.data_exported").count() == 1


def test_who_looked_stands_on_the_page_once_the_office_opened_the_case(ward: Ward):
    case = ward.submitted()
    assert "Nguyễn Văn Bình" not in text(as_("lan").get("/me/looks"))

    binh = as_("binh")
    binh.get(f"/office/cases/{case.receipt}/")
    binh.get(f"/office/cases/{case.receipt}/papers/birth_paper")

    page = text(as_("lan").get("/me/looks"))
    assert page.count("Nguyễn Văn Bình") == 1
    assert "Nguyễn Văn Bình" not in text(as_("huy").get("/me/looks"))


def test_a_mandate_is_given_accepted_used_and_ended(ward: Ward):
    lan, huy = as_("lan"), as_("huy")
    address = give_and_accept(lan, huy)

    huy.post(f"{address}act")
    page = text(huy.get("/cases/"))
    assert "Bạn đang làm thay <b>Trần Thị Lan</b>" in page
    huy.post(f"/apply/{CODE}/")
    assert Draft.objects.get().applicant_id == ward.lan.person_id
    assert "do Phạm Quốc Huy bắt đầu" in text(lan.get("/cases/"))
    assert "Phạm Quốc Huy, thay Trần Thị Lan, bắt đầu hồ sơ" in text(lan.get(address))
    assert huy.get("/me/").status_code == 403

    huy.post("/me/mandates/stop")
    assert "Bạn đang làm thay" not in text(huy.get("/cases/"))
    assert huy.get("/me/").status_code == 200


def test_a_mandate_that_ended_refuses_once_and_then_one_is_oneself_again(ward: Ward):
    lan, huy = as_("lan"), as_("huy")
    address = give_and_accept(lan, huy)
    huy.post(f"{address}act")

    revoke_mandate(mandate_id=Mandate.objects.get().pk, actor=ward.lan, now=timezone.now())
    refused = huy.post(f"/apply/{CODE}/")

    assert refused.status_code == 403
    assert "không còn hiệu lực" in text(refused)
    assert not Draft.objects.exists()
    assert huy.get("/cases/").status_code == 200


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"holder_name": "Ai Khác"}, "không có ai mang số này"),
        ({"kind": ""}, "Hãy chọn người được ủy quyền là ai"),
        ({"until-day": "31", "until-month": "2", "until-year": "2027"}, "ngày, tháng, năm"),
        ({"until-day": "1", "until-month": "1", "until-year": "2020"}, "trước ngày đầu"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(ward: Ward, changed, says):
    answer = as_("lan").post("/me/mandates/give", GIVEN | changed)

    assert answer.status_code == 422
    assert says in text(answer)
    assert 'value="048 088 000 002"' in text(answer)
    assert not Mandate.objects.exists()


def test_nobody_gives_for_a_child_that_is_not_theirs(ward: Ward):
    assert as_("lan").post("/me/mandates/give", GIVEN | {"giver": "1"}).status_code == 422
    assert not Mandate.objects.exists()


def test_an_address_is_confirmed_by_its_code(ward: Ward):
    lan = as_("lan")
    page = text(lan.post("/me/contacts/email", {"address": "moi@example.org"}))
    code = re.search(r"\b\d{6}\b", page)
    assert code
    wrong = lan.post("/me/contacts/email", {"address": "moi@example.org", "code": "x"})
    assert wrong.status_code == 422

    lan.post("/me/contacts/email", {"address": "moi@example.org", "code": code[0]})

    line = person(ward.lan.person_id or 0)
    assert line.email == "moi@example.org"
    assert line.email_confirmed_at
    assert lan.get("/me/contacts/fax").status_code == 404


def test_without_a_way_to_send_no_code_is_shown_outside_the_sandbox(ward: Ward, settings):
    settings.DEMO = False

    answer = as_("lan").post("/me/contacts/email", {"address": "moi@example.org"})

    assert answer.status_code == 409


def test_a_correction_is_asked_and_answered(ward: Ward):
    lan, van = as_("lan"), as_("van")
    given = {"field": "residence", "wanted": "9 Lê Lợi", "why": "Giấy báo cư trú"}
    assert lan.post("/me/corrections", given | {"why": ""}).status_code == 422
    lan.post("/me/corrections", given)
    listed = text(van.get("/office/people/corrections/"))
    way = re.search(r"/office/people/corrections/\d+/", listed)
    assert way
    assert van.post(way[0], {"act": "refuse", "answer": ""}).status_code == 422

    van.post(way[0], {"act": "grant"})

    assert "9 Lê Lợi" in text(lan.get("/me/"))
    assert van.get(way[0]).status_code == 404


def test_an_invitation_leads_to_an_account_of_one_s_own(ward: Ward, client: Client):
    van = as_("van")
    asked = {"full_name": "Hồ Văn Mới", "role": "officer"}
    assert van.post("/office/people/invite", asked | {"role": ""}).status_code == 422
    page = text(van.post("/office/people/invite", asked))
    way = re.search(r"/invitations/[\w-]+", page)
    assert way
    assert client.post(way[0], {"username": "moi", "password": "1"}).status_code == 422

    client.post(way[0], {"username": "moi", "password": "a-door-ajar"})

    assert Account.objects.get(username="moi").roles.get().role == "officer"
    assert client.get(way[0]).status_code == 404
    assert Invitation.objects.get().account
