"""Events and states that cannot be accepted: one clear error, and nothing changes."""

import json

import pytest

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.state import FORMAT, State, Token, dump, load
from motcua.kit.bpmn.stepping import compile_net, events, fresh, step
from motcua.kit.bpmn.tests.modelling import model, process
from motcua.kit.bpmn.tests.stepping import ENDS, Play, definitions, sub, tasks, ways

TWO = tasks("a") + tasks("call", kind="serviceTask"), "start > a > call > end"


def refused(call) -> str:
    with pytest.raises(BpmnError) as caught:
        call()
    (finding,) = caught.value.findings
    assert finding.sentence("vi") != finding.sentence("en")
    return finding.rule.id


@pytest.mark.parametrize(
    ("event", "rule"),
    [
        (events.TaskFinished("a#99"), "event.unknown"),
        (events.TaskFinished("b#3"), "event.unknown"),
        (events.TaskFinished("start#2"), "event.over"),
        (events.TaskFinished("a"), "event.unknown"),
        (events.TaskFinished("a#" + "9" * 5000), "event.unknown"),
        (events.ServiceAnswered("a#3"), "event.kind"),
        (events.ServiceFailed("a#3"), "event.kind"),
        (events.TimerDue("a#3"), "event.over"),
        (events.Retried("a#3"), "event.over"),
        (events.ActivityChosen("process#1", "a"), "event.choice"),
        (events.Start(), "event.started"),
    ],
)
def test_an_event_for_what_is_not_open_is_refused(event, rule):
    play = Play(*TWO).start()

    assert refused(lambda: play.let(event)) == rule
    assert play.waits == ["a"]


def test_a_task_is_finished_once():
    play = Play(*TWO).start()
    task = play.task("a")
    play.done("a")

    assert refused(lambda: play.let(events.TaskFinished(task))) == "event.over"


def test_a_finished_process_accepts_nothing():
    play = Play(*TWO).start().done("a", "call")
    assert play.ended

    for event in (events.Start(), events.Cancelled(), events.DataChanged()):
        assert refused(lambda event=event: play.let(event)) == "event.ended"


def test_nothing_comes_before_the_start():
    play = Play(*TWO)

    assert refused(lambda: play.let(events.DataChanged())) == "event.not_started"
    assert refused(lambda: play.start("a")) == "event.start"


def test_a_state_of_another_net_is_refused():
    one, other = (compile_net(definitions(tasks(name), f"start > {name} > end")) for name in "ab")
    state, _ = step(one, fresh(one), events.Start())

    assert refused(lambda: step(other, state, events.DataChanged())) == "state.foreign"


@pytest.mark.parametrize(
    "tokens",
    [
        [[1, "process", 0, "in"], [2, "nowhere", 1, "open"]],
        [[1, "process", 0, "in"], [2, "start", 1, "open"]],
        [[1, "process", 0, "in"], [2, "a", 1, "loop"]],
        [[1, "process", 0, "in"], [2, "a", 1, "join"]],
        [[1, "process", 0, "in"], [2, "a", 1, "stuck", "", 0, [], [["redo", 77]]]],
        [[1, "process", 0, "in"], [2, "a", 1, "open"], [3, "call", 2, "open"]],
        [[1, "process", 0, "in", "", 0, [], [], [["gone", 1, []]]], [2, "a", 1, "open"]],
        [[1, "a", 0, "open"]],
    ],
)
def test_a_state_with_a_token_where_none_can_be_is_refused(tokens):
    net = compile_net(definitions(*TWO))
    written = {"format": FORMAT, "process": net.process, "version": net.version, "next": 9}
    state = load(json.dumps({**written, "tokens": tokens, "ended": ""}))

    assert refused(lambda: step(net, state, events.DataChanged())) == "state.place"


def written(**changed: object) -> str:
    """A state of a fresh process, altered."""
    parts = {"format": 1, "process": "p", "version": "v", "next": 9, "ended": "", "tokens": []}
    return json.dumps(parts | changed)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "state.unreadable"),
        ("[" * 100_000, "state.unreadable"),
        ("[]", "state.format"),
        (written(format=99), "state.format"),
        ('{"format": 1}', "state.shape"),
        (written(tokens=[5]), "state.shape"),
        (written(tokens=[[1, "p", 0, "in"], [1, "a", 1, "open"]]), "state.shape"),
        (written(tokens=[[2, "a", 3, "open"]]), "state.shape"),
        (written(tokens=[[1, "p", 0, "dances"]]), "state.shape"),
        (written(tokens=[[1, "p", 0, "in"], [99, "a", 1, "open"]]), "state.shape"),
        (written(next=1, ended="dead"), "state.shape"),
        (written(next=True), "state.shape"),
    ],
)
def test_a_text_that_is_no_state_is_refused(text, rule):
    assert refused(lambda: load(text)) == rule


def test_a_state_is_small_and_leaves_out_what_is_empty():
    state = State("p", "v", 3, (Token(1, "p", 0, "in"), Token(2, "a", 1, "open")))

    assert load(dump(state)) == state
    assert '[2,"a",1,"open"]' in dump(state)


def test_a_log_as_deep_as_can_be_read_is_looked_through_as_well():
    inside = sub("sub", tasks("a"), "sub-s > a > sub-e")
    play = Play(inside, "start > sub > end").start()
    log = ["sub", 1, []]
    for _ in range(700):
        log = ["sub", 1, [log]]
    raw = json.loads(dump(play.state))
    raw["tokens"][0] += ["", 0, [], [], [log]]

    state = load(json.dumps(raw))

    assert step(play.net, state, events.DataChanged()).state == state


def test_a_process_that_is_not_there_is_refused():
    assert refused(lambda: compile_net(definitions(*TWO), "absent")) == "net.process"


def test_calls_in_a_circle_are_refused_with_the_way_they_take():
    def calling(name: str, called: str) -> str:
        inside = f'<startEvent id="{name}s"/><callActivity id="{name}c" calledElement="{called}"/>'
        return f'<process id="{name}">{inside}{ways(f"{name}s > {name}c")}</process>'

    with pytest.raises(BpmnError, match="one → two → one"):
        compile_net(model(calling("one", "two") + calling("two", "one")), "one")


def test_a_call_of_nothing_is_refused():
    call = ENDS + '<callActivity id="c" calledElement="gone"/>' + ways("start > c > end")

    assert refused(lambda: compile_net(process(call))) == "net.call_unknown"


def test_a_call_of_what_only_a_message_starts_is_refused():
    called = '<process id="two"><startEvent id="s2"><messageEventDefinition messageRef="m"/>'
    called += '</startEvent></process><message id="m"/>'
    call = ENDS + '<callActivity id="c" calledElement="two"/>' + ways("start > c > end")

    assert refused(lambda: compile_net(model(f'<process id="one">{call}</process>{called}'))) == (
        "net.start"
    )
