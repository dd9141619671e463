"""What cannot have happened is refused, with the event and the reason."""

import re
from dataclasses import replace
from datetime import datetime

import pytest

from motcua.kit.clock import (
    Answer,
    ClockState,
    Event,
    EventKind,
    ImpossibleLog,
    Limit,
    Regime,
    Ruling,
    Terms,
    Unit,
    explain,
    marks_of,
    replay,
    sentences,
)
from motcua.kit.clock.regime import ApplicantSilence, Effect, Ended, Silence
from motcua.kit.clock.tests.golden_cases import moment, profile

VIETNAM = profile("vietnam")
NOW = moment("2026-08-20T09:00", "vietnam")
REGIME = VIETNAM.regime(NOW.date())
TERMS = Terms(Limit(10, Unit.WORKING_DAYS), VIETNAM.calendar, REGIME)


def at(text: str) -> datetime:
    """A moment of June 2026: ``01 09:00``."""
    return moment(f"2026-06-{text.replace(' ', 'T')}", "vietnam")


def happened(*steps: str) -> list[Event]:
    """Events from ``received 01 09:00``; what follows in brackets is ``to`` or ``until``."""
    found = []
    for step in steps:
        kind, day, hour, *more = step.split(" ")
        until = at(" ".join(more[1:])) if more[:1] == ["until"] else None
        to = " ".join(more[1:]) if more[:1] == ["to"] else ""
        found.append(Event(EventKind(kind), at(f"{day} {hour}"), to, until))
    return found


def seen(*steps: str, now: str | None = None, regime: Regime = REGIME) -> Answer:
    terms = replace(TERMS, regime=regime)
    return explain(happened(*steps), terms, at(now) if now else NOW)


@pytest.mark.parametrize(
    ("steps", "number", "reason"),
    [
        (["finished 01 09:00"], 1, "a case begins when it is submitted or received"),
        (["submitted 01 09:00", "submitted 01 10:00"], 2, "a case is submitted once"),
        (["received 01 09:00", "submitted 01 10:00"], 2, "a case is submitted once"),
        (["received 01 09:00", "received 01 10:00"], 2, "it was received already"),
        (["received 02 09:00", "rerouted 01 09:00"], 2, "time runs backwards; received came at"),
        (["received 01 09:00", "duty_paid 02 09:00"], 2, "no duty is open"),
        (["received 01 09:00", "supplement_given 02 09:00"], 2, "no supplement is open"),
        (["received 01 09:00", "resumed 02 09:00"], 2, "no suspension is open"),
        (
            ["received 01 09:00", "consultation_answered 02 09:00 to Sở Y tế"],
            2,
            "no consultation of Sở Y tế is open",
        ),
        (
            ["received 01 09:00", "duty_asked 02 09:00", "duty_asked 03 09:00"],
            3,
            "the duty before is still open",
        ),
        (
            ["submitted 01 09:00", "supplement_asked 01 10:00", "received 02 09:00"],
            3,
            "the supplement that was asked is not given yet",
        ),
        (["submitted 01 09:00", "duty_asked 01 10:00"], 2, "the case is not received yet"),
        (
            ["submitted 01 09:00", "consultation_asked 01 10:00"],
            2,
            "the case is not received yet",
        ),
        (["submitted 01 09:00", "suspended 01 10:00"], 2, "the case is not received yet"),
        (["submitted 01 09:00", "finished 01 10:00"], 2, "the case is not received yet"),
        (
            ["submitted 01 09:00", "extended 01 10:00 until 20 17:00"],
            2,
            "the case is not received yet",
        ),
        (
            ["received 01 09:00", "finished 03 09:00", "finished 04 09:00"],
            3,
            "the case has ended already: it was finished",
        ),
        (
            ["received 01 09:00", "withdrawn 03 09:00", "supplement_asked 04 09:00"],
            3,
            "the case has ended already: it was withdrawn",
        ),
        (
            ["received 01 09:00", "finished 03 09:00", "returned 04 09:00", "returned 05 09:00"],
            4,
            "the case is closed",
        ),
        (["received 01 09:00", "returned 03 09:00"], 2, "there is no result yet"),
        (["received 01 09:00", "extended 03 09:00"], 2, "it names no new day"),
        (
            ["received 01 09:00", "duty_asked 02 09:00", "extended 03 09:00 until 20 17:00"],
            3,
            "there is no day that could be moved",
        ),
        (
            ["received 01 09:00", "extended 03 09:00 until 15 17:00"],
            2,
            "its new day is not after 2026-06-15T17:00",
        ),
        (
            ["received 01 09:00", "suspended 03 09:00 until 03 09:00"],
            2,
            "it gives time until 2026-06-03T09:00:00+07:00, which is past",
        ),
        (
            ["received 01 09:00", "suspended 03 09:00 until 05 09:00", "resumed 05 09:00"],
            3,
            "the suspension ended by itself at 2026-06-05",
        ),
    ],
)
def test_an_impossible_log_is_refused_with_the_event_and_the_reason(steps, number, reason):
    with pytest.raises(ImpossibleLog, match=re.escape(reason)) as refused:
        replay(happened(*steps), TERMS)

    event = happened(*steps)[-1]
    assert (refused.value.number, refused.value.event) == (number, event)
    assert reason in refused.value.reason
    assert str(refused.value).startswith(f"Event {number}, {event.kind} at {event.at.isoformat()}:")


