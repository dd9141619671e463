"""Stops, who holds a case meanwhile, and what an answer or silence brings."""

from datetime import date

import pytest

from motcua.kit.clock import ClockState, ImpossibleLog, Limit, Ruling, Unit, marks_of, sentences
from motcua.kit.clock.regime import ApplicantSilence, Effect, Silence
from motcua.kit.clock.tests.cases import RECEIVED, REGIME, VIETNAM, at, seen
from motcua.kit.clock.tests.golden_cases import moment


def test_a_suspension_that_ended_by_itself_may_be_followed_by_another():
    found = seen(
        RECEIVED,
        "suspended 06-02 09:00 until 06-04 09:00",
        "suspended 06-08 09:00 until 06-10 09:00",
        now="06-10 10:00",
    )

    # 4 5, then 10 11 12 15 16 17 18 19: Thursday and Friday, and eight more
    assert found.due == at("06-19 17:00")


def test_a_suspension_may_end_before_the_day_it_named():
    found = seen(
        RECEIVED,
        "suspended 06-02 09:00 until 06-20 09:00",
        "resumed 06-04 09:00",
        now="06-05 09:00",
    )

    # 4 5 8 9 10 11 12 15 16 17
    assert found.due == at("06-17 17:00")


def test_papers_that_come_too_late_are_taken_with_a_mark():
    steps = [RECEIVED, "supplement_asked 06-02 09:00 until 06-03 17:00"]

    in_time = seen(*steps, "supplement_given 06-03 17:00", now="06-04 09:00")
    late = seen(*steps, "supplement_given 06-03 17:01", now="06-04 09:00")

    assert marks_of(in_time.reasons) == ()
    assert marks_of(late.reasons) == ("supplement_late",)


def test_a_restart_does_not_hide_that_the_case_was_late():
    steps = ["supplement_asked 06-16 09:00", "supplement_given 06-17 09:00"]

    late = seen(RECEIVED, *steps, now="06-18 09:00")
    in_time = seen("received 06-02 09:00", *steps, now="06-18 09:00")

    assert marks_of(late.reasons) == ("restart_when_late",)
    assert marks_of(in_time.reasons) == ()
    assert late.due == in_time.due == moment("2026-07-01T17:00", "vietnam")


def test_what_would_follow_from_an_answer_now_is_said_while_it_waits():
    found = seen(RECEIVED, "duty_asked 06-03 09:00", now="06-05 09:00")

    # 2, then 5 8 9 10 11 12 15 16 17
    assert found.due is None
    assert found.due_if_answered == at("06-17 17:00")
    assert (
        "If you complete it now, we decide no later than 5 pm on Wednesday 17 Jun 2026.",
        "",
    ) in (sentences(found, "en"))


def test_other_answers_of_the_law_are_only_other_data():
    stops = REGIME.ruled({"consultation": Ruling(Effect.RESUME)})
    steps = [RECEIVED, "consultation_asked 06-03 09:00 to Sở Y tế"]

    waiting = seen(*steps, now="06-04 09:00", regime=stops)
    answered = seen(
        *steps, "consultation_answered 06-05 09:00 to Sở Y tế", now="06-08 09:00", regime=stops
    )

    assert (waiting.state, waiting.holder.kind, waiting.holder.name) == (
        "waiting",
        "consulted",
        "Sở Y tế",
    )
    assert answered.due == at("06-17 17:00")


def test_two_agencies_are_asked_side_by_side_and_the_first_that_is_open_holds_it():
    steps = [
        "received 06-01 09:00 to Phòng Kinh tế",
        "consultation_asked 06-02 09:00 to Sở Y tế",
        "consultation_asked 06-02 10:00 to Sở Xây dựng",
    ]

    both = seen(*steps, now="06-02 11:00")
    one = seen(*steps, "consultation_answered 06-03 09:00 to Sở Y tế", now="06-03 11:00")
    none = seen(
        *steps,
        "consultation_answered 06-03 09:00 to Sở Y tế",
        "consultation_answered 06-03 09:30 to Sở Xây dựng",
        now="06-03 11:00",
    )

    assert [each.holder.name for each in (both, one, none)] == [
        "Sở Y tế",
        "Sở Xây dựng",
        "Phòng Kinh tế",
    ]


