"""Loops, instances, ad-hoc sub-processes, sub-processes and calls."""

import pytest

from motcua.kit.bpmn.stepping import compile_net, effects, events, fresh, step
from motcua.kit.bpmn.tests.modelling import model
from motcua.kit.bpmn.tests.stepping import ENDS, Play, gateways, tasks, ways


def repeated(characteristics: str, *, name: str = "a") -> str:
    return f'<userTask id="{name}">{characteristics}</userTask>'


def loop(condition: str = "", attributes: str = "") -> str:
    inside = f"<loopCondition>{condition}</loopCondition>" if condition else ""
    return f"<standardLoopCharacteristics {attributes}>{inside}</standardLoopCharacteristics>"


def several(
    number: str, *, sequential: bool = False, completion: str = "", attributes: str = ""
) -> str:
    order = "true" if sequential else "false"
    until = f"<completionCondition>{completion}</completionCondition>" if completion else ""
    return (
        f'<multiInstanceLoopCharacteristics isSequential="{order}" {attributes}>'
        f"<loopCardinality>{number}</loopCardinality>{until}"
        "</multiInstanceLoopCharacteristics>"
    )


ONE = "start > a > end"


@pytest.mark.parametrize(
    ("characteristics", "turns"),
    [
        (loop("loopCounter &lt; 3"), 3),
        (loop("true", 'loopMaximum="4"'), 4),
        (loop("false"), 1),
        (loop("false", 'testBefore="true"'), 0),
        (loop("loopCounter &lt; 2", 'testBefore="true"'), 2),
        (several("3"), 3),
        (several("3", sequential=True), 3),
        (several("0"), 0),
        (several("n + 1"), 3),
        (several("3", completion="numberOfCompletedInstances >= 2"), 2),
        (several("3", sequential=True, completion="outcome = 1"), 1),
    ],
)
def test_an_activity_is_done_as_often_as_it_says(characteristics, turns):
    play = Play(repeated(characteristics), ONE, n=2).start()

    done = 0
    while play.open:
        play.done("a", outcome=1)
        done += 1
    assert done == turns
    assert play.ended == "completed"


def test_instances_of_a_parallel_activity_are_open_together_and_of_a_sequential_one_are_not():
    assert Play(repeated(several("3")), ONE).start().waits == ["a", "a", "a"]
    assert Play(repeated(several("3", sequential=True)), ONE).start().waits == ["a"]


@pytest.mark.parametrize("number", [-1, 1.5, "many", None, True, [1]])
def test_a_number_of_instances_that_is_none_is_an_incident(number):
    play = Play(repeated(several("n")), ONE, n=number)
    play.start()

    (incident,) = play.asked(effects.IncidentReported)
    assert incident.element == "a"
    play.data["n"] = 1
    assert play.let(events.Retried(incident.incident)).waits == ["a"]


def test_a_million_instances_at_once_are_an_incident():
    play = Play(repeated(several("1000000")), ONE).start()

    assert [each.finding.rule.id for each in play.asked(effects.IncidentReported)] == ["run.many"]
    assert len(play.state.tokens) == 2


def test_a_million_turns_one_after_another_keep_the_state_small():
    play = Play(repeated(several("1000000", sequential=True)), ONE).start()
    size = len(str(play.state))

    play.done(*["a"] * 200)
    assert len(str(play.state)) < size + 20


def test_a_loop_of_nothing_but_gateways_ends_in_an_incident():
    play = Play(
        tasks("a") + gateways("exclusive", "m", "x"),
        "start > m > x; x > m: true; x > a: false; a > end",
    ).start()

    rules = {each.finding.rule.id for each in play.asked(effects.IncidentReported)}
    assert rules == {"run.endless"}
    assert not play.ended


def test_a_collection_gives_each_instance_its_element_and_takes_its_result():
    inside = (
        '<userTask id="a"><ioSpecification><dataInput id="many"/><dataOutput id="said"/>'
        '<inputSet><dataInputRefs>many</dataInputRefs></inputSet>'
        '<outputSet><dataOutputRefs>said</dataOutputRefs></outputSet></ioSpecification>'
        '<multiInstanceLoopCharacteristics><loopDataInputRef>many</loopDataInputRef>'
        '<loopDataOutputRef>said</loopDataOutputRef><inputDataItem id="unit"/>'
        '<outputDataItem id="answer"/>'
        "<completionCondition>unit = \"Tax\"</completionCondition>"
        "</multiInstanceLoopCharacteristics></userTask>"
    )  # fmt: skip
    play = Play(inside, ONE, many=["Land", "Tax", "Police"], answer="yes").start()
    assert len(play.open) == 3

    (collected,) = play.done("a").asked(effects.ResultCollected)
    assert (collected.results, collected.turn, collected.value) == ("said", 1, "yes")
    assert play.done("a").ended == "completed"
    assert play.open == []


def test_events_at_the_border_belong_to_all_instances_together():
    timer = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
    play = Play(
        repeated(several("3"))
        + f'<boundaryEvent id="edge" attachedToRef="a">{timer}</boundaryEvent>'
        + tasks("late"),
        "start > a > end; edge > late > end",
    ).start()
    assert len(play.timers) == 1

    play.done("a").due("edge")
    assert play.waits == ["late"]


