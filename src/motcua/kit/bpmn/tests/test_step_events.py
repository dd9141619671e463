"""Messages, signals, timers, conditions: waited for and caused."""

from motcua.kit.bpmn.stepping import effects, events
from motcua.kit.bpmn.tests.stepping import (
    HEARS,
    HOURLY,
    MESSAGE,
    SIGNAL,
    TIMER,
    Play,
    boundary,
    catch,
    gateways,
    tasks,
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
