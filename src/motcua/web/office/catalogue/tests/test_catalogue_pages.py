"""Writing procedures on the screen: by those who may, whatever is sent."""

from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.tests.situations import CITY, WARD, worker
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import system
from motcua.services.catalogue.actions.drafts import begin_draft
from motcua.services.catalogue.queries.drafts import draft_page
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.tests.records import line, take_over
from motcua.web.office.catalogue.fields import columns
from motcua.web.office.catalogue.rows import read_cases, read_channels, show_cases, show_channels
from motcua.web.office.catalogue.sections import SECTIONS
from motcua.web.shared.tests.entering import enter

CODE = "1.004873"
HERE = "/office/catalogue/"
CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phí"


@pytest.fixture
def procedure(db: None, settings: Any) -> None:
    load_profile(settings.PROFILE, system("test"))
    take_over(line(CODE, "Cấp giấy xác nhận", cach_thuc_thuc_hien=CHANNELS))


def somebody(name: str, role: Role, unit: str = WARD) -> Client:
    worker(name, role, unit=unit)
    client = enter(Client(), name)
    client.cookies["language"] = "en"
    return client


def begun(client: Client) -> str:
    answer = client.post(f"{HERE}begin", {"code": CODE})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_an_officer_begins_writes_and_hands_over_and_a_leader_publishes(procedure: None) -> None:
    officer, leader = somebody("binh", Role.OFFICER), somebody("van", Role.LEADER)
    draft = begun(officer)
    head = {
        "revision": "1",
        "name": "Tên mới",
        "decision": "1/QĐ",
        "levels": "commune",
        "decided_on-day": "20",
        "decided_on-month": "11",
        "decided_on-year": "2026",
        "valid_from-day": "20",
        "valid_from-month": "11",
        "valid_from-year": "2026",
    }
    assert officer.post(f"{draft}head", head).status_code == 302
    assert officer.post(f"{draft}act", {"act": "submit"}).status_code == 302
    assert officer.post(f"{draft}act", {"act": "publish", "revision": "2"}).status_code == 403

    page = leader.get(draft).content.decode()
    assert "Tên mới" in page
    assert "Publish it as it stands" in page
    assert leader.post(f"{draft}act", {"act": "publish", "revision": "2"}).status_code == 302

    assert "Tên mới" in officer.get(f"{HERE}procedures/{CODE}/").content.decode()
    assert "1/QĐ" in officer.get(f"{HERE}procedures/{CODE}/versions/2").content.decode()


def test_what_is_wrong_is_said_and_what_was_typed_stays(procedure: None) -> None:
    officer = somebody("binh", Role.OFFICER)
    draft = begun(officer)

    answer = officer.post(
        f"{draft}papers",
        {"revision": "1", "case-0-papers": "Đơn | một | hai", "case-1-notes": "Lưu ý"},
    )

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Đơn | một | hai" in shown
    assert "Lưu ý" in shown
    assert "This line is not" in shown


def test_who_comes_second_is_told_with_a_conflict(procedure: None) -> None:
    officer, leader = somebody("binh", Role.OFFICER), somebody("van", Role.LEADER)
    draft = begun(officer)
    assert officer.post(f"{draft}steps", {"revision": "1", "steps": "Một"}).status_code == 302

    answer = leader.post(f"{draft}steps", {"revision": "1", "steps": "Hai"})

    assert answer.status_code == 409
    assert "Somebody saved this part while you wrote" in answer.content.decode()
    again = leader.post(f"{draft}steps", {"revision": "2", "steps": "Hai"})
    assert again.status_code == 302


@pytest.mark.parametrize("place", ["", "begin", f"procedures/{CODE}/", "drafts/1/"])
def test_a_counter_and_a_visitor_do_not_come_in(procedure: None, place: str) -> None:
    counter = somebody("an", Role.COUNTER)

    assert counter.get(f"{HERE}{place}").status_code in {403, 405}
    assert Client().get(f"{HERE}{place}").status_code in {302, 405}


