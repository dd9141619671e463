"""Tending people: an administrator in their own units, nobody else, nowhere else."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.foundation.identity.actions import create_account, grant_role
from motcua.foundation.identity.models import (
    Account,
    LegalEntity,
    Mandate,
    RoleHolding,
    Substitution,
)
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import system
from motcua.services.cases.tests.conftest import Ward, photo
from motcua.services.cases.tests.conftest import ward as ward
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db
PAGES = ("", "invite", "substitute", "corrections/", "represent")


@pytest.fixture
def van(ward: Ward, client: Client) -> Client:
    enter(client, "van")
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def id_of(username: str) -> int:
    return Account.objects.get(username=username).pk


@pytest.mark.parametrize("name", ["lan", "binh"])
def test_only_administrators_tend_people(ward: Ward, client: Client, name: str):
    enter(client, name)

    assert {client.get(f"/office/people/{page}").status_code for page in PAGES} == {403}


def test_every_page_opens(van: Client):
    assert {van.get(f"/office/people/{page}").status_code for page in PAGES} == {200}


def test_another_unit_is_refused_and_an_unknown_one_is_not_found(van: Client):
    assert van.get("/office/people/?unit=H17").status_code == 403
    assert van.get("/office/people/?unit=H00.1").status_code == 404
    assert van.post("/office/people/invite", {"unit": "H17", "full_name": "A"}).status_code == 403


def test_somebody_of_another_unit_is_not_found(van: Client):
    me = system("test")
    account_id = create_account(username="boss", password="a-door-ajar", actor=me)
    grant_role(
        account_id=account_id,
        role="leader",
        unit_id=unit_by_code("H17").id,
        valid_from=timezone.localdate(),
        actor=me,
    )

    assert van.get(f"/office/people/accounts/{account_id}/").status_code == 404
    assert van.get(f"/office/people/accounts/{id_of('lan')}/").status_code == 404


def test_who_can_do_this_and_what_can_this_person_do(van: Client):
    page = text(van.get("/office/people/?role=officer"))
    assert "Nguyễn Văn Bình" in page
    assert "Lê Thị Hồng Vân" not in page.partition("<main")[2]
    early = {"on-day": "1", "on-month": "1", "on-year": "2020"}
    assert "không ai giữ vai trò" in text(van.get("/office/people/", early))
    assert van.get("/office/people/", early | {"on-day": "x"}).status_code == 422

    page = text(van.get(f"/office/people/accounts/{id_of('binh')}/"))
    assert "Công chức tư pháp - hộ tịch" in page


def test_a_role_is_given_and_ended(van: Client):
    binh = f"/office/people/accounts/{id_of('binh')}/"
    assert van.post(binh, {"act": "grant", "role": ""}).status_code == 422
    van.post(binh, {"act": "grant", "role": "clerk", "title_vi": "Văn thư"})
    held = RoleHolding.objects.get(role="clerk")
    assert van.post(binh, {"act": "end", "ending": ""}).status_code == 422

    van.post(binh, {"act": "end", "ending": f"held:{held.pk}"})

    held.refresh_from_db()
    assert held.valid_to == timezone.localdate()


def test_a_leaver_s_open_cases_are_shown_before_all_roles_end(ward: Ward, van: Client):
    case = ward.proposed()
    binh = f"/office/people/accounts/{id_of('binh')}/"
    assert str(case.code) in text(van.get(binh))

    van.post(binh, {"act": "leave"})

    left = RoleHolding.objects.filter(account_id=id_of("binh"))
    assert {one.valid_to for one in left} == {timezone.localdate()}


def test_a_substitute_is_ordered_and_the_desk_opens_for_them(van: Client):
    day = timezone.localdate()
    asked = {
        "absent": id_of("van"),
        "substitute": id_of("binh"),
        "roles": ["leader"],
        "until-day": day.day,
        "until-month": day.month,
        "until-year": day.year,
    }
    assert van.post("/office/people/substitute", asked | {"absent": ""}).status_code == 422
    assert van.post("/office/people/substitute", asked | {"until-day": ""}).status_code == 422

    van.post("/office/people/substitute", asked)

    assert Substitution.objects.get().title_vi == "Chủ tịch"
    assert "làm thay Lê Thị Hồng Vân" in text(van.get("/office/people/"))
    binh = Client()
    enter(binh, "binh")
    assert binh.get("/office/sign/").status_code == 200


def test_a_company_and_its_representative_are_entered_with_a_paper(van: Client):
    company = {"code": "0100109106", "name": "Công ty Một"}
    assert van.post("/office/people/entities", company | {"code": "1"}).status_code == 422
    van.post("/office/people/entities", company)
    asked = {
        "kind": "representative",
        "giver_number": "0100109106",
        "holder_name": "Trần Thị Lan",
        "holder_number": "048196000001",
    }
    assert van.post("/office/people/represent", asked).status_code == 422
    paper = SimpleUploadedFile("giay.jpg", photo())

    van.post("/office/people/represent", asked | {"proof": paper})

    mandate = Mandate.objects.get()
    assert mandate.giver_entity == LegalEntity.objects.get()
    assert len(mandate.proof_sha256) == 64
