"""The gate: twelve broken nets with their stories, and nets that are fine."""

import time

import pytest

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.gate import prove
from motcua.kit.bpmn.tests.modelling import model
from motcua.kit.bpmn.tests.proving import fine, found
from motcua.kit.bpmn.tests.stepping import (
    ENDS,
    TIMER,
    boundary,
    catch,
    definitions,
    gateways,
    sub,
    tasks,
    ways,
)

DEFAULT_B = '<exclusiveGateway id="x" default="x-b"/>'


def test_one_branch_chosen_and_two_joined_come_to_a_standstill():
    faults = found(
        tasks("a", "b") + DEFAULT_B + gateways("parallel", "j"),
        "start > x; x > a: yes; x > b > j; a > j > end",
    )

    assert faults["deadlock"] == "j | start at “start”; “a” done"


def test_two_branches_opened_and_merged_without_a_join_double_the_work():
    faults = found(
        tasks("a", "b", "c") + gateways("parallel", "g") + gateways("exclusive", "m"),
        "start > g > a > m > c > end; g > b > m",
    )

    assert faults == {"doubled_token": "c | start at “start”; “a” done; “b” done"}


def test_doubled_tokens_meet_also_when_one_way_is_longer():
    faults = found(
        tasks("a", "b1", "b2", "b3", "c", "d") + gateways("parallel", "g")
        + gateways("exclusive", "m"),
        "start > g > a > m > c > d > end; g > b1 > b2 > b3 > m",
    )  # fmt: skip

    assert faults["doubled_token"].startswith("c | ")


def test_a_branch_left_behind_at_a_join_is_a_lost_token():
    faults = found(
        tasks("a", "b", "c") + gateways("parallel", "g", "j")
        + '<exclusiveGateway id="x" default="x-j"/>',
        "start > g > a > j > end; g > b > x > j; x > c: no; c > end",
    )  # fmt: skip

    assert faults["lost_token"].startswith("j | ")
    assert "“c” done" in faults["lost_token"]


def test_a_loop_without_a_way_out_has_no_end():
    faults = found(
        tasks("a", "b") + gateways("exclusive", "m", "y"),
        "start > m > a > y; y > m: true; y > b: false; b > end",
    )

    assert faults["no_end"].startswith("a | ")
    assert faults["dead_element"].startswith("b | ")


def test_what_no_way_leads_to_is_dead():
    faults = found(
        tasks("a", "b", "c") + '<exclusiveGateway id="x" default="x-b"/>',
        "start > a > x; x > c: false; x > b > end; c > end",
    )

    assert faults == {"dead_element": "c | "}


def test_a_loop_of_services_alone_can_run_for_ever():
    faults = found(
        tasks("ask", kind="serviceTask") + gateways("exclusive", "m")
        + '<exclusiveGateway id="x" default="x-end"/>',
        "start > m > ask > x > end; x > m: again",
    )  # fmt: skip

    assert faults == {"endless_loop": "ask | start at “start”"}


def test_a_timer_or_a_person_makes_such_a_loop_lawful():
    flows = "start > m > ask > x > end; x > pause: again; pause > m"
    inside = tasks("ask", kind="serviceTask") + gateways("exclusive", "m")
    inside += '<exclusiveGateway id="x" default="x-end"/>'

    assert fine(inside + tasks("pause"), flows)
    assert fine(inside + catch("pause", TIMER), flows)


def test_a_loop_of_nothing_at_all_is_an_incident():
    faults = found(
        tasks("a") + gateways("exclusive", "m", "x"),
        "start > m > x; x > m: again; x > a: not(again); a > end",
    )

    assert set(faults) >= {"incident"}


def test_a_message_that_nobody_sends_is_told_with_the_way_to_it():
    faults = found(
        tasks("a") + catch("wait", '<messageEventDefinition messageRef="m1"/>'),
        "start > a > wait > end",
        '<message id="m1" name="Reply"/>',
    )

    assert faults == {"unsent_message": "wait | start at “start”; “a” done"}


def test_a_message_that_another_pool_sends_is_lawful():
    waiting = ENDS + catch("wait", '<messageEventDefinition messageRef="m1"/>')
    throw = '<intermediateThrowEvent id="tell"><messageEventDefinition messageRef="m1"/>'
    sending = '<startEvent id="s2"/><endEvent id="e2"/>' + throw + "</intermediateThrowEvent>"
    both = model(
        '<message id="m1" name="Reply"/><collaboration id="c">'
        '<participant id="p1" processRef="one"/><participant id="p2" processRef="two"/>'
        '<messageFlow id="mf" sourceRef="tell" targetRef="wait"/></collaboration>'
        f'<process id="one" isExecutable="true">{waiting}{ways("start > wait > end")}</process>'
        f'<process id="two" isExecutable="true">{sending}{ways("s2 > tell > e2")}</process>'
    )

    assert [proof.fine for proof in prove(both)] == [True, True]


