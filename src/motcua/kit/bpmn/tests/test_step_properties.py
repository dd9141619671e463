"""Whatever comes in whatever order: nothing vanishes, nothing hangs, the same gives the same."""

import copy
import random
import time

import pytest

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.playing.choices import choices
from motcua.kit.bpmn.state import LOOP, OPEN, dump, load
from motcua.kit.bpmn.stepping import compile_net, effects, events, fresh, step
from motcua.kit.bpmn.stepping.fitting import misfit
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.walk import Walk
from motcua.kit.bpmn.tests.modelling import process
from motcua.kit.bpmn.tests.stepping import (
    ENDS,
    ERROR,
    HEARS,
    HOURLY,
    SIGNAL,
    boundary,
    definitions,
    gateways,
    sub,
    tasks,
    ways,
)
from motcua.kit.bpmn.tests.test_step_loops import loop, repeated, several
from motcua.kit.bpmn.tests.test_step_undoing import throw, undoable

EVERYTHING = (
    sub(
        "inner",
        undoable("a") + tasks("call", kind="serviceTask") + gateways("parallel", "g", "j")
        + '<endEvent id="bad"><errorEventDefinition errorRef="e1"/></endEvent>'
        + '<exclusiveGateway id="ix" default="ix-inner-e"/>',
        "inner-s > g > a > j > ix > inner-e; g > call > j; ix > bad: wrong",
    )
    + boundary("inner", HEARS) + boundary("inner", HOURLY, name="hourly", cancels="false")
    + boundary("inner", '<errorEventDefinition errorRef="e1"/>', name="failed")
    + tasks("mend", "remind", "last") + throw()
    + repeated(several("n"), name="each") + repeated(loop("loopCounter &lt; 2"), name="twice")
    + gateways("inclusive", "split", "join") + '<exclusiveGateway id="x" default="x-last"/>'
    + gateways("exclusive", "m"),
    "start > m > inner > split; split > each: true; split > twice: n > 1; each > join;"
    "twice > join > x > last > end; x > m: again; edge > back > mend > end; hourly > remind > end;"
    "failed > mend",
)  # fmt: skip
NET = compile_net(definitions(*EVERYTHING, beside=SIGNAL + ERROR))


def happening(state, data) -> list[events.Event]:
    """Everything that can happen now."""
    walk = Walk(NET, state, data, Judge())
    return [choice.event for token in state.tokens for choice in choices(walk, token)]


def lived(seed: int, length: int = 60):
    """A random life: the events, the data at each, and the states."""
    chance = random.Random(seed)  # noqa: S311
    data = {"n": 2, "again": True, "wrong": False}
    event: events.Event = events.Start()
    state = fresh(NET)
    for _ in range(length):
        before = copy.deepcopy((state, data))
        after, asked = step(NET, state, event, data)
        assert (state, data) == before
        yield event, dict(data), state, after, asked
        state = after
        if state.ended:
            return
        data |= {
            "n": chance.randrange(4),
            "again": chance.random() < 0.7,
            "wrong": chance.random() < 0.1,
        }
        options = happening(state, data)
        assert options, state
        event = chance.choice(options)


@pytest.mark.parametrize("seed", range(40))
def test_a_random_life_keeps_every_promise(seed):
    open_tasks: set[str] = set()
    for event, data, before, after, asked in lived(seed):
        assert step(NET, before, event, data) == (after, asked)
        assert load(dump(after)) == after
        assert misfit(NET, after) == ""
        assert len(dump(after)) < 2_000
        open_tasks.discard(getattr(event, "task", ""))
        for effect in asked:
            assert not isinstance(effect, effects.IncidentReported), effect
            if isinstance(effect, effects.TaskOpened | effects.ServiceCalled):
                open_tasks.add(effect.task)
            elif isinstance(effect, effects.TaskClosed):
                open_tasks.remove(effect.task)
        assert open_tasks == {
            f"{token.node}#{token.id}" for token in after.tokens if token.doing == OPEN
        }
        assert bool(after.tokens) != bool(after.ended)
        assert _nobody_is_empty(after)


def _nobody_is_empty(state) -> bool:
    """A loop with no turn inside would never go on."""
    outers = {token.inside for token in state.tokens}
    return all(token.id in outers for token in state.tokens if token.doing == LOOP)


@pytest.mark.parametrize("seed", range(20))
def test_any_garbage_of_an_event_is_refused_or_harmless(seed):
    chance = random.Random(seed)  # noqa: S311
    *_, (_, data, _, state, _) = lived(seed, length=chance.randrange(1, 20))
    names = [f"{token.node}#{token.id}" for token in state.tokens]
    names += ["", "#", "a#x", "#1", "a#-1", "a#1e9", "\x00", "a#٣", *(f"a#{n}" for n in range(5))]
    made = (
        events.TaskFinished, events.ServiceAnswered, events.ServiceFailed, events.TimerDue,
        events.Retried, events.MessageArrived, events.SignalArrived, events.Start,
        lambda name: events.ActivityChosen(name, name),
    )  # fmt: skip
    for name in names:
        for make in made:
            try:
                after, _ = step(NET, state, make(name), data)
            except BpmnError as refused:
                assert refused.findings
            else:
                assert misfit(NET, after) == ""


@pytest.mark.parametrize("seed", range(20))
def test_any_damage_to_a_state_is_refused_or_harmless(seed):
    chance = random.Random(seed)  # noqa: S311
    *_, (_, data, _, state, _) = lived(seed, length=12)
    text = dump(state)
    for _ in range(200):
        at = chance.randrange(len(text))
        cut = chance.randrange(0, 4)
        damaged = text[:at] + chance.choice('0123456789"[],{}ainop#-') + text[at + cut :]
        try:
            found = load(damaged)
            step(NET, found, events.DataChanged(), data)
            for event in happening(found, data)[:3]:
                step(NET, found, event, data)
        except BpmnError as refused:
            assert refused.findings


def test_ten_thousand_nodes_in_a_row_are_walked():
    names = [f"g{number}" for number in range(10_000)]
    way = " > ".join(["start", *names, "end"])
    model = process(ENDS + gateways("exclusive", *names) + ways(way))
    begun = time.perf_counter()
    net = compile_net(model)

    assert step(net, fresh(net), events.Start()).state.ended == "completed"
    assert time.perf_counter() - begun < 10
