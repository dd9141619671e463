"""Messages, signals, timers, conditions, errors, escalations: waited for and caused."""

import pytest

from motcua.kit.bpmn.stepping import effects, events
from motcua.kit.bpmn.tests.stepping import Play, gateways, tasks, ways

MESSAGE = '<message id="m1" name="Reply"/>'
SIGNAL = '<signal id="s1" name="Alarm"/>'
ERROR = '<error id="e1" errorCode="E1"/><error id="e2" errorCode="E2"/>'
ESCALATION = '<escalation id="x1" escalationCode="X1"/>'
TIMER = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
HOURLY = "<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"
HEARS = '<signalEventDefinition signalRef="s1"/>'


def boundary(on: str, definition: str, *, name: str = "edge", cancels: str = "true") -> str:
    return (
        f'<boundaryEvent id="{name}" attachedToRef="{on}" cancelActivity="{cancels}">'
        f"{definition}</boundaryEvent>"
    )


def catch(name: str, definition: str) -> str:
    return f'<intermediateCatchEvent id="{name}">{definition}</intermediateCatchEvent>'


def sub(name: str, inside: str, flows: str, attributes: str = "") -> str:
    return (
        f'<subProcess id="{name}" {attributes}><startEvent id="{name}-s"/>'
        f'<endEvent id="{name}-e"/>{inside}{ways(flows)}</subProcess>'
    )


def handler(definition: str, *, interrupts: str = "true") -> str:
    """An event sub-process with one task called ``handle``."""
    return (
        '<subProcess id="handler" triggeredByEvent="true">'
        f'<startEvent id="h-s" isInterrupting="{interrupts}">{definition}</startEvent>'
        f'{tasks("handle")}<endEvent id="h-e"/>{ways("h-s > handle > h-e")}</subProcess>'
    )


def test_an_interrupting_timer_withdraws_the_task():
    play = Play(
        tasks("a", "late") + boundary("a", TIMER), "start > a > end; edge > late > end"
    ).start()
    (timer,) = play.timers.values()
    assert (timer.element, timer.when, timer.turn) == ("edge", "PT1H", 1)

    play.due("edge")
    assert play.waits == ["late"]
    assert play.timers == {}


def test_a_finished_task_disarms_its_timers():
    play = Play(tasks("a") + boundary("a", TIMER), "start > a > end; edge > end").start()

    play.done("a")
    assert play.timers == {}
    assert play.ended == "completed"


def test_a_cycle_that_does_not_interrupt_is_armed_as_often_as_it_says():
    play = Play(
        tasks("a", "remind") + boundary("a", HOURLY, cancels="false"),
        "start > a > end; edge > remind > end",
    ).start()

    turns = []
    while play.timers:
        turns += [timer.turn for timer in play.timers.values()]
        play.due("edge")
    assert turns == [1, 2, 3]
    assert play.waits == ["a", "remind", "remind", "remind"]


def test_a_plain_timer_that_does_not_interrupt_is_due_once():
    play = Play(
        tasks("a", "remind") + boundary("a", TIMER, cancels="false"),
        "start > a > end; edge > remind > end",
    ).start()

    assert play.due("edge").timers == {}
    assert play.waits == ["a", "remind"]


def test_a_timer_in_calendar_units_is_an_expression_over_the_data():
    unit = '<timerEventDefinition motcua:unit="working_days"><timeDuration>days + 1</timeDuration>'
    play = Play(
        tasks("a") + boundary("a", unit + "</timerEventDefinition>"),
        "start > a > end; edge > end",
        days=4,
    ).start()

    (timer,) = play.timers.values()
    assert (timer.when, timer.unit) == ("5", "working_days")


def test_a_message_goes_to_who_waits_for_it_and_is_unheard_otherwise():
    definition = '<messageEventDefinition messageRef="m1"/>'
    play = Play(catch("wait", definition) + tasks("a"), "start > a > wait > end", beside=MESSAGE)
    play.start()

    assert play.message("Reply").asked(effects.MessageUnheard)
    assert play.done("a").message("m1").ended == "completed"


