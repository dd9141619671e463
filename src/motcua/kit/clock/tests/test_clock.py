"""The legal clock: days counted by hand, and laws that hold for every day."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.clock import (
    Calendar,
    CountFrom,
    DayKind,
    DayRule,
    Due,
    Limit,
    Regime,
    Ruling,
    Session,
    Unit,
    cells,
    due,
    sentences,
)

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def off(name: str, source: str = "Lịch nghỉ 2026") -> DayRule:
    return DayRule(DayKind.OFF, {"vi": name, "en": name}, source)


TET = off("Tết Nguyên đán", "Bộ luật Lao động 2019, Điều 112")
CALENDAR = Calendar(
    days={
        **{date(2026, 2, day): TET for day in range(16, 21)},
        date(2026, 8, 22): DayRule(DayKind.WORKING, {"vi": "làm bù", "en": "swap"}, "12729"),
        date(2026, 8, 31): off("nghỉ hoán đổi"),
        date(2026, 9, 1): off("Quốc khánh"),
        date(2026, 9, 2): off("Quốc khánh"),
        date(2026, 11, 24): off("Ngày Văn hóa Việt Nam"),
    },
    sessions=(Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
    week=frozenset(range(5)),
    zone=HANOI,
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def by_the_day(
    received: datetime, calendar: Calendar = CALENDAR, cutoff: time | None = None
) -> Due:
    """Done the same day; received after the cut-off, the next working day."""
    regime = Regime(working_days_from=Ruling(CountFrom.SAME_SESSION), cutoff=Ruling(cutoff))
    return due(received, Limit(1, Unit.WORKING_DAYS, "Điều 16"), calendar, regime)


def same_day(text: str, calendar: Calendar = CALENDAR) -> Due:
    return by_the_day(moment(text), calendar, time(15))


def working_days(received: datetime, days: int, calendar: Calendar = CALENDAR) -> Due:
    return due(received, Limit(days, Unit.WORKING_DAYS, "art. 8"), calendar)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23T14:59", "2026-11-23T17:00"),  # Monday
        ("2026-11-23T15:00", "2026-11-23T17:00"),  # at the cutoff, still in time
        ("2026-11-23T15:00:01", "2026-11-25T17:00"),  # Tuesday is Vietnam Cultural Day
        ("2026-11-23T05:00", "2026-11-23T17:00"),  # before the door opens
        ("2026-11-24T09:00", "2026-11-25T17:00"),
        ("2026-02-13T15:01", "2026-02-23T17:00"),  # Friday before Tết
        ("2026-08-21T15:01", "2026-08-22T17:00"),  # Friday before a worked Saturday
        ("2026-08-28T16:00", "2026-09-03T17:00"),  # Friday before the long national day
    ],
)
def test_a_same_day_service_is_due_on_the_day_counted_by_hand(received: str, due: str):
    assert same_day(received).at == moment(due)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-11-16T09:12", 3, "2026-11-19T17:00"),  # Mon; Tue Wed Thu
        ("2026-11-20T09:00", 3, "2026-11-26T17:00"),  # Fri; Mon 23, Wed 25, Thu 26
        ("2026-11-21T09:00", 1, "2026-11-25T17:00"),  # Sat counts as Mon 23; Wed 25
        ("2026-11-19T17:00", 1, "2026-11-23T17:00"),  # the day is over: as Fri 20; Mon 23
        ("2026-02-12T08:00", 2, "2026-02-23T17:00"),  # Thu; Fri 13, Mon 23
    ],
)
def test_working_days_are_counted_from_the_day_after_receipt(received: str, days: int, due: str):
    assert working_days(moment(received), days).at == moment(due)


def test_a_swapped_saturday_is_worked_and_its_monday_is_not():
    assert CALENDAR.is_working(date(2026, 8, 22))
    assert not CALENDAR.is_working(date(2026, 8, 31))
    assert CALENDAR.why_off(date(2026, 8, 22)) is None
    assert CALENDAR.why_off(date(2026, 8, 31)) == off("nghỉ hoán đổi")


@pytest.mark.parametrize(
    ("now", "snapped"),
    [
        ("2026-11-23T06:00", "2026-11-23T07:00"),
        ("2026-11-23T10:15", "2026-11-23T10:15"),
        ("2026-11-23T12:00", "2026-11-23T13:30"),
        ("2026-11-23T17:00", "2026-11-25T07:00"),
    ],
)
def test_a_moment_outside_hours_snaps_to_the_next_session(now: str, snapped: str):
    assert CALENDAR.snap(moment(now)) == moment(snapped)


def test_the_day_is_that_of_the_office_and_not_of_the_server():
    received = datetime.fromisoformat("2026-11-22T23:30+00:00")  # 6:30 on Monday in Hà Nội

    found = by_the_day(received, cutoff=time(15))

    assert found.at == moment("2026-11-23T17:00")


def test_the_explanation_names_every_day_off_with_its_law_in_vietnamese():
    found = same_day("2026-02-13T15:01")

    assert sentences(found, "vi") == [
        (
            "Nhận lúc 15:01 Thứ Sáu 13/02/2026, sau 15:00: "
            "trả kết quả vào ngày làm việc tiếp theo.",
            "Điều 16",
        ),
        (
            "Thứ Bảy 14/02/2026 đến Chủ Nhật 15/02/2026: ngày nghỉ hằng tuần, không làm việc.",
            "",
        ),
        (
            "Thứ Hai 16/02/2026 đến Thứ Sáu 20/02/2026: Tết Nguyên đán, không làm việc.",
            "Bộ luật Lao động 2019, Điều 112",
        ),
        (
            "Thứ Bảy 21/02/2026 đến Chủ Nhật 22/02/2026: ngày nghỉ hằng tuần, không làm việc.",
            "",
        ),
        ("Chậm nhất 17:00 Thứ Hai 23/02/2026.", ""),
    ]


def test_the_explanation_reads_in_english_and_names_the_worked_saturday():
    found = working_days(moment("2026-08-21T18:00"), 1)

    assert [text for text, _ in sentences(found, "en")] == [
        "Received at 6 pm on Friday 21 Aug 2026, outside working hours, so it counts as received "
        "on Saturday 22 Aug 2026. Time allowed: 1 working day, counted from the next working day.",
        "Saturday 22 Aug 2026: swap, we work.",
        "Sunday 23 Aug 2026: weekend, nobody works.",
        "Working day number 1: no later than 5 pm on Monday 24 Aug 2026.",
    ]


def test_a_day_that_is_not_announced_yet_says_so():
    day = DayRule(DayKind.OFF, {"vi": "Quốc khánh", "en": "National Day"}, "", certain=False)
    calendar = Calendar({date(2027, 9, 2): day}, CALENDAR.sessions, CALENDAR.week, HANOI)

    found = same_day("2027-09-02T09:00", calendar)

    assert "chưa được công bố chính thức" in sentences(found, "vi")[1][0]
    assert "not officially announced" in sentences(found, "en")[1][0]


def test_the_picture_counts_what_is_used_and_what_is_left():
    found = working_days(moment("2026-11-19T09:00"), 3)

    row = cells(moment("2026-11-19T09:00"), date(2026, 11, 22), found.at, CALENDAR)

    assert [(cell.day.day, cell.kind, cell.number) for cell in row] == [
        (19, "start", None),
        (20, "used", 1),
        (21, "free", None),
        (22, "free", None),
        (23, "todo", 2),
        (24, "free", None),
        (25, "todo", 3),
    ]
    assert row[5].why("vi") == "Ngày Văn hóa Việt Nam"
    assert row[4].why("vi") == ""


def test_a_same_day_limit_is_a_picture_of_one_day_that_counts():
    found = same_day("2026-11-23T09:00")

    row = cells(moment("2026-11-23T09:00"), date(2026, 11, 23), found.at, CALENDAR)

    assert [(cell.kind, cell.number) for cell in row] == [("todo", 1)]


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: working_days(moment("2026-11-23T09:00"), 0),
        lambda: same_day("2026-11-23T09:00").at and CALENDAR.snap(datetime(2026, 11, 23)),  # noqa: DTZ001
        lambda: Calendar({}, (), frozenset(range(5)), HANOI),
        lambda: Calendar({}, CALENDAR.sessions, frozenset(), HANOI),
        lambda: Calendar({}, CALENDAR.sessions[::-1], CALENDAR.week, HANOI),
        lambda: Session(time(17), time(13)),
    ],
)
def test_what_cannot_be_counted_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\."):
        wrong()


def test_a_calendar_in_which_nobody_ever_works_is_refused_instead_of_searched_for_ever():
    first = date(2026, 1, 1)
    days = {first + timedelta(days=n): off("closed") for n in range(800)}

    with pytest.raises(ValueError, match="no working day"):
        Calendar(days, CALENDAR.sessions, CALENDAR.week, HANOI).next_working(first)


moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001
    datetime(2026, 12, 20),  # noqa: DTZ001
    timezones=st.just(HANOI),
)
rules = st.one_of(
    st.just(lambda m: by_the_day(m, cutoff=time(15))),
    st.just(by_the_day),
    st.integers(1, 12).map(lambda days: lambda m: working_days(m, days)),
)


@given(moments, rules)
def test_nothing_is_ever_due_on_a_day_off_or_before_it_was_received(received, rule):
    found = rule(received)

    assert CALENDAR.is_working(found.at.date())
    assert found.at >= received


@given(st.lists(moments, min_size=2, max_size=5).map(sorted), rules)
def test_a_later_receipt_is_never_due_earlier(received, rule):
    assert all(a.at <= b.at for a, b in pairwise(map(rule, received)))


@given(moments, st.integers(1, 12))
def test_the_picture_counts_as_many_days_as_the_limit(received, days):
    found = working_days(received, days)
    first = CALENDAR.snap(received).date()

    row = cells(CALENDAR.at(first, time(7)), first, found.at, CALENDAR)

    assert row[-1].number == days
    assert row[-1].day == found.at.date()


@given(moments, st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_a_new_holiday_never_makes_a_promise_earlier(received, day):
    more = Calendar(
        {**CALENDAR.days, day: off("new")}, CALENDAR.sessions, CALENDAR.week, CALENDAR.zone
    )

    assert working_days(received, 3, more).at >= working_days(received, 3).at


def test_a_saturday_morning_is_worked_in_its_own_hours():
    morning = (Session(time(7, 30), time(11)),)
    calendar = replace(CALENDAR, week=CALENDAR.week | {5}, short_days={5: morning})
    early, late = moment("2026-11-28 09:00"), moment("2026-11-28 11:30")

    assert by_the_day(early, calendar).at == moment("2026-11-28 11:00")
    assert by_the_day(late, calendar).at == moment("2026-11-30 17:00")
    assert calendar.snap(late).date() == date(2026, 11, 30)
    assert calendar.sessions_on(date(2026, 8, 22)) == CALENDAR.sessions
    with pytest.raises(ValueError, match="follow one another"):
        replace(CALENDAR, short_days={5: (*morning, Session(time(10), time(12)))})
