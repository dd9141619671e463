"""The tree on the screen: any day of it, and changes by those who may make them."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.foundation.identity.actions import create_account, create_person, grant_role
from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import unit, unit_by_code
from motcua.foundation.organisations.queries.history import predecessors, successors
from motcua.foundation.organisations.tests.conftest import folder as folder
from motcua.foundation.organisations.tests.conftest import hue as hue
from motcua.kit.actor import system
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db

ME = system("test")
UNITS = "/office/admin/units/"
TODAY = {"on-day": "1", "on-month": "1", "on-year": "2026"}


def person(name: str, role: Role, unit_code: str) -> Client:
    """Somebody who has signed in with a role in a unit, and reads English."""
    who = create_person(full_name=name, birth_date=date(1980, 1, 1), actor=ME)
    account = create_account(
        username=name.lower(), password="correct horse 7", person_id=who, actor=ME
    )
    grant_role(
        account_id=account,
        role=role,
        unit_id=unit_by_code(unit_code).id,
        valid_from=date(2025, 7, 1),
        title_vi="",
        title_en="",
        actor=ME,
    )
    client = enter(Client(), name.lower())
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def province(hue: Path) -> Client:
    """The administrator of Huế, in a tree that holds Huế and Đà Nẵng's named units."""
    load_profile(hue, ME, whole=True)
    return person("Huong", Role.ADMIN, "H57")


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def address_of(code: str) -> str:
    return f"{UNITS}{unit_by_code(code).id}/"


def test_the_tree_is_for_administrators(province):
    officer = person("Officer", Role.OFFICER, "H57")

    for page in ("", "export.csv", f"{unit_by_code('H57').id}/", f"{unit_by_code('H57').id}/move"):
        assert officer.get(UNITS + page).status_code == 403
        assert Client().get(UNITS + page).status_code == 302


def test_the_tree_is_browsed_from_the_top_on_any_day(province):
    today = text(province, f"{UNITS}?view=places")
    before = text(province, f"{UNITS}?view=places&on-day=30&on-month=6&on-year=2025")

    assert "Huế City" in today
    assert "as it was on 30 Jun 2025" in before
    (old,) = province.get(f"{UNITS}?view=places&on=2025-06-30").context["rows"]
    page = text(province, old[0]["href"])
    assert "Phú Vang District" in page
    assert "Today this is:" in page
    assert "did not stand on" in text(province, old[0]["href"].partition("?")[0])


def test_search_folds_marks_and_keeps_the_day(province):
    found = province.get(f"{UNITS}?q=thuan+hoa&view=places").context["rows"]

    assert [row[0]["text"] for row in found] == ["Thuận Hóa Ward"]
    old = province.get(f"{UNITS}?q=thuan+hoa&view=places&on=2025-06-30").context["rows"]
    assert {row[0]["text"] for row in old} >= {"Thuận Hóa Urban District"}
    assert "on=2025-06-30" in old[0][0]["href"]
    assert "No unit fits" in text(province, f"{UNITS}?q=khong+co")


@pytest.mark.parametrize(
    "query",
    ["on=yesterday", "on-day=31&on-month=6&on-year=2025", "on-day=x", "page=-1&on=2025-13-01"],
)
def test_a_day_that_does_not_exist_is_named(province, query):
    assert "Give a day that exists" in text(province, f"{UNITS}?{query}", status=422)


@pytest.mark.parametrize("query", ["page=0", "page=99999999999", "page=x", "q=%25%27", "view=x"])
def test_a_nonsense_question_is_answered_with_a_page(province, query):
    text(province, f"{UNITS}?{query}")


def test_one_unit_shows_codes_in_both_forms_and_where_it_stands(province):
    page = text(province, address_of("H57.1.1"))

    assert "000.01.01.H57" in page
    assert "Made up for demonstration" in page
    assert "Office of the People&#x27;s Committee of Huế City" in page
    assert text(province, f"{UNITS}999999/", status=404)


def test_a_long_list_has_pages(province):
    committee = unit_by_code("H57").id
    first = province.get(f"{UNITS}{committee}/")
    second = province.get(first.context["next_href"])

    assert len(first.context["rows"]) == 50
    assert second.context["rows"]
    assert second.context["next_href"] == ""


def test_the_export_is_a_table_of_the_day(province):
    everything = b"".join(province.get(f"{UNITS}export.csv?on=2025-06-30")).decode("utf-8-sig")
    below = b"".join(province.get(f"{UNITS}export.csv?below={unit_by_code('H57').id}")).decode()

    rows = list(csv.DictReader(everything.splitlines()))
    assert {row["kind"] for row in rows} == {
        "authority",
        "department",
        "province",
        "district",
        "commune",
    }
    assert all(row["code"].startswith("H57") for row in csv.DictReader(below[1:].splitlines()))


