"""The finer points of counting: stops within half-days and hours, apologies, budgets, offices."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from motcua.kit.clock import (
    Calendar,
    DayKind,
    DayRule,
    Event,
    EventKind,
    Limit,
    Session,
    Stage,
    StageState,
    Terms,
    Unit,
    due,
    explain,
    plan,
    read_limit,
)
from motcua.kit.clock.counting import midnight
from motcua.kit.clock.dates import add_months
from motcua.kit.clock.limits import LONGEST
from motcua.kit.clock.tests.golden_cases import moment, profile

VIETNAM = profile("vietnam")
CALENDAR = VIETNAM.calendar
REGIME = VIETNAM.regime(date(2026, 6, 1))


def at(text: str) -> datetime:
    return moment(f"2026-06-{text.replace(' ', 'T')}", "vietnam")


def case(limit: str, *steps: tuple[EventKind, str] | tuple[EventKind, str, str], now: str):
    events = [Event(EventKind.RECEIVED, at("01 09:00"))]
    for kind, when, *until in steps:
        events.append(Event(kind, at(when), until=at(until[0]) if until else None))
    return explain(events, Terms(read_limit(limit), CALENDAR, REGIME), at(now))


ASKED, PAID, EXTENDED = EventKind.DUTY_ASKED, EventKind.DUTY_PAID, EventKind.EXTENDED


@pytest.mark.parametrize(
    ("asked", "paid", "due_at"),
    [
        ("02 08:00", "02 14:00", "03 11:30"),  # the 2nd's morning waits: 1pm 2pm 3am
        ("02 08:00", "02 09:00", "02 17:00"),  # the same half-day, so nothing waits
        ("02 12:00", "03 09:00", "03 11:30"),  # the 2nd's afternoon waits: 1pm 2am 3am
        ("02 11:30", "02 13:30", "02 17:00"),  # over lunch, so nothing waits
    ],
)
def test_a_stop_takes_out_the_half_days_in_which_it_goes_on(asked, paid, due_at):
    found = case("3 half_days", (ASKED, asked), (PAID, paid), now="04 09:00")

    assert found.due == at(due_at)
    assert found.left == 0


def test_half_days_are_used_up_one_by_one():
    steps = [(ASKED, "02 14:00"), (PAID, "03 14:00")]

    assert [case("6 half_days", *steps, now=now).used for now in ("03 17:00", "04 11:30")] == [3, 4]
    assert case("6 half_days", *steps, now="04 11:29").used == 3
    assert case("6 half_days", *steps, now="04 11:30").left == 2


def test_several_stops_add_up_in_what_is_used():
    steps = [(ASKED, "03 09:00"), (PAID, "05 09:00"), (ASKED, "09 09:00"), (PAID, "11 09:00")]

    found = case("10 working_days", *steps, now="12 09:00")

    assert (found.used, found.left) == (4, 6)  # 2, 5 8, 11
    assert found.due == at("19 17:00")


def test_hours_are_shown_with_two_decimals_where_they_are_not_whole():
    steps = [(ASKED, "01 10:00"), (PAID, "01 10:45")]

    whole = case("8 working_hours", now="01 11:00")
    part = case("8 working_hours", *steps, now="01 11:05")

    assert (whole.used, whole.left) == (2, 6)
    assert isinstance(whole.used, int)
    assert (str(part.used), str(part.left)) == ("1.33", "6.67")
    assert part.unit is Unit.WORKING_HOURS


def test_a_part_of_a_day_is_told_in_hours_and_months_in_days():
    assert case("2.5 working_days", now="02 09:00").unit is Unit.WORKING_HOURS
    assert case("2 months", now="02 09:00").unit is Unit.DAYS
    assert case("3 weeks", now="02 09:00").unit is Unit.DAYS
    assert case("3 working_days", now="02 09:00").unit is Unit.WORKING_DAYS
    assert case("2 months", now="11 09:00").used == 9
    assert case("2 months", now="11 09:00").left == 52  # June 30 + July 31 = 61


def test_an_apology_in_calendar_days_and_a_stop_after_it():
    apology = (EXTENDED, "10 09:00", "20 17:00")
    moved = case("15 days", apology, now="11 09:00")
    stopped = case("15 days", apology, (ASKED, "12 09:00"), (PAID, "15 09:00"), now="16 09:00")

    assert moved.due == at("22 17:00")  # Saturday 20 moves to Monday
    # after the apology 11 to 22 June are 12 days; 12 13 14 stand still, so 11 and 15 to 25
    assert stopped.due == at("25 17:00")


def test_an_apology_in_hours_names_the_very_hour():
    found = case("8 working_hours", (EXTENDED, "01 16:00", "03 10:00"), now="02 09:00")
    later = case(
        "8 working_hours",
        (EXTENDED, "01 16:00", "03 10:00"),
        (ASKED, "02 08:00"),
        (PAID, "02 09:00"),
        now="02 10:00",
    )

    assert found.due == at("03 10:00")
    assert later.due == at("03 11:00")
    assert found.left == 9  # two of the 2nd's hours are over: 6 more, and 3


def test_an_apology_before_closing_moves_to_that_hour_only():
    found = case("10 working_days", (EXTENDED, "12 09:00", "18 10:00"), now="12 10:00")

    assert found.due == at("18 10:00")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: Limit(0, Unit.DAYS), "A limit of 0 days cannot be kept: give more than 0"),
        (lambda: Limit(-3, Unit.WORKING_DAYS), "A limit of -3 working days cannot be kept"),
        (lambda: Limit(LONGEST + 1, Unit.DAYS), "at most 10000"),
        (lambda: Limit(Decimal("1.5"), Unit.MONTHS), "A limit of 1.5 months is not whole"),
        (lambda: read_limit("ten days"), "'ten days' has no number before its unit"),
        (lambda: read_limit("10 fortnights"), "not a valid Unit"),
        (lambda: read_limit("NaN days"), "has no number"),
        (
            lambda: due(
                at("01 09:00"),
                Limit(1, Unit.HALF_DAYS),
                replace(CALENDAR, sessions=(Session(time(8), time(16)),)),
            ),
            "Half-days are counted where a day has two sessions",
        ),
    ],
)
def test_a_limit_that_cannot_be_kept_is_refused(wrong, says):
    with pytest.raises(ValueError, match=says):
        wrong()


def test_the_longest_limit_is_still_computed():
    assert due(at("01 09:00"), Limit(LONGEST, Unit.WORKING_DAYS), CALENDAR).at.year > 2060


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
    assert midnight(date(2026, 6, 1), CALENDAR) == at("01 00:00")


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


DAY_ONE = at("01 09:00")


def days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAYS)


def test_a_failed_stage_blocks_those_after_it_and_the_rest_is_partly_done():
    stages = [
        Stage("birth", days(1)),
        Stage("residence", days(2), ("birth",)),
        Stage("insurance", days(3), ("birth",)),
        Stage("card", days(5), ("residence",)),
    ]
    birth, failed = {"birth": at("02 10:00")}, {"residence": at("03 10:00")}

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, done=birth, failed=failed)
    done = {**birth, "insurance": at("04 10:00")}
    over = plan(stages, DAY_ONE, CALENDAR, REGIME, done=done, failed=failed)

    assert {key: span.state for key, span in found.spans.items()} == {
        "birth": StageState.DONE,
        "residence": StageState.FAILED,
        "insurance": StageState.OPEN,
        "card": StageState.BLOCKED,
    }
    assert (found.due, found.state, found.is_partial) == (at("05 17:00"), StageState.OPEN, True)
    assert (over.state, over.is_partial) == (StageState.DONE, True)


def test_a_chain_of_which_nothing_is_left_has_failed():
    stages = [Stage("one", days(1)), Stage("two", days(1), ("one",))]

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, failed={"one": at("02 10:00")})
    whole = plan(stages, DAY_ONE, CALENDAR, REGIME)

    assert (found.state, found.due, found.is_partial) == (StageState.FAILED, None, False)
    assert (whole.state, whole.is_partial) == (StageState.OPEN, False)
    assert found.spans["two"].state is StageState.BLOCKED


def test_stages_may_be_given_in_any_order_and_must_not_wait_for_one_another():
    one, two = Stage("one", days(1)), Stage("two", days(1), ("one",))

    assert list(plan([two, one], DAY_ONE, CALENDAR).spans) == ["one", "two"]
    with pytest.raises(ValueError, match=r"wait for one another or for an unknown one: one, two\."):
        plan([replace(one, after=("two",)), two], DAY_ONE, CALENDAR)
    with pytest.raises(ValueError, match="unknown one: two"):
        plan([two], DAY_ONE, CALENDAR)


def test_handing_on_knows_no_closing_time_and_no_last_hour():
    stages = [Stage("one", days(1)), Stage("two", Limit(1, Unit.HALF_DAYS), ("one",))]

    planned = plan(stages, DAY_ONE, CALENDAR, REGIME)
    early = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"one": at("01 16:30")})

    assert planned.spans["two"].due == at("03 11:30")  # handed on at 17:00 of the 2nd
    assert early.spans["two"].due == at("02 11:30")


def test_a_shared_budget_that_is_used_up_leaves_its_last_day():
    stages = [
        Stage("draft", days(3), budget="office"),
        Stage("sign", days(3), ("draft",), budget="office"),
        Stage("other", days(3), ("draft",), budget="another"),
    ]

    in_time = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("02 10:00")})
    late = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("09 10:00")})
    open_ = plan(stages, DAY_ONE, CALENDAR, REGIME)

    assert in_time.spans["sign"].due == at("04 17:00")  # the 2nd is used: 3 4
    assert late.spans["sign"].due == at("04 17:00")
    assert late.spans["other"].due == at("12 17:00")  # 10 11 12
    assert open_.spans["sign"].due == at("04 17:00")


def test_half_days_of_a_budget_are_used_when_they_have_begun():
    half = Limit(3, Unit.HALF_DAYS)
    stages = [Stage("draft", half, budget="office"), Stage("sign", half, ("draft",), "office")]

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("01 14:00")})
    at_noon = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("02 12:00")})

    assert found.spans["sign"].due == at("02 17:00")  # 1pm is used: 2am 2pm
    assert at_noon.spans["sign"].due == at("02 17:00")  # 1pm and 2am are used: 2pm
