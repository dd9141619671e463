"""Processes played in simulated time."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.kit.bpmn.model import TimerKind
from motcua.kit.bpmn.playing import Answer, World, moment_of
from motcua.kit.bpmn.stepping import effects, events
from motcua.kit.bpmn.tests.modelling import model
from motcua.kit.bpmn.tests.stepping import (
    ENDS,
    SIGNAL,
    boundary,
    catch,
    definitions,
    gateways,
    tasks,
    ways,
)

MORNING = datetime(2026, 11, 25, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "when", "unit", "due"),
    [
        (TimerKind.DURATION, "PT90S", "", MORNING + timedelta(seconds=90)),
        (TimerKind.DURATION, "3", "working_days", MORNING + timedelta(days=3)),
        (TimerKind.DURATION, "2", "hours", MORNING + timedelta(hours=2)),
        (TimerKind.DURATION, "P1Y", "", MORNING + timedelta(days=365.25)),
        (TimerKind.DATE, "2026-12-01", "", datetime(2026, 12, 1, tzinfo=UTC)),
        (TimerKind.DATE, "2026-12-01T07:00:00+07:00", "", datetime(2026, 12, 1, tzinfo=UTC)),
        (TimerKind.CYCLE, "R4/PT10S", "", MORNING + timedelta(seconds=10)),
        (TimerKind.CYCLE, "R/2026-12-01/P1D", "", datetime(2026, 12, 1, tzinfo=UTC)),
    ],
)
def test_a_timer_is_due_when_its_text_says(kind, when, unit, due):
    assert moment_of(effects.TimerArmed("t", "t", kind, when, unit), MORNING) == due


@pytest.mark.parametrize("when", ["soon", "", "P1Y2D", "P99999999999999D", "R/"])
def test_a_text_that_says_no_moment_is_an_error(when):
    with pytest.raises(ValueError):
        moment_of(effects.TimerArmed("t", "t", TimerKind.DURATION, when), MORNING)


def slow(_instance, work):
    """Everything takes a minute."""
    return Answer(events.TaskFinished(work.task), timedelta(minutes=1))


TIMER = "<timerEventDefinition><timeDuration>{}</timeDuration></timerEventDefinition>"


@pytest.mark.parametrize(("limit", "late"), [("PT30S", True), ("PT2M", False)])
def test_time_jumps_to_what_is_due_first(limit, late):
    world = World(
        definitions(
            tasks("a", "hurry") + boundary("a", TIMER.format(limit)),
            "start > a > end; edge > hurry > end",
        ),
        slow,
        now=MORNING,
    )
    seen = []
    world.said = lambda _instance, effect: seen.append(getattr(effect, "element", ""))
    instance = world.begin("process", {})
    world.go_on()

    assert ("hurry" in seen) is late
    assert instance.state.ended == "completed"
    assert world.now == MORNING + timedelta(seconds=90 if late else 60)


def test_it_stops_at_the_moment_that_it_is_given():
    world = World(definitions(tasks("a", "b"), "start > a > b > end"), slow, now=MORNING)
    instance = world.begin("process", {})

    world.go_on(MORNING + timedelta(seconds=90))
    assert [token.node for token in instance.state.tokens] == ["process", "b"]


def test_pools_exchange_messages_and_start_one_another():
    asking = ENDS + (
        '<intermediateThrowEvent id="ask"><messageEventDefinition messageRef="m1"/>'
        "</intermediateThrowEvent>" + catch("wait", '<messageEventDefinition messageRef="m2"/>')
    )
    answering = (
        '<startEvent id="s2"><messageEventDefinition messageRef="m1"/></startEvent>'
        '<userTask id="think"/><endEvent id="e2"><messageEventDefinition messageRef="m2"/>'
        "</endEvent>"
    )
    world = World(
        model(
            '<message id="m1" name="Question"/><message id="m2" name="Answer"/>'
            '<collaboration id="c"><participant id="p1" processRef="one"/>'
            '<participant id="p2" processRef="two"/>'
            '<messageFlow id="f1" sourceRef="ask" targetRef="s2"/>'
            '<messageFlow id="f2" sourceRef="e2" targetRef="wait"/></collaboration>'
            f'<process id="one">{asking}{ways("start > ask > wait > end")}</process>'
            f'<process id="two">{answering}{ways("s2 > think > e2")}</process>'
        ),
        slow,
        now=MORNING,
    )
    world.begin("one", {})
    world.go_on()

    assert [each.state.ended for each in world.instances] == ["completed", "completed"]
    assert world.troubles == []


def test_a_process_that_never_ends_is_given_up():
    world = World(
        definitions(
            tasks("a") + gateways("exclusive", "m", "x"),
            "start > m > a > x; x > m: true; x > end: false",
        ),
        lambda _instance, work: Answer(events.TaskFinished(work.task)),
        now=MORNING,
    )
    world.begin("process", {})
    world.go_on()

    assert [each.finding.rule.id for each in world.troubles] == ["play.endless"]


def test_a_timer_without_a_moment_is_a_trouble():
    inside = tasks("a") + boundary("a", TIMER.format('"soon"'))
    world = World(definitions(inside, "start > a > end; edge > end"), slow, now=MORNING)
    world.begin("process", {})
    world.go_on()

    assert [each.finding.rule.id for each in world.troubles] == ["play.moment"]


def test_a_process_that_waits_for_its_own_start_does_not_hear_what_others_call_out():
    calling = ENDS + '<intermediateThrowEvent id="call"><signalEventDefinition signalRef="s1"/>'
    calling += "</intermediateThrowEvent>" + ways("start > call > end")
    waiting = f'<startEvent id="s2">{TIMER.format("PT1H")}</startEvent><endEvent id="e2"/>'
    world = World(
        model(
            f'{SIGNAL}<process id="one">{calling}</process>'
            f'<process id="two">{waiting}{ways("s2 > e2")}</process>'
        ),
        slow,
        now=MORNING,
    )
    world.begin("two", {})
    world.begin("one", {})
    world.go_on()

    assert [each.state.ended for each in world.instances] == ["completed", "completed"]
    assert world.now == MORNING + timedelta(hours=1)
