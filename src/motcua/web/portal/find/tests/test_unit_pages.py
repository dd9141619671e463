"""A unit to its people: what it is, where, when it is open, what it handles, what it was."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from motcua.kit.clock import Calendar, DayKind, DayRule, Session
from motcua.web.portal.find.opening import opening
from motcua.web.portal.find.tests.test_find_pages import page

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SESSIONS = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))


def calendar(**changes: object) -> Calendar:
    holiday = DayRule(DayKind.OFF, {"vi": "Tết Dương lịch", "en": "New Year's Day"})
    facts = {
        "days": {date(2027, 1, 1): holiday},
        "sessions": SESSIONS,
        "week": frozenset(range(6)),
        "zone": ZONE,
        "short_days": {5: SESSIONS[:1]},
    }
    return Calendar(**{**facts, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("moment", "said", "is_open"),
    [
        (datetime(2026, 11, 25, 9, tzinfo=ZONE), "Đang mở cửa, đến 11:30.", True),
        (datetime(2026, 11, 25, 12, tzinfo=ZONE), "Đang nghỉ. Hôm nay mở lại lúc 13:30.", False),
        (
            datetime(2026, 11, 28, 12, tzinfo=ZONE),
            "Đang nghỉ. Mở lại Thứ Hai 30/11/2026 lúc 07:30.",
            False,
        ),
        (
            datetime(2026, 12, 31, 18, tzinfo=ZONE),
            "Đang nghỉ. Mở lại Thứ Bảy 02/01/2027 lúc 07:30.",
            False,
        ),
    ],
)
def test_whether_an_office_is_open_is_one_sentence(
    moment: datetime, said: str, is_open: bool
) -> None:
    told = opening(calendar(), moment)

    assert (told.now, told.is_open) == (said, is_open)


def test_weekdays_with_the_same_hours_stand_together_and_special_days_are_told() -> None:
    told = opening(calendar(), datetime(2026, 12, 20, 9, tzinfo=ZONE))

    assert told.week == (
        ("Thứ Hai đến Thứ Sáu", "07:30–11:30, 13:30–17:00"),
        ("Thứ Bảy", "07:30–11:30"),
        ("Chủ Nhật", "nghỉ"),
    )
    assert told.special == (("Thứ Sáu 01/01/2027", "nghỉ: Tết Dương lịch"),)


@pytest.mark.django_db
def test_a_unit_tells_what_it_is_and_what_it_handles(
    client: Client, birth: str, ward: None
) -> None:
    html = page(client, "/units/H17.25.8")

    assert "Ủy ban nhân dân phường Hải Châu" in html
    assert "Trung tâm Phục vụ hành chính công phường Hải Châu" in html
    assert 'href="/units/20242"' in html
    assert f'href="{birth}"' in html


@pytest.mark.django_db
def test_a_place_leads_to_its_counter(client: Client, birth: str, ward: None) -> None:
    html = page(client, "/units/20242", "en")

    assert "Hải Châu" in html
    assert "You hand things in at:" in html


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["H99", "999999", "'", "x" * 300])
def test_an_unknown_unit_is_404(client: Client, ward: None, code: str) -> None:
    assert "Không có đơn vị nào mang mã" in page(client, f"/units/{code}", status=404)
