"""The very moment of an end, new days, handing on, and what was known at a promise."""

from datetime import date

import pytest

from motcua.kit.clock import ClockState, Ruling, marks_of
from motcua.kit.clock.regime import Effect
from motcua.kit.clock.tests.cases import FRANCE, RECEIVED, REGIME, at, seen


def test_silence_decides_after_the_last_second_and_not_in_it():
    regime = FRANCE.regime(date(2026, 3, 12), "consent")
    steps = ["received 03-12 10:00"]

    def state(*more: str, now: str = "08-01 10:00") -> ClockState:
        return seen(*steps, *more, limit="2 months", regime=regime, country=FRANCE, now=now).state

    assert state(now="05-12 23:59:59") is ClockState.RUNNING
    assert state(now="05-13 00:00") is ClockState.CONSENTED
    assert state("finished 05-12 23:59:59") is ClockState.FINISHED
    assert state("finished 05-13 00:00") is ClockState.CONSENTED
    assert state("finished 04-20 10:00", "returned 06-20 10:00") is ClockState.RETURNED


def test_a_case_may_wait_for_papers_before_it_is_received():
    found = seen("submitted 06-01 08:00", "supplement_asked 06-01 10:00", now="06-02 09:00")

    assert (found.state, found.holder.kind) == ("waiting", "applicant")
    assert (found.legal.standing, found.due, found.due_if_answered) == ("not_counted", None, None)


def test_a_suspension_is_over_in_the_moment_that_it_named():
    steps = [RECEIVED, "suspended 06-02 09:00 until 06-04 09:00"]

    assert seen(*steps, now="06-04 08:59").state is ClockState.WAITING
    assert seen(*steps, now="06-04 09:00").state is ClockState.RUNNING
    again = seen(*steps, "suspended 06-04 09:00 until 06-05 09:00", now="06-08 09:00")
    assert again.due == at("06-18 17:00")  # 5 8 9 10 11 12 15 16 17 18


def test_an_apology_at_the_very_hour_is_in_time():
    late = [RECEIVED, "extended 06-15 17:00 until 06-19 17:00"]

    assert seen(*late, now="06-16 09:00").due == at("06-19 17:00")


def test_a_stop_that_begins_with_the_apology_moves_the_new_day():
    found = seen(
        RECEIVED,
        "extended 06-12 09:00 until 06-16 17:00",
        "duty_asked 06-12 09:00",
        "duty_paid 06-16 09:00",
        now="06-16 10:00",
    )

    assert found.due == at("06-17 17:00")  # 15 16 were left; 12 to 15 stand still: 16 17


def test_a_stop_before_the_apology_is_in_the_new_day_already():
    found = seen(
        RECEIVED,
        "duty_asked 06-02 09:00",
        "duty_paid 06-04 09:00",
        "extended 06-12 09:00 until 06-19 17:00",
        now="06-15 10:00",
    )

    assert found.due == at("06-19 17:00")
    assert (found.used, found.left) == (7, 5)  # 4 5 8 9 10 11 12; 15 16 17 18 19


def test_the_last_day_of_an_apology_may_be_the_only_one():
    found = seen(
        RECEIVED,
        "extended 06-15 09:00 until 06-16 17:00",
        "duty_asked 06-16 09:00",
        "duty_paid 06-18 09:00",
        now="06-18 10:00",
    )

    assert found.due == at("06-18 17:00")


def test_a_case_that_is_handed_on_is_held_by_whoever_got_it():
    anew = REGIME.ruled({"rerouting": Ruling(Effect.RESTART)})
    steps = ["received 12-24 09:00 to Phòng Kinh tế", "rerouted 12-26 09:00 to Sở Y tế"]
    steps = [step.replace("12-2", "2025-12-2") for step in steps]

    found = seen(*steps, now="2025-12-29 09:00", regime=anew)

    assert found.holder.name == "Sở Y tế"
    # by the calendar as known on the 26th: 29 30 31, 5 6 7 8 9 10 12
    assert found.due == found.index_run.due == at("2026-01-12 17:00")
    assert seen(steps[0], now="2025-12-25 09:00").holder.name == "Phòng Kinh tế"


def test_a_case_handed_on_before_reception_keeps_waiting_to_be_received():
    anew = REGIME.ruled({"rerouting": Ruling(Effect.RESTART)})
    steps = ["submitted 06-01 08:00", "rerouted 06-01 09:00 to Sở Y tế"]

    found = seen(*steps, now="06-01 10:00", regime=anew)

    assert (found.state, found.holder.name, found.due) == ("reception", "Sở Y tế", None)


@pytest.mark.parametrize(
    ("steps", "due_at", "later"),
    [
        ([], "2026-01-08", "2026-01-09"),
        # a stop without an end promises nothing, its end does
        (["duty_asked 2025-12-25 09:00", "duty_paid 2025-12-25 10:00"], "2026-01-09", None),
        # 25 26, then 6 7 8 9 10 12 13 14: what is known on the 26th holds
        (["suspended 2025-12-29 09:00 until 2026-01-06 09:00"], "2026-01-14", None),
        (["extended 2025-12-26 09:00 until 2026-01-15 17:00"], "2026-01-15", None),
    ],
)
def test_a_date_is_promised_anew_by_what_the_office_knows_then(steps, due_at, later):
    found = seen("received 2025-12-24 09:00", *steps, now="2026-01-07 09:00")

    assert found.due == at(f"{due_at} 17:00")
    assert found.later == (at(f"{later} 17:00") if later else None)
    assert ("calendar_changed" in marks_of(found.reasons)) is bool(later)
    assert found.run.ruler.calendar.is_working(date(2026, 1, 2)) is bool(later)


def test_an_apology_on_a_day_off_means_the_next_working_day():
    found = seen(RECEIVED, "extended 06-10 09:00 until 06-20 17:00", now="06-11 09:00")

    assert found.due == at("06-22 17:00")
    assert found.left == 8  # 11 12 15 16 17 18 19 22: the 11th is not over


def test_a_stop_that_comes_too_late_promises_nothing_anew():
    steps = ["received 2025-12-24 09:00", "duty_asked 01-05 09:00"]

    found = seen(*steps, limit="6 working_days", now="01-06 09:00")

    assert found.due == at("01-02 17:00")  # worked, by what was known on 24 December


def test_an_apology_during_a_suspension_has_counted_on_it():
    found = seen(
        RECEIVED,
        "suspended 06-05 09:00 until 06-12 09:00",
        "extended 06-08 09:00 until 06-30 17:00",
        now="06-15 09:00",
    )

    assert found.due == at("06-30 17:00")


def test_an_apology_in_hours_on_a_day_off_means_the_end_of_the_next_working_day():
    steps = [RECEIVED, "extended 06-01 16:00 until 06-06 10:00"]

    assert seen(*steps, limit="8 working_hours", now="06-02 09:00").due == at("06-08 17:00")