def test_a_signal_is_heard_by_all_who_wait():
    play = Play(
        catch("one", HEARS) + catch("two", HEARS) + gateways("parallel", "g", "j"),
        "start > g > one > j > end; g > two > j",
        beside=SIGNAL,
    ).start()

    assert play.signal("Alarm").ended == "completed"


def test_a_thrown_signal_is_heard_by_those_who_come_to_wait_in_the_same_step():
    play = Play(
        '<intermediateThrowEvent id="throw">' + HEARS + "</intermediateThrowEvent>"
        + catch("wait", HEARS) + gateways("parallel", "g", "j"),
        "start > g > throw > j > end; g > wait > j",
        beside=SIGNAL,
    ).start()  # fmt: skip

    assert play.ended == "completed"
    assert [each.signal for each in play.asked(effects.SignalThrown)] == ["Alarm"]


def test_a_parallel_multiple_event_waits_for_all_of_its_parts():
    both = HEARS + '<messageEventDefinition messageRef="m1"/>'
    play = Play(
        catch("wait", both).replace('id="wait"', 'id="wait" parallelMultiple="true"'),
        "start > wait > end",
        beside=SIGNAL + MESSAGE,
    ).start()

    assert play.signal("Alarm").signal("Alarm").ended == ""
    assert play.message("Reply").ended == "completed"


def test_a_condition_fires_when_the_data_change_and_not_before():
    definition = "<conditionalEventDefinition><condition>paid</condition>"
    definition += "</conditionalEventDefinition>"
    play = Play(catch("wait", definition), "start > wait > end").start()

    assert play.let(events.DataChanged()).ended == ""
    play.data["paid"] = True
    assert play.let(events.DataChanged()).ended == "completed"


def test_a_condition_that_does_not_interrupt_fires_each_time_it_turns_true():
    definition = "<conditionalEventDefinition><condition>hot</condition>"
    definition += "</conditionalEventDefinition>"
    play = Play(
        tasks("a", "cool") + boundary("a", definition, cancels="false"),
        "start > a > end; edge > cool > end",
        hot=False,
    ).start()

    for hot, expected in [(True, 1), (True, 1), (False, 1), (True, 2)]:
        play.data["hot"] = hot
        play.let(events.DataChanged())
        assert play.waits.count("cool") == expected


def test_a_condition_that_cannot_be_computed_is_reported_once():
    definition = "<conditionalEventDefinition><condition>1 +</condition>"
    definition += "</conditionalEventDefinition>"
    play = Play(catch("wait", definition), "start > wait > end").start()

    assert len(play.asked(effects.IncidentReported)) == 1
    assert play.let(events.DataChanged()).asked(effects.IncidentReported) == []


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


def test_links_are_one_flow_drawn_in_two_places():
    play = Play(
        '<intermediateThrowEvent id="from"><linkEventDefinition name="L"/>'
        "</intermediateThrowEvent>" + catch("to", '<linkEventDefinition name="L"/>') + tasks("a"),
        "start > from; to > a > end",
    )

    assert play.start().waits == ["a"]


def test_several_ways_to_start_are_chosen_by_their_event():
    play = Play(
        '<startEvent id="posted"><messageEventDefinition messageRef="m1"/></startEvent>'
        + tasks("a", "b"),
        "start > a > end; posted > b > end",
        beside=MESSAGE,
    )

    assert play.start("posted").waits == ["b"]
    assert play.done("b").ended == "completed"


def test_a_given_up_process_withdraws_everything():
    play = Play(tasks("a") + boundary("a", TIMER), "start > a > end; edge > end").start()

    assert play.let(events.Cancelled()).ended == "cancelled"
    assert (play.open, play.timers) == ([], {})