def test_what_happens_at_one_moment_is_taken_in_the_order_of_the_log():
    found = seen("submitted 01 09:00", "received 01 09:00", "finished 01 09:00")

    assert found.state is ClockState.FINISHED


def test_a_moment_without_a_time_zone_is_refused():
    bare = datetime(2026, 6, 1, 9)  # noqa: DTZ001

    with pytest.raises(ValueError, match="has no time zone"):
        Event(EventKind.RECEIVED, bare)
    with pytest.raises(ValueError, match="has no time zone"):
        Event(EventKind.SUSPENDED, at("01 09:00"), until=bare)


def test_a_log_is_not_seen_before_its_last_event():
    with pytest.raises(ValueError, match="has not ended yet"):
        seen("received 01 09:00", "rerouted 02 09:00", now="01 10:00")
    with pytest.raises(ValueError, match="has not ended yet"):
        explain([], TERMS, NOW)


def test_a_suspension_that_ended_by_itself_may_be_followed_by_another():
    found = seen(
        "received 01 09:00",
        "suspended 02 09:00 until 04 09:00",
        "suspended 08 09:00 until 10 09:00",
        now="10 10:00",
    )

    # 4 5, then 10 11 12 15 16 17 18 19: Thursday and Friday, and eight more
    assert found.due == at("19 17:00")


def test_a_suspension_may_end_before_the_day_it_named():
    found = seen("received 01 09:00", "suspended 02 09:00 until 20 09:00", "resumed 04 09:00")

    # 4 5 8 9 10 11 12 15 16 17
    assert found.due == at("17 17:00")


def test_papers_that_come_too_late_are_taken_with_a_mark():
    steps = ["received 01 09:00", "supplement_asked 02 09:00 until 03 17:00"]

    in_time = seen(*steps, "supplement_given 03 17:00", now="04 09:00")
    late = seen(*steps, "supplement_given 03 17:01", now="04 09:00")

    assert marks_of(in_time.reasons) == ()
    assert marks_of(late.reasons) == ("supplement_late",)


def test_a_restart_does_not_hide_that_the_case_was_late():
    steps = ["supplement_asked 16 09:00", "supplement_given 17 09:00"]

    late = seen("received 01 09:00", *steps, now="18 09:00")
    in_time = seen("received 02 09:00", *steps, now="18 09:00")

    assert marks_of(late.reasons) == ("restart_when_late",)
    assert marks_of(in_time.reasons) == ()
    assert late.due == in_time.due == moment("2026-07-01T17:00", "vietnam")


def test_a_stop_after_the_due_day_heals_nothing():
    found = seen("received 01 09:00", "duty_asked 16 09:00", now="18 09:00")

    assert found.due == at("15 17:00")
    assert found.legal.standing == found.index.standing == "late"


def test_an_apology_on_a_day_off_means_the_next_working_day():
    found = seen("received 01 09:00", "extended 10 09:00 until 20 17:00", now="11 09:00")

    assert found.due == at("22 17:00")
    assert found.left == 8  # 11 12 15 16 17 18 19 22: the 11th is not over


