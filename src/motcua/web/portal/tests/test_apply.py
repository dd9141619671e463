"""Applying through its pages: what was typed stays, what is wrong is said beside the field."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.foundation.identity.models import Account
from motcua.kit.actor import system
from motcua.services.cases.actions.decision import sign_result
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import CODE, Ward, photo
from motcua.services.catalogue.actions.service import release_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan(ward: Ward, client: Client) -> Client:
    client.force_login(Account.objects.get(username="lan"))
    return client


def begin(client: Client) -> str:
    client.post(f"/apply/{CODE}/")
    return f"/apply/{Draft.objects.get().pk}"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_visitor_reads_first_and_signs_in_before_the_first_question(ward: Ward, client: Client):
    assert client.get(f"/apply/{CODE}/").status_code == 200
    answer = client.post(f"/apply/{CODE}/")
    assert answer["Location"] == f"/sign-in?next=/apply/{CODE}/"
    assert not Draft.objects.exists()


def test_what_was_typed_stays_beside_what_is_wrong(lan: Client):
    draft = begin(lan)
    given = {
        "child_birth_date-day": "31",
        "child_birth_date-month": "2",
        "child_birth_date-year": "2026",
        "child_birth_place": "Bệnh viện <Đà Nẵng>",
    }

    answer = lan.post(f"{draft}/child_birth", given)

    assert answer.status_code == 422
    assert "Không có ngày này trong lịch." in text(answer)
    assert "Bệnh viện &lt;Đà Nẵng&gt;" in text(answer)
    assert 'value="31"' in text(answer)
    assert Draft.objects.get().answers == {"child_birth_place": "Bệnh viện <Đà Nẵng>"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("giay.pdf", b"", "không có nội dung"),
        ("giay.exe", b"MZ" + bytes(100), "không phải"),
        ("giay.pdf", photo(), "Tên"),
        ("giay.jpg", bytes(20_000_001), "20 MB"),
    ],
)
def test_a_file_that_cannot_be_taken_is_said_and_the_way_goes_on(
    lan: Client, name: str, content: bytes, said: str
):
    draft = begin(lan)
    given = SimpleUploadedFile(name, content)

    answer = lan.post(f"{draft}/birth_paper", {"birth_paper": given})

    assert answer.status_code == 422
    assert said in text(answer)
    answer = lan.post(f"{draft}/birth_paper", {"birth_paper": BytesIO(photo())})
    assert answer.status_code == 302


def test_no_file_is_asked_for_once_it_was_given(lan: Client):
    draft = begin(lan)
    assert lan.post(f"{draft}/birth_paper").status_code == 422
    lan.post(f"{draft}/birth_paper", {"birth_paper": SimpleUploadedFile("g.jpg", photo())})
    assert lan.post(f"{draft}/birth_paper").status_code == 302


def test_a_draft_keeps_the_release_under_which_it_was_begun(lan: Client, ward: Ward, tmp_path):
    draft = begin(lan)
    folder = tmp_path / "civil-status" / "birth"
    folder.mkdir(parents=True)
    old = Draft.objects.get().release
    for name, words in old.files.items():
        changed = words.replace("Bé tên là gì?", "Tên của bé là gì?")
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(changed, encoding="utf-8")
    shared = tmp_path / "shared"
    shared.mkdir()

    new = release_service(folder, shared=shared, actor=system("test"))

    assert (old.number, new.number) == (1, 2)
    assert "Họ, chữ đệm và tên của bé" in text(lan.get(f"{draft}/child_name"))
    assert Draft.objects.get().release_id == old.pk


def test_another_persons_pages_are_not_there(ward: Ward, lan: Client):
    theirs, case = ward.draft(ward.huy), ward.submitted(ward.huy)
    for path in (
        f"/apply/{theirs}/",
        f"/apply/{theirs}/child_name",
        f"/apply/{theirs}/check",
        f"/apply/{theirs}/papers/birth_paper",
        f"/apply/{theirs}/discard",
        f"/cases/{case.receipt}/",
        f"/cases/{case.receipt}/submitted",
        f"/cases/{case.receipt}/receipt.pdf",
        f"/cases/{case.receipt}/result.pdf",
        f"/cases/{case.receipt}/papers/birth_paper",
    ):
        assert lan.get(path).status_code == 404, path
    assert lan.post(f"/apply/{theirs}/check").status_code == 404


def test_a_file_is_sent_so_that_it_cannot_act(ward: Ward, lan: Client):
    case = ward.submitted()

    answer = lan.get(f"/cases/{case.receipt}/papers/birth_paper")

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content == photo()


def test_personal_numbers_are_masked_on_screens(ward: Ward, lan: Client):
    case = ward.submitted()
    page = text(lan.get(f"/cases/{case.receipt}/"))
    assert "048196000001" not in page
    assert "•••001" in page


def test_the_result_is_there_when_it_is_signed_and_not_before(ward: Ward, lan: Client):
    case = ward.proposed()
    assert lan.get(f"/cases/{case.receipt}/result.pdf").status_code == 404

    sign_result(case_id=case.pk, actor=ward.leader, now=timezone.now())

    answer = lan.get(f"/cases/{case.receipt}/result.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert "Kết quả của bạn đã có" in text(lan.get(f"/cases/{case.receipt}/"))


@pytest.mark.parametrize(
    ("change", "verdict"),
    [(0, "valid"), (1, "changed")],
)
def test_the_page_of_checking_reads_the_file(ward: Ward, client: Client, change: int, verdict: str):
    case = sign_result(case_id=ward.proposed().pk, actor=ward.leader, now=timezone.now())
    client.force_login(Account.objects.get(username="lan"))
    content = client.get(f"/cases/{case.receipt}/result.pdf").content
    place = content.index(b"stream\n") + 40
    content = content[:place] + bytes([content[place] ^ change]) + content[place + 1 :]

    answer = Client().post("/verify", {"file": SimpleUploadedFile("x.pdf", content)})

    assert f'data-verdict="{verdict}"' in text(answer)


@pytest.mark.parametrize("given", [{}, {"file": SimpleUploadedFile("x.pdf", b"")}])
def test_nothing_to_check_is_said(client: Client, given: dict[str, Any]):
    answer = client.post("/verify", given)
    assert answer.status_code == 422
    assert "Có chỗ cần sửa" in text(answer)


def test_home_leads_back_to_what_one_has_begun(lan: Client):
    assert "Bạn đang làm dở" not in text(lan.get("/"))
    draft = begin(lan)

    home = text(lan.get("/"))

    assert "Bạn đang làm dở: Đăng ký khai sinh" in home
    assert f'href="{draft}/' in home
    assert "Bạn đang làm dở" not in text(Client().get("/"))


def test_a_file_that_is_taken_back_leaves_what_was_typed_beside_it(lan: Client):
    draft = begin(lan)
    lan.post(f"{draft}/relation", {"relation": "carer"})
    given = SimpleUploadedFile("bien-ban.jpg", photo(), "image/jpeg")
    lan.post(f"{draft}/report", {"report": given})

    answer = lan.post(f"{draft}/report", {"drop": "report", "notice_ended-year": "2026"})

    assert "bien-ban.jpg" not in text(answer)
    assert 'value="2026"' in text(answer)


def test_a_box_that_was_cleared_is_not_shown_ticked(lan: Client):
    draft = begin(lan)
    lan.post(f"{draft}/declaration", {"declaration": "yes"})
    assert " checked" in text(lan.get(f"{draft}/declaration"))

    answer = lan.post(f"{draft}/declaration", {})

    assert answer.status_code == 422
    assert " checked" not in text(answer)


def test_an_offer_that_no_page_made_is_refused(lan: Client):
    draft = begin(lan)
    offer = "&".join(f"field{n}=x" for n in range(11))
    assert lan.post(f"{draft}/child_name", {"choose": offer}).status_code == 413
