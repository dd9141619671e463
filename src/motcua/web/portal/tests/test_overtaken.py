"""A page that was overtaken on another device: nothing typed is lost, and the way on is there."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.foundation.identity.models import Account
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import Ward, photo
from motcua.services.catalogue.tests.releasing import published
from motcua.web.portal.tests.test_household import add_member, lan, path, text

__all__ = ["lan"]
pytestmark = pytest.mark.django_db


def device(username: str = "lan") -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    return client


def test_what_was_typed_into_a_row_that_was_taken_out_elsewhere_is_shown(lan: Client):
    row = add_member(lan, "Trần Văn Ba", 1958)
    device().post(path("members"), {"remove": row.rpartition("/")[2]})

    born = {"member_born-day": "31", "member_born-month": "2", "member_born-year": "1958"}
    answer = lan.post(f"{row}/member", {"member_name": "Trần <Văn> Ba"} | born)

    assert answer.status_code == 409
    page = text(answer)
    assert "Mục này vừa được bỏ khỏi danh sách: Thành viên" in page
    assert "Trần &lt;Văn&gt; Ba" in page
    assert "31, 2, 1958" in page
    assert f'href="{path("members")}"' in page
    assert Draft.objects.get().answers["members"] == []


def test_a_row_within_a_row_that_is_gone_leads_to_the_list_that_is_still_there(lan: Client):
    row = add_member(lan, "Trần Văn Ba", 1958)
    lan.post(f"{row}/incomes", {"add": "row"})
    income = Draft.objects.get().answers["members"][0]["incomes"][0]["id"]
    device().post(path("members"), {"remove": row.rpartition("/")[2]})

    answer = lan.post(f"{row}/incomes/{income}/income", {"amount": "4200000"})

    assert answer.status_code == 409
    assert "4.200.000" in text(answer)
    assert f'href="{path("members")}"' in text(answer)


def test_a_page_that_another_answer_closed_meanwhile_shows_what_was_chosen_there(ward: Ward):
    phone = device()
    phone.post("/apply/1.001193/")
    draft = f"/apply/{Draft.objects.get().pk}"
    phone.post(f"{draft}/father_known", {"father_known": "no"})

    answer = phone.post(f"{draft}/father", father_fields("Phạm Văn Huy"))

    assert answer.status_code == 409
    assert "Trang này không còn phải trả lời" in text(answer)
    assert "Phạm Văn Huy" in text(answer)


def test_a_page_that_is_only_looked_at_says_nothing_of_what_was_written(lan: Client):
    older, page = Draft.objects.get().release, "      - key: declaration\n"
    form = older.files["form.yaml"].replace(page, f"{page}        when: has_elder\n", 1)
    files = older.files | {"form.yaml": form}
    Draft.objects.update(release=published(older.service.code, files))

    looked, sent = lan.get(path("declaration")), lan.post(path("declaration"), {})

    assert (looked.status_code, sent.status_code) == (404, 409)
    assert "Tôi đồng ý nhận tin" not in text(looked)
    assert "Tôi đồng ý nhận tin" in text(sent)


def test_a_page_that_no_form_has_is_not_there(lan: Client):
    for address in ("nothing", "home/r1/member", "members/r1/nothing"):
        assert lan.get(path(address)).status_code == 404
        assert lan.post(path(address), {"member_name": "Ba"}).status_code == 404


def test_what_is_typed_after_another_device_handed_in_is_shown_with_the_case(ward: Ward):
    phone, case = device(), ward.submitted()
    draft = f"/apply/{case.draft_id}"

    answer = phone.post(f"{draft}/child_name", {"child_name": "Trần Minh Anh"})

    assert answer.status_code == 409
    assert "Trần Minh Anh" in text(answer)
    assert f'href="/cases/{case.receipt}/"' in text(answer)
    given = {"birth_paper": SimpleUploadedFile("muộn.jpg", photo())}
    assert "muộn.jpg" in text(phone.post(f"{draft}/birth_paper", given))
    assert device("huy").post(f"{draft}/child_name", {"child_name": "x"}).status_code == 404


def father_fields(name: str) -> dict[str, Any]:
    """The name, by whichever field the form asks it."""
    return {"father_name": name, "father-name": name}
