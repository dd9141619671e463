"""What cannot have happened is refused, with the event and the reason."""

from datetime import datetime

import pytest

from motcua.kit.clock import (
    ClockState,
    Event,
    EventKind,
    ImpossibleLog,
    Limit,
    Terms,
    Unit,
    explain,
    replay,
)
from motcua.kit.clock.tests.cases import CALENDAR, RECEIVED, REGIME, at, happened, seen

TERMS = Terms(Limit(10, Unit.WORKING_DAYS), CALENDAR, REGIME)


@pytest.mark.parametrize(
    ("steps", "number", "reason"),
    [
        (["finished 06-01 09:00"], 1, "a case begins when it is submitted or received"),
        (["submitted 06-01 09:00", "submitted 06-01 10:00"], 2, "a case is submitted once"),
        ([RECEIVED, "submitted 06-01 10:00"], 2, "a case is submitted once"),
        ([RECEIVED, "received 06-01 10:00"], 2, "it was received already"),
        (
            ["received 06-02 09:00", "rerouted 06-01 09:00"],
            2,
            "time runs backwards; received came at",
        ),
        ([RECEIVED, "duty_paid 06-02 09:00"], 2, "no duty is open"),
        ([RECEIVED, "supplement_given 06-02 09:00"], 2, "no supplement is open"),
        ([RECEIVED, "resumed 06-02 09:00"], 2, "no suspension is open"),
        (
            [RECEIVED, "consultation_answered 06-02 09:00 to Sở Y tế"],
            2,
            "no consultation of Sở Y tế is open",
        ),
        (
            [RECEIVED, "duty_asked 06-02 09:00", "duty_asked 06-03 09:00"],
            3,
            "the duty before is still open",
        ),
        (
            ["submitted 06-01 09:00", "supplement_asked 06-01 10:00", "received 06-02 09:00"],
            3,
            "the supplement that was asked is not given yet",
        ),
        (["submitted 06-01 09:00", "duty_asked 06-01 10:00"], 2, "the case is not received yet"),
        (
            ["submitted 06-01 09:00", "consultation_asked 06-01 10:00"],
            2,
            "the case is not received yet",
        ),
        (["submitted 06-01 09:00", "suspended 06-01 10:00"], 2, "the case is not received yet"),
        (["submitted 06-01 09:00", "finished 06-01 10:00"], 2, "the case is not received yet"),
        (
            ["submitted 06-01 09:00", "extended 06-01 10:00 until 06-20 17:00"],
            2,
            "the case is not received yet",
        ),
        (
            [RECEIVED, "finished 06-03 09:00", "finished 06-04 09:00"],
            3,
            "the case has ended already: it was finished",
        ),
        (
            [RECEIVED, "withdrawn 06-03 09:00", "supplement_asked 06-04 09:00"],
            3,
            "the case has ended already: it was withdrawn",
        ),
        (
            [
                RECEIVED,
                "finished 06-03 09:00",
                "returned 06-04 09:00",
                "returned 06-05 09:00",
            ],
            4,
            "the case is closed",
        ),
        ([RECEIVED, "returned 06-03 09:00"], 2, "there is no result yet"),
        ([RECEIVED, "extended 06-03 09:00"], 2, "it names no new day"),
        (
            [
                RECEIVED,
                "duty_asked 06-02 09:00",
                "extended 06-03 09:00 until 06-20 17:00",
            ],
            3,
            "there is no day that could be moved",
        ),
        (
            [RECEIVED, "extended 06-03 09:00 until 06-15 17:00"],
            2,
            "its new day is not after 2026-06-15T17:00",
        ),
        (
            [RECEIVED, "suspended 06-03 09:00 until 06-03 09:00"],
            2,
            "it gives time until 2026-06-03T09:00:00+07:00, which is past",
        ),
        (
            [
                RECEIVED,
                "suspended 06-03 09:00 until 06-05 09:00",
                "resumed 06-05 09:00",
            ],
            3,
            "the suspension ended by itself at 2026-06-05",
        ),
    ],
)
def test_an_impossible_log_is_refused_with_the_event_and_the_reason(steps, number, reason):
    with pytest.raises(ImpossibleLog) as refused:
        replay(happened(*steps), TERMS)

    event = happened(*steps)[-1]
    assert (refused.value.number, refused.value.event) == (number, event)
    assert refused.value.reason.startswith(reason)
    assert str(refused.value).startswith(f"Event {number}, {event.kind} at {event.at.isoformat()}:")


def test_what_happens_at_one_moment_is_taken_in_the_order_of_the_log():
    found = seen("submitted 06-01 09:00", RECEIVED, "finished 06-01 09:00", now="06-02 09:00")

    assert found.state is ClockState.FINISHED


def test_a_moment_without_a_time_zone_is_refused():
    bare = datetime(2026, 6, 1, 9)  # noqa: DTZ001

    with pytest.raises(ValueError, match="has no time zone"):
        Event(EventKind.RECEIVED, bare)
    with pytest.raises(ValueError, match="has no time zone"):
        Event(EventKind.SUSPENDED, at("06-01 09:00"), until=bare)


def test_a_log_is_not_seen_before_its_last_event():
    with pytest.raises(ValueError, match="has not ended yet"):
        seen(RECEIVED, "rerouted 06-02 09:00", now="06-01 10:00")
    with pytest.raises(ValueError, match="has not ended yet"):
        explain([], TERMS, at("06-01 09:00"))
