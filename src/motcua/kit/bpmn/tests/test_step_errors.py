"""Errors, escalations and all that ends or takes over a scope."""

import pytest

from motcua.kit.bpmn.stepping import effects, events
from motcua.kit.bpmn.tests.stepping import (
    ERROR,
    ESCALATION,
    HEARS,
    SIGNAL,
    TIMER,
    Play,
    boundary,
    gateways,
    handler,
    sub,
    tasks,
)


def thrown(code: str) -> tuple[str, str]:
    error = f'<endEvent id="bad"><errorEventDefinition errorRef="{code}"/></endEvent>'
    caught = '<errorEventDefinition errorRef="e1"/>'
    return (
        sub("inner", tasks("a", "b") + gateways("parallel", "g") + error,
            "inner-s > g > a > bad; g > b > inner-e")
        + boundary("inner", caught) + boundary("inner", "<errorEventDefinition/>", name="any")
        + tasks("mend", "other"),
        "start > inner > end; edge > mend > end; any > other > end",
    )  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), [("e1", ["mend"]), ("e2", ["other"])])
def test_an_error_goes_to_who_names_it_and_else_to_who_catches_all(code, expected):
    play = Play(*thrown(code), beside=ERROR).start()
    assert play.waits == ["a", "b"]

    assert play.done("a").waits == expected


def test_a_service_that_fails_goes_the_way_of_its_error():
    play = Play(
        tasks("call", kind="serviceTask") + tasks("mend")
        + boundary("call", '<errorEventDefinition errorRef="e1"/>'),
        "start > call > end; edge > mend > end",
        beside=ERROR,
    ).start()  # fmt: skip

    assert play.failed("call", "E1").waits == ["mend"]
    assert play.asked(effects.TaskClosed) == []


def test_a_failure_that_nobody_catches_is_an_incident_and_is_tried_again():
    play = Play(tasks("call", kind="serviceTask"), "start > call > end").start()
    play.failed("call", "E9")

    (incident,) = play.asked(effects.IncidentReported)
    assert "E9" in incident.finding.fault()
    play.let(events.Retried(incident.incident))
    assert play.waits == ["call"]
    assert play.done("call").ended == "completed"


def test_an_escalation_leaves_the_work_going_where_it_does_not_interrupt():
    throw = '<intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="x1"/>'
    play = Play(
        sub("inner", tasks("a", "b") + throw + "</intermediateThrowEvent>",
            "inner-s > a > up > b > inner-e")
        + boundary("inner", '<escalationEventDefinition escalationRef="x1"/>', cancels="false")
        + tasks("leader"),
        "start > inner > end; edge > leader > end",
        beside=ESCALATION,
    ).start()  # fmt: skip

    assert play.done("a").waits == ["b", "leader"]


def test_an_escalation_that_nobody_catches_goes_out():
    throw = '<intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="x1"/>'
    play = Play(throw + "</intermediateThrowEvent>", "start > up > end", beside=ESCALATION)

    assert [each.code for each in play.start().asked(effects.Escalated)] == ["X1"]
    assert play.ended == "completed"


def test_an_interrupting_event_sub_process_takes_its_scope_over():
    play = Play(
        sub("inner", tasks("a") + handler(HEARS), "inner-s > a > inner-e") + tasks("b"),
        "start > inner > b > end",
        beside=SIGNAL,
    ).start()

    assert play.signal("Alarm").waits == ["handle"]
    assert play.signal("Alarm").waits == ["handle"]
    assert play.done("handle").waits == ["b"]


def test_an_event_sub_process_that_does_not_interrupt_holds_its_scope_open():
    play = Play(
        sub("inner", tasks("a") + handler(HEARS, interrupts="false"), "inner-s > a > inner-e")
        + tasks("b"),
        "start > inner > b > end",
        beside=SIGNAL,
    ).start()

    assert play.signal("Alarm").signal("Alarm").waits == ["a", "handle", "handle"]
    play.done("a", "handle")
    assert play.waits == ["handle"]
    assert play.done("handle").waits == ["b"]


def test_a_terminate_end_ends_all_that_is_open():
    play = Play(
        tasks("a", "b") + gateways("parallel", "g")
        + '<endEvent id="stop"><terminateEventDefinition/></endEvent>',
        "start > g > a > stop; g > b > end",
    ).start()  # fmt: skip

    assert play.done("a").ended == "terminated"
    assert play.open == []


def test_a_terminate_end_within_a_sub_process_ends_only_that():
    stop = '<endEvent id="stop"><terminateEventDefinition/></endEvent>'
    play = Play(
        sub("inner", tasks("a", "b") + gateways("parallel", "g") + stop,
            "inner-s > g > a > stop; g > b > inner-e")
        + tasks("after"),
        "start > inner > after > end",
    ).start()  # fmt: skip

    assert play.done("a").waits == ["after"]


def test_a_task_whose_timer_cannot_be_computed_is_not_opened_until_it_can():
    soon = (
        "<timerEventDefinition><timeDuration>duration(limit)</timeDuration></timerEventDefinition>"
    )
    play = Play(
        tasks("a") + boundary("a", TIMER) + boundary("a", soon, name="other"),
        "start > a > end; edge > end; other > end",
        limit=None,
    ).start()

    (incident,) = play.seen
    assert isinstance(incident, effects.IncidentReported)
    play.data["limit"] = "PT5M"
    play.let(events.Retried(incident.incident))
    assert play.waits == ["a"]
    assert sorted(timer.when for timer in play.timers.values()) == ["PT1H", "PT5M"]
    assert play.done("a").timers == {}


def test_a_task_that_is_done_but_cannot_go_on_waits_for_nothing_more():
    play = Play(
        tasks("a", "b", "c") + boundary("a", TIMER),
        "start > a; a > b: way; a > c: other; edge > end; b > end; c > end",
        other=False,
    ).start()
    play.done("a")

    (incident,) = play.asked(effects.IncidentReported)
    assert play.timers == {}
    play.data["way"] = True
    assert play.let(events.Retried(incident.incident)).waits == ["b"]
