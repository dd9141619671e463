"""Splits and joins."""

import pytest

from motcua.kit.bpmn.stepping import effects, events
from motcua.kit.bpmn.tests.stepping import Play, gateways, tasks


def split(kind: str) -> tuple[str, str]:
    return tasks("a", "b", "c") + gateways(kind, "x", "m"), (
        "start > x; x > a: one; x > b: two; x > c: three; a > m; b > m; c > m; m > end"
    )


def test_an_exclusive_gateway_takes_the_first_flow_whose_condition_holds():
    play = Play(*split("exclusive"), one=False, two=True, three=True).start()

    assert play.waits == ["b"]
    assert play.done("b").ended == "completed"


def test_the_default_is_taken_when_no_condition_holds():
    play = Play(
        tasks("a", "b") + '<exclusiveGateway id="x" default="x-b"/>',
        "start > x; x > a: yes; a > end; x > b > end",
        yes=False,
    ).start()

    assert play.waits == ["b"]


def test_with_no_way_open_the_token_stays_and_an_incident_names_the_gateway():
    play = Play(*split("exclusive"), one=False, two=False, three=False).start()

    (incident,) = play.asked(effects.IncidentReported)
    assert incident.element == "x"
    assert incident.finding.rule.id == "run.no_way"
    play.data["two"] = True
    assert play.let(events.Retried(incident.incident)).waits == ["b"]


def test_a_condition_that_is_not_true_or_false_is_an_incident_of_its_flow():
    play = Play(*split("exclusive"), one="perhaps", two=False, three=False).start()

    (incident,) = play.asked(effects.IncidentReported)
    assert incident.finding.element == "x-a"
    assert "perhaps" in incident.finding.sentence("vi")


def test_an_expression_that_cannot_be_read_is_an_incident_and_no_traceback():
    play = Play(tasks("a", "b"), "start > a; a > b: 1 +; a > end: true; b > end").start().done("a")

    assert [each.finding.rule.id for each in play.asked(effects.IncidentReported)] == [
        "run.expression"
    ]


@pytest.mark.parametrize(
    ("open_ways", "expected"), [("110", ["a", "b"]), ("001", ["c"]), ("111", ["a", "b", "c"])]
)
def test_an_inclusive_gateway_opens_all_that_hold_and_its_join_waits_for_exactly_those(
    open_ways, expected
):
    one, two, three = (way == "1" for way in open_ways)
    play = Play(*split("inclusive"), one=one, two=two, three=three).start()

    assert play.waits == expected
    play.done(*expected[:-1])
    assert not play.ended
    assert play.done(expected[-1]).ended == "completed"


def test_an_inclusive_join_in_a_loop_waits_for_who_can_still_come():
    play = Play(
        tasks("a", "b", "again")
        + gateways("inclusive", "m")
        + gateways("parallel", "g")
        + '<exclusiveGateway id="x" default="x-end"/>',
        "start > g > a > m; g > b > m; m > x; x > again: more; again > m; x > end",
        more=True,
    )
    play.start().done("a")
    assert play.waits == ["b"]

    play.done("b")
    assert play.waits == ["again"]
    play.data["more"] = False
    assert play.done("again").ended == "completed"


def test_an_inclusive_join_goes_on_when_the_branch_it_waited_for_is_taken_away():
    play = Play(
        tasks("a", "b", "c")
        + gateways("parallel", "g")
        + gateways("inclusive", "m")
        + '<boundaryEvent id="late" attachedToRef="b"><timerEventDefinition>'
        + "<timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>",
        "start > g > a > m > end; g > b > m; late > c > end",
    )
    play.start().done("a")
    play.due("late")

    assert play.waits == ["c"]
    assert play.done("c").ended == "completed"


def test_a_parallel_join_waits_for_one_token_on_each_flow():
    play = Play(
        tasks("a", "b") + gateways("parallel", "g", "j"), "start > g > a > j > end; g > b > j"
    ).start()

    assert play.done("a").ended == ""
    assert play.done("b").ended == "completed"


COUNTING = (
    tasks("a", "b", "c", "after")
    + gateways("parallel", "g")
    + '<complexGateway id="m"><activationCondition>activationCount >= 2</activationCondition>'
    + "</complexGateway>",
    "start > g > a > m > after > end; g > b > m; g > c > m",
)


def test_a_complex_gateway_opens_when_its_condition_holds_and_swallows_the_rest():
    play = Play(*COUNTING).start().done("a")
    assert play.waits == ["b", "c"]

    assert play.done("c").waits == ["after", "b"]
    assert play.done("b").waits == ["after"]
    assert play.done("after").ended == "completed"


def test_a_complex_gateway_begins_anew_after_its_reset():
    inside, flows = COUNTING
    play = Play(
        inside + '<exclusiveGateway id="x" default="x-end"/>' + gateways("exclusive", "again"),
        flows.replace("start > g > a", "start > again > g > a").replace(
            "after > end", "after > x > end; x > again: more"
        ),
        more=True,
    )
    play.start().done("a", "b", "c")
    play.done("after")
    assert play.waits == ["a", "b", "c"]

    play.data["more"] = False
    assert play.done("b", "c").waits == ["a", "after"]


def test_an_event_based_gateway_goes_the_way_of_what_comes_first():
    play = Play(
        '<eventBasedGateway id="x"/>'
        + tasks("answered", "late")
        + '<intermediateCatchEvent id="answer"><messageEventDefinition messageRef="reply"/>'
        + '</intermediateCatchEvent><intermediateCatchEvent id="timeout"><timerEventDefinition>'
        + "<timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent>",
        "start > x > answer > answered > end; x > timeout > late > end",
        beside='<message id="reply" name="Reply"/>',
    ).start()

    assert [timer.when for timer in play.timers.values()] == ["P5D"]
    play.message("Reply")
    assert play.waits == ["answered"]
    assert play.timers == {}


def test_an_activity_with_several_conditional_flows_splits_by_itself():
    play = Play(
        tasks("first", "a", "b"),
        "start > first; first > a: one; first > b: two; a > end; b > end",
        one=True,
        two=True,
    )

    assert play.start().done("first").waits == ["a", "b"]