def test_an_error_that_nobody_catches_is_told():
    faults = found(
        tasks("a") + '<endEvent id="bad"><errorEventDefinition errorRef="e1"/></endEvent>'
        + DEFAULT_B.replace("x-b", "x-end"),
        "start > a > x > end; x > bad: wrong",
        '<error id="e1" errorCode="E1"/>',
    )  # fmt: skip

    assert faults == {"incident": "bad | start at “start”; “a” done"}


def test_an_expression_that_cannot_be_read_is_told():
    faults = found(tasks("a", "b") + DEFAULT_B, "start > x; x > a: 1 +; x > b > end; a > end")

    assert faults == {"incident": "x-a | start at “start”"}


def test_what_is_sound_is_proven_whatever_it_is_made_of():
    assert fine(
        sub("inner", tasks("a", "b") + gateways("parallel", "g", "j"),
            "inner-s > g > a > j > inner-e; g > b > j")
        + boundary("inner", TIMER) + boundary("inner", TIMER, name="note", cancels="false")
        + tasks("late", "remind"),
        "start > inner > end; edge > late > end; note > remind > end",
    )  # fmt: skip


def parallel(branches: int, length: int, *, extra: str = "", flows: str = ""):
    inside = gateways("parallel", "g", "j") + extra
    text = ["start > g", "j > end", *([flows] if flows else [])]
    for branch in range(branches):
        names = [f"t{branch}-{step}" for step in range(length)]
        inside += tasks(*names)
        text.append(" > ".join(["g", *names, "j"]))
    return definitions(inside, "; ".join(text))


def test_twelve_parallel_branches_of_two_tasks_are_proven_in_under_a_second():
    begun = time.perf_counter()
    (proof,) = prove(parallel(12, 2))

    assert proof.fine
    assert proof.states < 60
    assert time.perf_counter() - begun < 1


def test_past_the_cap_it_says_not_proven_and_never_fine():
    stop = '<endEvent id="stop"><terminateEventDefinition/></endEvent>'
    model = parallel(12, 2, extra=tasks("off") + stop, flows="g > off > stop")
    (proof,) = prove(model, most=500)

    assert not proof.fine
    assert "gate.not_proven" in {finding.rule.id for finding in proof.findings}


def test_a_fault_is_found_in_one_of_many_branches():
    inside = DEFAULT_B + tasks("b", "c") + gateways("parallel", "k")
    model = parallel(8, 2, extra=inside, flows="g > x; x > c: yes; x > b > k; c > k; k > j")
    (proof,) = prove(model)

    assert [finding.rule.id for finding in proof.findings][:1] == ["gate.deadlock"]


def test_stories_are_told_in_both_languages():
    (proof,) = prove(
        definitions(
            tasks("a", "b") + DEFAULT_B + gateways("parallel", "j"),
            "start > x; x > a: yes; x > b > j; a > j > end",
        )
    )

    assert "“a” xong" in proof.findings[0].sentence("vi")
    assert "“a” done" in proof.findings[0].sentence("en")


def test_a_process_that_cannot_be_walked_is_refused():
    with pytest.raises(BpmnError):
        prove(model('<process id="p" isExecutable="true"/>'))


def test_a_model_in_which_nothing_is_executable_is_refused_and_not_fine():
    with pytest.raises(BpmnError, match=r"gate\.nothing"):
        prove(model('<process id="p" isExecutable="false"/>'))


def test_seven_ways_that_open_together_are_tried_in_part_and_said_to_be_unproven():
    names = [f"w{number}" for number in range(8)]
    opened = "; ".join(f"x > {name}: c = {number}" for number, name in enumerate(names))
    joined = "; ".join(f"{name} > j" for name in names)
    inside = tasks(*names) + '<inclusiveGateway id="x" default="x-j"/>' + gateways("inclusive", "j")
    (proof,) = prove(definitions(inside, f"start > x > j > end; {opened}; {joined}"))

    assert [finding.rule.id for finding in proof.findings] == ["gate.not_proven"]


def test_thirty_questions_in_one_step_are_tried_in_part_and_said_to_be_unproven():
    inside, chain, around = "", "start", ""
    for number in range(30):
        inside += f'<exclusiveGateway id="x{number}" default="x{number}-m{number}"/>'
        inside += gateways("exclusive", f"y{number}", f"m{number}")
        chain += f" > x{number} > m{number}"
        around += f"; x{number} > y{number}: c{number}; y{number} > m{number}"
    began = time.perf_counter()
    (proof,) = prove(definitions(inside, f"{chain} > end{around}"))

    assert time.perf_counter() - began < 30
    assert [finding.rule.id for finding in proof.findings] == ["gate.not_proven"]
