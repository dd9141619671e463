"""A list of people through its pages: rows within rows, sums, a question that an elder opens."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.foundation.identity.models import Account
from motcua.instruments import forms
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import Ward
from motcua.services.catalogue.tests.packaging import files_asking
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db
EXAMPLE = Path(forms.__file__).parent / "examples" / "household.yaml"
HOME = {"home-province": "Đà Nẵng", "home-commune": "Phường Hải Châu", "home-street": "12 Lê Lợi"}


@pytest.fixture
def lan(ward: Ward, client: Client) -> Client:
    """Somebody with a draft of the household form."""
    files = files_asking(EXAMPLE.read_text(encoding="utf-8"), code="9.000001")
    release = published("9.000001", files)
    Draft.objects.create(release=release, applicant_id=ward.lan.person_id)
    client.force_login(Account.objects.get(username="lan"))
    return client


def path(address: str = "") -> str:
    return f"/apply/{Draft.objects.get().pk}/{address}"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def add_member(lan: Client, name: str, year: int) -> str:
    """One more person; returns the address of their row."""
    row = lan.post(path("members"), {"add": "row"})["Location"]
    born = {"member_born-day": "2", "member_born-month": "3", "member_born-year": str(year)}
    lan.post(row, {"member_name": name} | born)
    return row.rpartition("/")[0]


def add_income(lan: Client, row: str, amount: str) -> None:
    page = lan.post(f"{row}/incomes", {"add": "row"})["Location"]
    assert lan.post(page, {"income_kind": "pension", "amount": amount}).status_code == 302


def test_incomes_are_summed_and_one_elder_opens_a_question(lan: Client):
    lan.post(path("home"), HOME)
    assert lan.get(path("elder_care")).status_code == 404

    ba, tu = add_member(lan, "Trần Văn Ba", 1958), add_member(lan, "Lê Thị Tư", 1990)
    add_income(lan, ba, "4.200.000")
    add_income(lan, tu, "6.000.000")
    for row in (ba, tu):
        lan.post(f"{row}/incomes")
    lan.post(path("members"))
    assert lan.get(path("elder_care")).status_code == 200
    lan.post(path("elder_care"), {"elder_care": ["visits", "meals"]})
    lan.post(path("declaration"), {"declaration": "yes"})

    page = text(lan.get(path("check")))
    assert "10.200.000 đồng" in page
    assert "Thành viên 2, Khoản thu 1: Số tiền mỗi tháng" in page


def test_the_parts_of_a_long_form_say_how_far_each_is(lan: Client):
    page = text(lan.get(path()))
    assert page.count("govuk-task-list__item--with-link") == 3
    assert "tag--early" not in page
    assert "Chưa làm" in page

    lan.post(path("home"), HOME)
    assert text(lan.get(path())).count("tag--early") == 1


def test_a_second_press_on_add_goes_on_with_the_same_empty_row(lan: Client):
    first, second = (lan.post(path("members"), {"add": "row"})["Location"] for _ in "ab")

    assert first == second
    assert len(Draft.objects.get().answers["members"]) == 1


def test_a_row_is_taken_out_without_script_and_twice_changes_nothing(lan: Client):
    ba, _tu = add_member(lan, "Trần Văn Ba", 1958), add_member(lan, "Lê Thị Tư", 1990)
    row_id = ba.rpartition("/")[2]
    assert f'name="remove" value="{row_id}"' in text(lan.get(path("members")))

    for _twice in range(2):
        assert lan.post(path("members"), {"remove": row_id}).status_code == 302

    assert [row["member_name"] for row in Draft.objects.get().answers["members"]] == ["Lê Thị Tư"]
    assert not [key for key in Draft.objects.get().origins if row_id in key]
    assert lan.get(f"{ba}/member").status_code == 404


def test_a_list_with_too_few_rows_says_so_at_its_place(lan: Client):
    answer = lan.post(path("members"))

    assert answer.status_code == 422
    assert 'href="#add"' in text(answer)


def test_rows_that_two_devices_add_at_once_both_stay(lan: Client):
    other = Client()
    other.force_login(Account.objects.get(username="lan"))
    add_member(lan, "Trần Văn Ba", 1958)
    add_member(other, "Lê Thị Tư", 1990)

    names = [row["member_name"] for row in Draft.objects.get().answers["members"]]
    assert names == ["Trần Văn Ba", "Lê Thị Tư"]


def test_without_script_a_button_shows_the_communes_and_keeps_what_was_typed(lan: Client):
    typed = {"home-province": "48", "home-street": "12 <Lê> Lợi", "show": "home"}
    page = text(lan.post(path("home"), typed))

    assert '<option value="48" selected>' in page
    assert ">Phường Hải Châu</option>" in page
    assert 'value="12 &lt;Lê&gt; Lợi"' in page
    assert "error-summary" not in page
    assert "home" not in Draft.objects.get().answers


def test_a_commune_of_another_province_is_not_taken(lan: Client):
    communes = lan.get("/places/01").json()["communes"]
    assert len(communes) > 100
    assert lan.get("/places/no-such").json() == {"communes": []}

    answer = lan.post(path("home"), HOME | {"home-commune": communes[0][0]})

    assert answer.status_code == 422
    assert "home" not in Draft.objects.get().answers


def test_an_address_of_former_days_is_helped_to_the_new_one(lan: Client):
    old = {"home-old": "phường Thạch Thang, quận Hải Châu, Đà Nẵng", "home-street": "12 Lê Lợi"}
    page = text(lan.post(path("home"), old))
    offered = re.search(r'name="choose" value="([^"]+)"', page)
    assert offered

    answer = lan.post(path("home"), old | {"choose": offered[1].replace("&amp;", "&")})

    assert answer.status_code == 302
    assert Draft.objects.get().answers["home"]["commune_name"] == "Phường Hải Châu"
