"""The finer points of counting: stops within half-days and hours, and apologies."""

import pytest

from motcua.kit.clock import Answer, CountFrom, Ruling, Unit, due, read_limit
from motcua.kit.clock.regime import OutOfHours
from motcua.kit.clock.tests.cases import CALENDAR, RECEIVED, REGIME, at, seen


def case(limit: str, *steps: str, now: str) -> Answer:
    """A case received on Monday 1 June at nine."""
    return seen(RECEIVED, *steps, now=now, limit=limit)


@pytest.mark.parametrize(
    ("asked", "paid", "due_at"),
    [
        ("06-02 08:00", "06-02 14:00", "06-03 11:30"),  # the 2nd's morning waits: 1pm 2pm 3am
        ("06-02 08:00", "06-02 09:00", "06-02 17:00"),  # the same half-day, so nothing waits
        ("06-02 12:00", "06-03 09:00", "06-03 11:30"),  # the 2nd's afternoon waits: 1pm 2am 3am
        ("06-02 11:30", "06-02 13:30", "06-02 17:00"),  # over lunch, so nothing waits
    ],
)
def test_a_stop_takes_out_the_half_days_in_which_it_goes_on(asked, paid, due_at):
    found = case("3 half_days", f"duty_asked {asked}", f"duty_paid {paid}", now="06-04 09:00")

    assert found.due == at(due_at)
    assert found.left == 0


def test_half_days_are_used_up_one_by_one():
    steps = ["duty_asked 06-02 14:00", "duty_paid 06-03 14:00"]

    assert [
        case("6 half_days", *steps, now=now).used for now in ("06-03 17:00", "06-04 11:30")
    ] == [3, 4]
    assert case("6 half_days", *steps, now="06-04 11:29").used == 3
    assert case("6 half_days", *steps, now="06-04 11:30").left == 2


def test_several_stops_add_up_in_what_is_used():
    steps = [
        "duty_asked 06-03 09:00",
        "duty_paid 06-05 09:00",
        "duty_asked 06-09 09:00",
        "duty_paid 06-11 09:00",
    ]

    found = case("10 working_days", *steps, now="06-12 09:00")

    assert (found.used, found.left) == (4, 6)  # 2, 5 8, 11
    assert found.due == at("06-19 17:00")


def test_hours_are_shown_with_two_decimals_where_they_are_not_whole():
    steps = ["duty_asked 06-01 10:00", "duty_paid 06-01 10:45"]

    whole = case("8 working_hours", now="06-01 11:00")
    part = case("8 working_hours", *steps, now="06-01 11:05")

    assert (whole.used, whole.left) == (2, 6)
    assert isinstance(whole.used, int)
    assert isinstance(case("8 working_hours", now="06-01 10:00").used, int)
    assert (str(part.used), str(part.left)) == ("1.33", "6.67")
    assert part.unit is Unit.WORKING_HOURS


def test_a_part_of_a_day_is_told_in_hours_and_months_in_days():
    assert case("2.5 working_days", now="06-02 09:00").unit is Unit.WORKING_HOURS
    assert case("2 months", now="06-02 09:00").unit is Unit.DAYS
    assert case("3 weeks", now="06-02 09:00").unit is Unit.DAYS
    assert case("3 working_days", now="06-02 09:00").unit is Unit.WORKING_DAYS
    assert case("2 months", now="06-11 09:00").used == 9
    assert case("2 months", now="06-11 09:00").left == 52  # June 30 + July 31 = 61


def test_an_apology_in_calendar_days_and_a_stop_after_it():
    apology = "extended 06-10 09:00 until 06-20 17:00"
    moved = case("15 days", apology, now="06-11 09:00")
    stopped = case(
        "15 days", apology, "duty_asked 06-12 09:00", "duty_paid 06-15 09:00", now="06-16 09:00"
    )

    assert moved.due == at("06-22 17:00")  # Saturday 20 moves to Monday
    # after the apology 11 to 22 June are 12 days; 12 13 14 stand still, so 11 and 15 to 25
    assert stopped.due == at("06-25 17:00")


def test_an_apology_in_hours_names_the_very_hour():
    found = case("8 working_hours", "extended 06-01 16:00 until 06-03 10:00", now="06-02 09:00")
    later = case(
        "8 working_hours",
        "extended 06-01 16:00 until 06-03 10:00",
        "duty_asked 06-02 08:00",
        "duty_paid 06-02 09:00",
        now="06-02 10:00",
    )

    assert found.due == at("06-03 10:00")
    assert later.due == at("06-03 11:00")
    assert found.left == 9  # two of the 2nd's hours are over: 6 more, and 3


def test_an_apology_before_closing_moves_to_that_hour_only():
    found = case("10 working_days", "extended 06-12 09:00 until 06-18 10:00", now="06-12 10:00")

    assert found.due == at("06-18 10:00")


def test_what_arrives_as_it_is_counts_on_its_own_day():
    as_it_is = REGIME.ruled({"out_of_hours": Ruling(OutOfHours.AS_IT_IS), "cutoff": Ruling(None)})
    from_session = as_it_is.ruled({"days_from": Ruling(CountFrom.SAME_SESSION)})
    sunday = at("06-07 10:00")

    assert due(sunday, read_limit("1 days"), CALENDAR, as_it_is).at == at("06-08 17:00")
    assert due(sunday, read_limit("2 days"), CALENDAR, from_session).at == at("06-08 17:00")
    assert due(sunday, read_limit("1 months"), CALENDAR, from_session).at == at("07-06 17:00")
    assert due(sunday, read_limit("2 working_hours"), CALENDAR, as_it_is).at == at("06-08 09:00")
