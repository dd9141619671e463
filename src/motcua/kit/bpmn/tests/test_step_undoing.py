"""Compensation and transactions."""

from motcua.kit.bpmn.tests.stepping import Play, tasks, ways


def undoable(name: str, *, kind: str = "userTask", inside: str = "") -> str:
    """An activity with its compensation: ``undo-name``."""
    return (
        f'<{kind} id="{name}">{inside}</{kind}>'
        f'<boundaryEvent id="mark-{name}" attachedToRef="{name}"><compensateEventDefinition/>'
        f'</boundaryEvent><userTask id="undo-{name}" isForCompensation="true"/>'
        f'<association id="to-{name}" sourceRef="mark-{name}" targetRef="undo-{name}" '
        'associationDirection="One"/>'
    )


def throw(attributes: str = "", tag: str = "intermediateThrowEvent") -> str:
    return f'<{tag} id="back"><compensateEventDefinition {attributes}/></{tag}>'


def test_what_was_done_is_undone_the_last_first_and_then_it_goes_on():
    play = Play(
        undoable("a") + undoable("b") + tasks("after") + throw(),
        "start > a > b > back > after > end",
    ).start()

    play.done("a", "b")
    assert play.waits == ["undo-b"]
    assert play.done("undo-b").waits == ["undo-a"]
    assert play.done("undo-a").waits == ["after"]
    assert play.done("after").ended == "completed"


def test_one_activity_alone_can_be_undone():
    play = Play(
        undoable("a") + undoable("b") + throw('activityRef="a"'), "start > a > b > back > end"
    ).start()

    assert play.done("a", "b").waits == ["undo-a"]
    assert play.done("undo-a").ended == "completed"


def test_a_throw_that_does_not_wait_goes_on_at_once():
    play = Play(
        undoable("a") + tasks("after") + throw('waitForCompletion="false"'),
        "start > a > back > after > end",
    ).start()

    assert play.done("a").waits == ["after", "undo-a"]
    assert play.done("after").ended == ""
    assert play.done("undo-a").ended == "completed"


def test_what_was_not_done_is_not_undone():
    play = Play(undoable("a") + throw(), "start > back > a > end").start()

    assert play.waits == ["a"]


def test_what_was_done_inside_a_finished_sub_process_is_undone_there():
    inner = f'<subProcess id="inner"><startEvent id="i-s"/>{undoable("a")}<endEvent id="i-e"/>'
    play = Play(
        inner + ways("i-s > a > i-e") + "</subProcess>" + throw(), "start > inner > back > end"
    ).start()

    assert play.done("a").waits == ["undo-a"]
    assert play.done("undo-a").ended == "completed"


def test_each_turn_of_a_loop_is_undone_and_the_log_does_not_grow():
    turns = "<standardLoopCharacteristics><loopCondition>loopCounter &lt; 3</loopCondition>"
    turns += "</standardLoopCharacteristics>"
    play = Play(undoable("a", inside=turns) + throw(), "start > a > back > end").start()

    play.done("a", "a", "a")
    assert len(play.state.tokens[0].log) <= 1
    undone = 0
    while play.open:
        play.done("undo-a")
        undone += 1
    assert (undone, play.ended) == (3, "completed")


def test_a_cancelled_transaction_is_undone_and_left_by_its_cancel_event():
    inside = undoable("a") + tasks("other") + '<startEvent id="t-s"/><parallelGateway id="g"/>'
    inside += '<endEvent id="off"><cancelEventDefinition/></endEvent><endEvent id="t-e"/>'
    play = Play(
        f'<transaction id="t">{inside}{ways("t-s > g > a > off; g > other > t-e")}</transaction>'
        '<boundaryEvent id="edge" attachedToRef="t"><cancelEventDefinition/></boundaryEvent>'
        + tasks("after"),
        "start > t > end; edge > after > end",
    ).start()

    assert play.done("a").waits == ["undo-a"]
    assert play.done("undo-a").waits == ["after"]
    assert play.done("after").ended == "completed"


def test_nothing_is_undone_twice():
    play = Play(
        undoable("a") + throw() + throw().replace('"back"', '"again"'),
        "start > a > back > again > end",
    ).start()

    assert play.done("a", "undo-a").ended == "completed"
