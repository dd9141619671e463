"""The office's pages: who is let in, what they show, and what a second press does."""

from typing import Any

import pytest
from django.test import Client

from motcua.foundation.feedback.queries import open_reports
from motcua.services.cases.models import Case
from motcua.services.cases.tests.conftest import Ward
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db


def as_user(name: str) -> Client:
    return enter(Client(), name)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_who_is_let_in(ward: Ward):
    case = ward.proposed()
    pages = {
        "/office/": {"binh", "van"},
        f"/office/cases/{case.receipt}/": {"binh", "van"},
        f"/office/cases/{case.receipt}/papers/birth_paper": {"binh", "van"},
        f"/office/cases/{case.receipt}/papers/birth_paper/1.png": {"binh", "van"},
        f"/office/cases/{case.receipt}/draft.pdf": {"binh", "van"},
        "/office/sign/": {"van"},
        f"/office/sign/{case.receipt}/": {"van"},
    }
    for path, people in pages.items():
        let_in = {
            n for n in ("lan", "huy", "binh", "van") if as_user(n).get(path).status_code == 200
        }
        assert let_in == people, path
        assert Client().get(path).status_code == 302, path


def test_receive_propose_and_sign_through_the_pages(ward: Ward):
    case = ward.submitted()
    here = f"/office/cases/{case.receipt}"
    binh, van = as_user("binh"), as_user("van")

    assert binh.post(f"{here}/receive").status_code == 302
    assert binh.post(f"{here}/receive").status_code == 409
    assert "H17.25.8-" in text(binh.get(f"{here}/"))
    assert binh.post(f"{here}/propose", {"outcome": "refused", "reason": " "}).status_code == 422
    assert binh.post(f"{here}/propose", {"outcome": "perhaps"}).status_code == 409
    assert binh.post(f"{here}/propose", {"outcome": "granted"}).status_code == 302
    there = f"/office/sign/{case.receipt}/"
    assert van.post(there, {"act": "return", "reason": ""}).status_code == 422
    assert van.post(there, {"act": "sign"}).status_code == 302
    assert van.post(there, {"act": "sign"}).status_code == 409
    assert Case.objects.get().result_number == "1/2026-KS"


def test_an_officer_cannot_sign_and_a_citizen_cannot_act(ward: Ward):
    case = ward.proposed()
    assert as_user("binh").post(f"/office/sign/{case.receipt}/", {"act": "sign"}).status_code == 403
    assert as_user("lan").post(f"/office/cases/{case.receipt}/receive").status_code == 403
    assert Case.objects.get().result_number == ""


def test_personal_numbers_are_masked_and_the_release_is_named(ward: Ward):
    case = ward.received()
    page = text(as_user("binh").get(f"/office/cases/{case.receipt}/"))
    assert "048196000001" not in page
    assert "bản phát hành 1" in page


def test_an_empty_desk_says_what_would_appear(ward: Ward):
    assert "Không có hồ sơ nào đang chờ" in text(as_user("binh").get("/office/"))
    assert "Không có gì chờ bạn ký" in text(as_user("van").get("/office/sign/"))


def test_an_administrator_settles_what_readers_report(ward: Ward):
    Client().post("/report", {"page": "/contact", "words": "Chữ <quá nhỏ>"})
    van = as_user("van")

    page = text(van.get("/office/admin/problems/"))
    assert "Chữ &lt;quá nhỏ&gt;" in page
    number = open_reports()[0].id
    assert van.post("/office/admin/problems/", {"report": str(number)}).status_code == 302
    assert open_reports() == []
    assert as_user("binh").get("/office/admin/problems/").status_code == 403