def test_what_would_follow_from_an_answer_now_is_said_while_it_waits():
    found = seen("received 01 09:00", "duty_asked 03 09:00", now="05 09:00")

    # 2, then 5 8 9 10 11 12 15 16 17
    assert found.due is None
    assert found.due_if_answered == at("17 17:00")
    assert (
        "If you complete it now, we decide no later than 5 pm on Wednesday 17 Jun 2026.",
        "",
    ) in (sentences(found, "en"))


def test_other_answers_of_the_law_are_only_other_data():
    stops = REGIME.ruled({"consultation": Ruling(Effect.RESUME)})
    steps = ["received 01 09:00", "consultation_asked 03 09:00 to Sở Y tế"]

    waiting = seen(*steps, now="04 09:00", regime=stops)
    answered = seen(
        *steps, "consultation_answered 05 09:00 to Sở Y tế", now="08 09:00", regime=stops
    )

    assert (waiting.state, waiting.holder.kind, waiting.holder.name) == (
        "waiting",
        "consulted",
        "Sở Y tế",
    )
    assert answered.due == at("17 17:00")


def test_two_agencies_are_asked_side_by_side_and_the_first_that_is_open_holds_it():
    steps = [
        "received 01 09:00 to Phòng Kinh tế",
        "consultation_asked 02 09:00 to Sở Y tế",
        "consultation_asked 02 10:00 to Sở Xây dựng",
    ]

    both = seen(*steps, now="02 11:00")
    one = seen(*steps, "consultation_answered 03 09:00 to Sở Y tế", now="03 11:00")
    none = seen(
        *steps,
        "consultation_answered 03 09:00 to Sở Y tế",
        "consultation_answered 03 09:30 to Sở Xây dựng",
        now="03 11:00",
    )

    assert [each.holder.name for each in (both, one, none)] == [
        "Sở Y tế",
        "Sở Xây dựng",
        "Phòng Kinh tế",
    ]


def test_withdrawn_cases_may_be_on_time_in_the_index():
    kind = REGIME.ruled({"index_ended": Ruling(Ended.ON_TIME)})
    steps = ["received 01 09:00", "withdrawn 16 09:00"]

    assert seen(*steps).index.standing == "late"
    assert seen(*steps, regime=kind).index.standing == "on_time"
    assert seen(*steps, regime=kind).legal.standing == "late"


def test_a_case_stops_waiting_for_one_thing_and_still_waits_for_another():
    steps = ["received 01 09:00", "duty_asked 02 09:00", "suspended 03 09:00"]

    both = seen(*steps, now="04 09:00")
    law = seen(*steps, "duty_paid 05 09:00", now="08 09:00")

    assert (both.holder.kind, law.holder.kind) == ("applicant", "law")
    assert law.due is None


def test_a_restart_keeps_what_still_stands():
    found = seen(
        "received 01 09:00",
        "duty_asked 02 09:00",
        "supplement_asked 03 09:00",
        "supplement_given 05 09:00",
        "duty_paid 10 09:00",
        now="11 09:00",
    )

    # counted anew from the 8th, which and the 9th wait for the duty: 10 11 12 15 … 19 22 23
    assert found.due == at("23 17:00")


def test_silence_that_goes_on_ends_a_pause_by_the_law_where_the_question_names_no_day():
    goes_on = REGIME.ruled(
        {
            "supplement": Ruling(Effect.RESUME),
            "supplement_time": Ruling(Limit(2, Unit.WORKING_DAYS)),
            "supplement_silence": Ruling(ApplicantSilence.GOES_ON),
        }
    )

    found = seen("received 01 09:00", "supplement_asked 03 09:00", now="08 09:00", regime=goes_on)

    # asked on the 3rd, two working days end on the 5th at 17:00, so on the 8th it goes on
    assert found.state is ClockState.RUNNING
    assert found.due == at("18 17:00")  # 2, then 8 9 10 11 12 15 16 17 18


def test_silence_is_not_consent_where_the_law_does_not_say_so():
    steps = ["received 01 09:00", "consultation_asked 02 09:00 to Sở Y tế"]
    limit = {"consultation_time": Ruling(Limit(1, Unit.DAYS))}
    silent = REGIME.ruled(limit)
    consents = silent.ruled({"consultation_silence": Ruling(Silence.CONSENT)})

    assert seen(*steps, now="08 09:00", regime=silent).holder.kind == "consulted"
    assert seen(*steps, now="08 09:00", regime=consents).holder.kind == "office"
    assert seen(*steps, now="03 17:00", regime=consents).holder.kind == "consulted"