def ad_hoc(attributes: str, completion: str = "") -> str:
    until = f"<completionCondition>{completion}</completionCondition>" if completion else ""
    return f'<adHocSubProcess id="free" {attributes}>{tasks("a", "b")}{until}</adHocSubProcess>'


def test_an_ad_hoc_sub_process_opens_all_at_once_or_one_after_another():
    assert Play(ad_hoc(""), "start > free > end").start().waits == ["a", "b"]

    play = Play(ad_hoc('ordering="Sequential"'), "start > free > end").start()
    assert play.waits == ["a"]
    assert play.done("a").waits == ["b"]
    assert play.done("b").ended == "completed"


def test_an_ad_hoc_sub_process_ends_when_its_condition_holds_and_withdraws_the_rest():
    play = Play(ad_hoc("", "enough"), "start > free > end", enough=True).start()

    assert play.done("b").ended == "completed"
    assert play.open == []


def test_an_ad_hoc_sub_process_stays_open_for_people_to_choose_again():
    play = Play(ad_hoc("", "enough"), "start > free > end", enough=False).start()
    play.done("a", "b")
    scope = next(token for token in play.state.tokens if token.node == "free")

    play.let(events.ActivityChosen(f"free#{scope.id}", "b"))
    assert play.waits == ["b"]
    play.data["enough"] = True
    assert play.done("b").ended == "completed"


CALLED = (
    '<process id="called" isExecutable="true"><startEvent id="c-s"/><endEvent id="c-e"/>'
    '<userTask id="inner"/><userTask id="big"/>'
    '<exclusiveGateway id="c-x" default="c-x-c-e"/>'
    + ways("c-s > inner > c-x > c-e; c-x > big: amount > 10; big > c-e")
    + "</process>"
)


def test_a_call_hands_values_in_and_out():
    call = (
        '<callActivity id="call" calledElement="called"><ioSpecification>'
        '<dataInput id="amount"/><dataOutput id="level"/>'
        "<inputSet><dataInputRefs>amount</dataInputRefs></inputSet>"
        "<outputSet><dataOutputRefs>level</dataOutputRefs></outputSet></ioSpecification>"
        "<dataInputAssociation><targetRef>amount</targetRef><transformation>fee * 2"
        "</transformation></dataInputAssociation><dataOutputAssociation><targetRef>kept</targetRef>"
        "<transformation>amount + 1</transformation></dataOutputAssociation></callActivity>"
    )
    inside = ENDS + call + '<dataObject id="kept"/>' + ways("start > call > end")
    definitions = model(f'<process id="outer" isExecutable="true">{inside}</process>{CALLED}')
    net = compile_net(definitions, "outer")
    data = {"fee": 6}

    state, (opened,) = step(net, fresh(net), events.Start(), data)
    state, (opened,) = step(net, state, events.TaskFinished(opened.task), data)
    assert opened.element == "big"
    state, asked = step(net, state, events.TaskFinished(opened.task), data)
    assert state.ended == "completed"
    assert effects.DataSet("call", {"kept": 13}) in asked


def test_loops_in_loops_count_for_themselves():
    inner = f'<subProcess id="inner">{loop("loopCounter &lt; 2")}<startEvent id="i-s"/>'
    inner += repeated(several("2", sequential=True)) + '<endEvent id="i-e"/>'
    play = Play(inner + ways("i-s > a > i-e") + "</subProcess>", "start > inner > end").start()

    play.done("a", "a", "a")
    assert not play.ended
    assert play.done("a").ended == "completed"


def test_an_activity_can_ask_for_and_give_several_tokens():
    play = Play(
        '<userTask id="a" completionQuantity="3"/><userTask id="b" startQuantity="2"/>',
        "start > a > b > end",
    ).start()

    assert play.done("a").waits == ["b"]
    assert not play.done("b").ended


def test_tokens_that_an_activity_has_taken_are_not_lost_when_it_cannot_begin():
    play = Play(
        '<userTask id="a" completionQuantity="2"/>'
        + repeated(several("n")).replace('"a"', '"b" startQuantity="2"'),
        "start > a > b > end",
    ).start()
    play.done("a")

    (incident,) = play.asked(effects.IncidentReported)
    play.data["n"] = 3
    assert play.let(events.Retried(incident.incident)).waits == ["b", "b", "b"]


def test_a_million_tokens_at_once_are_an_incident():
    play = Play('<userTask id="a" completionQuantity="1000000"/>', ONE).start().done("a")

    assert [each.finding.rule.id for each in play.asked(effects.IncidentReported)] == ["run.many"]


def test_an_ad_hoc_sub_process_remembers_what_it_has_opened_when_its_condition_fails():
    play = Play(ad_hoc('ordering="Sequential"', "enough"), "start > free > end").start().done("a")

    (incident,) = play.asked(effects.IncidentReported)
    play.data["enough"] = False
    assert play.let(events.Retried(incident.incident)).waits == ["b"]