def test_an_administrator_renames_moves_and_sees_history(province):
    here = address_of("H57.2")
    names = {"name_vi": "Sở Tổ chức", "name_en": "Department of Organisation"}

    assert "Answer “Name in Vietnamese”" in province.post(f"{here}rename", TODAY).content.decode()
    assert province.post(f"{here}rename", TODAY | names).status_code == 302
    assert province.post(f"{here}move", TODAY | {"upper": "H57.1"}).status_code == 302

    page = text(province, here)
    assert "Department of Organisation" in page
    assert "Department of Home Affairs of Huế City" in page
    assert unit(unit_by_code("H57.2").id).upper_id == unit_by_code("H57.1").id
    assert "Department of Home Affairs" in text(province, f"{here}?on=2025-12-31")


def test_a_province_does_not_touch_another_one(province):
    foreign = address_of("H17")

    assert "What you can do" not in text(province, foreign)
    assert (
        province.post(f"{foreign}rename", TODAY | {"name_vi": "A", "name_en": "A"}).status_code
        == 403
    )
    assert province.post(f"{address_of('H57.2')}move", TODAY | {"upper": "H17"}).status_code == 403
    assert unit(unit_by_code("H17").id).name_en == "People's Committee of Đà Nẵng City"


def test_units_are_merged_split_set_up_and_ended(province):
    merge = {
        "others": "H57.3\n000.00.04.H57",
        "code": "H57.3",
        "name_vi": "Sở Ghép",
        "name_en": "M",
    }
    assert province.post(f"{address_of('H57.2')}merge", TODAY | merge).status_code == 302
    merged = unit_by_code("H57.3")
    assert merged.name_vi == "Sở Ghép"
    assert len(predecessors(merged.id)) == 3

    parts = {f"{name}_{n}": f"H57.9{n}" for n in (1, 2) for name in ("code", "name_vi", "name_en")}
    later = TODAY | {"on-month": "2"}
    assert province.post(f"{UNITS}{merged.id}/split", later | parts).status_code == 302
    assert {s.unit.code for s in successors(merged.id)} == {"H57.91", "H57.92"}

    new = {"kind": "department", "code": "H57.91.1", "name_vi": "Phòng", "name_en": "Room"}
    assert province.post(f"{address_of('H57.91')}create", later | new).status_code == 302
    assert province.post(f"{address_of('H57.91.1')}end", later).status_code == 302
    assert unit_by_code("H57.91.1").valid_to == date(2026, 2, 1)


def test_hours_and_days_of_a_unit_show_on_its_page_and_below_it(province):
    here = address_of("H57")
    hours = {"sessions": "7:30-11:30, 13:00-17:00", "saturday": "07:30-11:00", "source": "QĐ 1"}
    feast = {"kind": "off", "name_vi": "Lễ hội", "name_en": "Feast", "source": "QĐ 2"}

    assert province.post(f"{here}hours", hours).status_code == 302
    assert province.post(f"{here}day", TODAY | feast).status_code == 302
    assert province.post(f"{here}hours", hours | {"saturday": "morning"}).status_code == 409

    below = text(province, address_of("H57.1.1"))
    assert "07:30–11:30, 13:00–17:00" in below
    assert "07:30–11:00" in below
    assert "QĐ 2" in text(province, here)


@pytest.mark.parametrize(
    ("act", "said", "status"),
    [
        ("move", {"upper": "H99"}, 409),
        ("move", {"upper": "H57.1.1"}, 409),
        ("rename", {"name_vi": "A", "name_en": "A", "on-day": "40"}, 422),
        ("create", {"kind": "castle", "code": "H57.1.9", "name_vi": "A", "name_en": "A"}, 422),
        ("fly", {}, 404),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence(province, act, said, status):
    answer = province.post(f"{address_of('H57.1')}{act}", TODAY | said)

    assert answer.status_code == status
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    "act", ["rename", "move", "merge", "split", "end", "create", "hours", "day"]
)
def test_each_act_has_a_form_in_both_languages(province, act):
    page = text(province, f"{address_of('H57.1')}{act}")
    province.cookies["language"] = "vi"
    here = text(province, f"{address_of('H57.1')}{act}")

    assert "<form" in page
    assert page != here
    assert str(timezone.localdate().year) in page or act == "hours"


def test_a_list_asks_nothing_for_each_line(province):
    few, many = f"{UNITS}?q=thuan+hoa", address_of("H57")
    budgets = {few: 14, many: 24}

    for address, most in budgets.items():
        with CaptureQueriesContext(connection) as asked:
            text(province, address)
        assert len(asked) <= most, address


def test_the_demo_ward_alone_has_a_tree_too(db):
    load_profile(settings.PROFILE, ME)
    ward = person("Van", Role.ADMIN, "H17.25.8")

    assert "What you can do" in text(ward, address_of("H17.25.8.1"))
    assert "What you can do" not in text(ward, address_of("H17"))