def test_a_draft_of_another_unit_is_not_shown_but_to_a_leader_above(procedure: None) -> None:
    draft = begun(somebody("binh", Role.OFFICER))

    officer, leader = (
        somebody("xa", Role.OFFICER, unit=CITY),
        somebody("city", Role.LEADER, unit=CITY),
    )
    assert officer.get(draft).status_code == 404
    assert draft not in officer.get(HERE).content.decode()
    assert leader.get(draft).status_code == 200
    assert draft in leader.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("place", "sent", "status"),
    [
        ("begin", {"code": "../x"}, 409),
        ("begin", {"code": CODE, "unit": "-1"}, 409),
        ("begin", {"code": CODE, "unit": "9" * 60}, 403),
        ("drafts/999999999/act", {"act": "submit"}, 404),
        ("procedures/0.0/variants/add", {"unit": "1"}, 404),
        (f"procedures/{CODE}/variants/1/end", {"valid_to-day": "x"}, 422),
    ],
)
def test_hostile_posts_are_answered_kindly(
    procedure: None, place: str, sent: dict[str, str], status: int
) -> None:
    who = somebody("van", Role.LEADER)

    assert who.post(f"{HERE}{place}", sent).status_code == status


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"channel": "pigeon", "limit": ""}, 409),
        ({"limit_unit": "eon"}, 409),
        ({"limit": "1000000"}, 422),
        ({"currency": "VNDX"}, 422),
    ],
)
def test_a_local_rule_outside_the_lists_does_not_reach_the_citizen(
    procedure: None, wrong: dict[str, str], status: int
) -> None:
    sent = {"unit": str(unit_by_code(WARD).id), "law": "12/2026/NQ-HĐND", "fee": "5000",
            "limit": "2", "limit_unit": "working_day", "currency": "VND", "valid_from-day": "1",
            "valid_from-month": "1", "valid_from-year": "2026"}  # fmt: skip

    answer = somebody("van", Role.LEADER).post(
        f"{HERE}procedures/{CODE}/variants/add", sent | wrong
    )

    assert answer.status_code == status
    assert not procedure_page(CODE).variants


@pytest.mark.parametrize("act", ["", "publish", "drop table"])
def test_an_act_that_is_none_or_not_now_changes_nothing(procedure: None, act: str) -> None:
    draft = begun(somebody("binh", Role.OFFICER))
    leader = somebody("van", Role.LEADER)

    assert leader.post(f"{draft}act", {"act": act, "revision": "x"}).status_code in {404, 409}


def test_every_part_of_a_draft_is_shown_and_saved_without_change(procedure: None) -> None:
    """What a form shows is read back as the same values."""
    rich = line(
        CODE,
        "Cấp giấy xác nhận",
        cach_thuc_thuc_hien=CHANNELS + "(mỗi lần)Nộp trên Cổng",
        thanh_phan_ho_so="* Nhà thuê:Tên giấy tờMẫu đơn, tờ khaiSố lượng"
        "Tờ khai;Mau 01.docx1 bản chính,2 bản saoLưu ý.0 bản chính",
        ket_qua_xu_ly="Giấy xác nhậnMã: KQ.G15.000038Từ khóaMô tả",
        can_cu_phap_ly="Tên văn bản pháp lýMã văn bảnLuật Hộ tịch60/2014/QH13",
        co_quan_thuc_hien="Công an xã",
        trinh_tu_thuc_hien="Bước 1\nBước 2",
    )
    take_over(rich)
    ward = unit_by_code(WARD).id
    draft = begin_draft(code=CODE, unit_id=ward, actor=worker("binh", Role.OFFICER))
    content = draft_page(draft.pk).content
    for section in SECTIONS.values():
        sent = QueryDict(mutable=True)
        for group in section.show(content):
            for question in group.questions:
                if question.kind == "choices":
                    sent.setlist(question.name, list(question.value))
                else:
                    sent[question.name] = str(question.value)
        values, errors = section.read(sent)
        assert errors == {}
        for key, value in values.items():
            assert (value or None) == (content.get(key) or None), (section.key, key)


def test_the_list_costs_few_statements(procedure: None) -> None:
    officer = somebody("binh", Role.OFFICER)
    begun(officer)
    with CaptureQueriesContext(connection) as queries:
        officer.get(f"{HERE}?q=giay+xac+nhan")

    assert len(queries) <= 16


ROW = {"channel": "counter", "limit": "7", "unit": "day", "fee": "10.000", "currency": "VND"}


def sent_row(**given: str) -> QueryDict:
    sent = QueryDict(mutable=True)
    sent.update({f"channel-0-{key}": value for key, value in (ROW | given).items()})
    return sent


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, None),
        ({"limit": "bảy"}, "limit"),
        ({"limit": "NaN"}, "limit"),
        ({"limit": "1e9999"}, "limit"),
        ({"fee": "-5"}, "fee"),
        ({"unit": ""}, "unit"),
        ({"currency": ""}, "currency"),
        ({"fee": "0", "currency": ""}, None),
        ({"limit": "", "unit": "", "fee": "", "currency": ""}, None),
    ],
)
def test_a_channel_says_what_is_wrong_with_it(given: dict[str, str], wrong: str | None) -> None:
    values, errors = read_channels(sent_row(**given))

    assert list(errors) == ([f"channel-0-{wrong}"] if wrong else [])
    if not given:
        assert values == {"channels": [ROW | {"fee": "10000"}]}


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "channel-0-limit",
                "case-0-papers",
                "case-99-notes",
                "channel-x-fee",
                "channel-0-channel",
            ]
        ),
        st.text(),
    )
)
def test_no_answer_breaks_the_reading(sent: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update(sent)

    read_channels(data)
    read_cases(data)
    assert show_channels({}) and show_cases({})
    assert len(columns("a|b", 4)) == 4
