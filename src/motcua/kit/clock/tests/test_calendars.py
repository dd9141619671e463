"""Limits that can be kept, months, working days, and what was known on a day."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from motcua.kit.clock import Calendar, DayKind, DayRule, Limit, Session, Unit, due, read_limit
from motcua.kit.clock.counting import midnight
from motcua.kit.clock.dates import add_months
from motcua.kit.clock.limits import LONGEST
from motcua.kit.clock.tests.cases import CALENDAR, at


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: Limit(0, Unit.DAYS), "A limit of 0 days cannot be kept: give more than 0"),
        (lambda: Limit(-3, Unit.WORKING_DAYS), "A limit of -3 working days cannot be kept"),
        (lambda: Limit(LONGEST + 1, Unit.DAYS), "at most 10000"),
        (lambda: Limit(Decimal("1.5"), Unit.MONTHS), "A limit of 1.5 months is not whole"),
        (lambda: read_limit("ten days"), "'ten days' has no number before its unit"),
        (lambda: read_limit("1e999999999 days"), "has no number before its unit"),
        (lambda: read_limit("0.0000000001 working_days"), "has no number before its unit"),
        (lambda: read_limit("10 fortnights"), "not a valid Unit"),
        (lambda: read_limit("NaN days"), "has no number"),
        (
            lambda: due(
                at("06-01 09:00"),
                Limit(1, Unit.HALF_DAYS),
                replace(CALENDAR, sessions=(Session(time(8), time(16)),)),
            ),
            r"^Half-days are counted where a day has two sessions\.$",
        ),
    ],
)
def test_a_limit_that_cannot_be_kept_is_refused(wrong, says):
    with pytest.raises(ValueError, match=says):
        wrong()


def test_the_longest_limit_is_still_computed():
    assert due(at("06-01 09:00"), Limit(LONGEST, Unit.WORKING_DAYS), CALENDAR).at.year > 2060


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-15", 1, "2026-12-15"),
        ("2026-01-01", 12, "2027-01-01"),
    ],
)
def test_months_go_from_date_to_date(day, months, then):
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_a_day_begins_at_midnight():
    assert midnight(date(2026, 6, 1), CALENDAR) == at("06-01 00:00")


def test_working_days_between_two_days_leave_the_last_out():
    assert CALENDAR.working_between(date(2026, 6, 1), date(2026, 6, 8)) == 5
    assert CALENDAR.working_between(date(2026, 6, 1), date(2026, 6, 1)) == 0
    assert CALENDAR.working_between(date(2026, 6, 8), date(2026, 6, 1)) == 0
    assert CALENDAR.working_between(date(2025, 12, 30), date(2026, 1, 6)) == 3  # 30 31, 5
    assert CALENDAR.working_between(date(2025, 12, 30), date(2027, 1, 1)) == 2 + 249
    assert CALENDAR.working_between(date(2026, 1, 1), date(2027, 1, 1)) == 249


def test_a_full_day_has_eight_hours():
    assert CALENDAR.full_day == timedelta(hours=8)


def test_a_day_is_known_from_the_day_of_its_announcement():
    swap = DayRule(DayKind.OFF, {"vi": "bù", "en": "swap"}, announced=date(2026, 3, 10))
    late = replace(swap, announced=date(2026, 4, 1))
    calendar = replace(
        CALENDAR, days={**CALENDAR.days, date(2026, 6, 2): swap, date(2026, 6, 3): late}
    )

    def known(day: date) -> list[bool]:
        seen = calendar.as_known_on(day)
        return [not seen.is_working(date(2026, 6, each)) for each in (2, 3)]

    assert known(date(2026, 3, 9)) == [False, False]
    assert known(date(2026, 3, 10)) == [True, False]
    assert known(date(2026, 3, 31)) == [True, False]
    assert known(date(2026, 4, 1)) == [True, True]
    assert calendar.as_known_on(date(2026, 4, 1)) is calendar
    before = date(2026, 3, 9)
    assert calendar.as_known_on(before) is calendar.as_known_on(before)
    assert calendar.as_known_on(before).known_years == calendar.known_years


def test_the_years_that_are_known_are_those_with_a_day_off_unless_said_otherwise():
    bare = Calendar({}, CALENDAR.sessions, CALENDAR.week, CALENDAR.zone)

    assert bare.known_years == frozenset()
    assert CALENDAR.known_years == {2025, 2026, 2027}  # of 2024 only a worked Saturday is kept
    assert CALENDAR.expected_years == {2027}
    assert replace(bare, years=frozenset({2030})).known_years == {2030}


def test_a_limit_is_read_to_the_end():
    assert isinstance(read_limit("10.0 days").amount, int)
    with pytest.raises(ValueError, match="'5 days' is not a valid Unit"):
        read_limit("10 5 days")


def test_sessions_may_touch_and_must_not_be_empty():
    morning, afternoon = Session(time(8), time(12)), Session(time(12), time(16))

    assert Calendar({}, (morning, afternoon), frozenset({0}), CALENDAR.zone).full_day.seconds
    with pytest.raises(ValueError, match=r"^A session from 08:00:00 to 08:00:00 does not end"):
        Session(time(8), time(8))
    with pytest.raises(ValueError, match=r"^The sessions of a day must follow one another\.$"):
        Calendar({}, (afternoon, morning), frozenset({0}), CALENDAR.zone)
    with pytest.raises(
        ValueError, match=r"^A calendar needs a weekday and a session in which somebody works\.$"
    ):
        Calendar({}, (), frozenset({0}), CALENDAR.zone)


def test_a_year_has_all_its_days():
    fresh = replace(CALENDAR, sessions=CALENDAR.sessions)

    assert fresh.nth_working(date(2027, 1, 2), 1) == date(2027, 1, 4)
    assert fresh.next_working(date(2025, 12, 30)) == date(2025, 12, 31)
    assert replace(fresh, days={}).working_between(date(2026, 1, 1), date(2027, 1, 1)) == 261
    assert replace(fresh, days={}).nth_working(date(2026, 1, 1), 1) == date(2026, 1, 1)


def test_a_calendar_of_an_earlier_day_knows_the_same_years():
    fresh = replace(CALENDAR, days=dict(CALENDAR.days), years=frozenset({2026}))

    assert fresh.as_known_on(date(2025, 12, 24)).known_years == {2026}
    assert fresh.as_known_on(date(2025, 12, 25)) is fresh
    unsaid = replace(fresh, years=None, days={date(2026, 1, 2): CALENDAR.days[date(2026, 1, 2)]})
    assert unsaid.known_years == {2026}
    assert unsaid.as_known_on(date(2025, 12, 24)).known_years == frozenset()