def test_a_case_stops_waiting_for_one_thing_and_still_waits_for_another():
    steps = [RECEIVED, "duty_asked 06-02 09:00", "suspended 06-03 09:00"]

    both = seen(*steps, now="06-04 09:00")
    law = seen(*steps, "duty_paid 06-05 09:00", now="06-08 09:00")

    assert (both.holder.kind, law.holder.kind) == ("applicant", "law")
    assert law.due is None


def test_a_restart_keeps_what_still_stands():
    found = seen(
        RECEIVED,
        "duty_asked 06-02 09:00",
        "supplement_asked 06-03 09:00",
        "supplement_given 06-05 09:00",
        "duty_paid 06-10 09:00",
        now="06-11 09:00",
    )

    # counted anew from the 8th, which and the 9th wait for the duty: 10 11 12 15 … 19 22 23
    assert found.due == at("06-23 17:00")


def test_silence_that_goes_on_ends_a_pause_by_the_law_where_the_question_names_no_day():
    goes_on = REGIME.ruled(
        {
            "supplement": Ruling(Effect.RESUME),
            "supplement_time": Ruling(Limit(2, Unit.WORKING_DAYS)),
            "supplement_silence": Ruling(ApplicantSilence.GOES_ON),
        }
    )

    found = seen(RECEIVED, "supplement_asked 06-03 09:00", now="06-08 09:00", regime=goes_on)

    # asked on the 3rd, two working days end on the 5th at 17:00, so on the 8th it goes on
    assert found.state is ClockState.RUNNING
    assert found.due == at("06-18 17:00")  # 2, then 8 9 10 11 12 15 16 17 18


def test_silence_is_not_consent_where_the_law_does_not_say_so():
    steps = [RECEIVED, "consultation_asked 06-02 09:00 to Sở Y tế"]
    limit = {"consultation_time": Ruling(Limit(1, Unit.DAYS))}
    silent = REGIME.ruled(limit)
    consents = silent.ruled({"consultation_silence": Ruling(Silence.CONSENT)})

    assert seen(*steps, now="06-08 09:00", regime=silent).holder.kind == "consulted"
    assert seen(*steps, now="06-08 09:00", regime=consents).holder.kind == "office"
    assert seen(*steps, now="06-03 17:00", regime=consents).holder.kind == "consulted"


def test_an_agency_is_asked_once_at_a_time_and_answers_once():
    ask = "consultation_asked 06-02 09:00 to Sở Y tế"
    answer = "consultation_answered 06-03 09:00 to Sở Y tế"

    with pytest.raises(ImpossibleLog, match="the consultation before is still open"):
        seen(RECEIVED, ask, ask, now="06-10 09:00")
    with pytest.raises(ImpossibleLog, match="no consultation of Sở Y tế is open"):
        seen(RECEIVED, ask, answer, answer, now="06-10 09:00")
    again = [ask, answer, "consultation_asked 06-04 09:00 to Sở Y tế"]
    assert seen(RECEIVED, *again, now="06-10 09:00").holder.name == "Sở Y tế"


def test_only_agencies_are_told_apart_by_their_name():
    found = seen(
        RECEIVED,
        "duty_asked 06-02 09:00 to Thuế cơ sở 1",
        "duty_paid 06-03 09:00 to Kho bạc",
        now="06-04 09:00",
    )

    assert found.state is ClockState.RUNNING


def test_the_time_of_an_answer_begins_by_the_same_rules_as_any_other():
    permit = VIETNAM.regime(date(2026, 6, 1), "construction_permit")
    steps = [RECEIVED, "consultation_asked 06-05 16:30 to Sở Y tế"]

    found = seen(*steps, now="06-08 09:00", regime=permit)

    assert found.consultations[0].due == at("06-19 17:00")  # the 8th is day 1 of 12


def test_nobody_is_asked_to_answer_for_the_law():
    found = seen(RECEIVED, "suspended 06-03 09:00", now="06-05 09:00")

    assert found.due_if_answered == at("06-17 17:00")
    assert sentences(found, "en")[-1][0] == (
        "The clock has stood still since 9 am on Wednesday 3 Jun 2026 as the law says."
    )


def test_papers_are_late_by_the_law_where_the_request_names_no_day():
    steps = [RECEIVED, "supplement_asked 06-02 09:00", "supplement_given 06-24 09:00"]

    assert marks_of(seen(*steps, now="06-25 09:00").reasons) == ("supplement_late",)
