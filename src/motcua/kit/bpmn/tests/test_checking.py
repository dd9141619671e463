"""What a check refuses, with the rule and the place, and what it leaves in peace."""

from string import Formatter

import pytest

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.errors import Rule, Told
from motcua.kit.bpmn.rulebook import every_rule
from motcua.kit.bpmn.tests.modelling import flow, line, model, process

TIMER = "<timerEventDefinition><timeDuration>{}</timeDuration></timerEventDefinition>"
STEP = "<extensionElements>{}</extensionElements>"


def fields(text: str) -> set[str | None]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def found_in(definitions) -> set[tuple[str, str]]:
    return {(each.rule.id, each.element) for each in check(definitions)}


def catching(definition: str) -> str:
    return line(f'<intermediateCatchEvent id="wait">{definition}</intermediateCatchEvent>')


def test_a_plain_process_is_lawful():
    assert check(process(line('<userTask id="check" name="Check"/>'))) == ()


def test_a_finding_says_file_line_element_fault_and_cure_in_both_languages():
    (finding,) = check(process("\n" + line('<task id="t" startQuantity="0"/>')))

    assert finding.sentence("en") == (
        "test.bpmn, line 2, t: startQuantity must be a whole number from 1 on and is 0. "
        "Write 1, or remove the attribute. [activity.quantity]"
    )
    assert finding.sentence("vi") == (
        "test.bpmn, dòng 2, t: startQuantity phải là số nguyên từ 1 trở lên, ở đây là 0. "
        "Hãy ghi 1, hoặc bỏ thuộc tính này. [activity.quantity]"
    )


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.id)
def test_every_rule_speaks_both_languages_of_the_same_facts(rule):
    assert all((rule.vi, rule.vi_cure, rule.en, rule.en_cure))
    assert fields(rule.vi) | fields(rule.vi_cure) == fields(rule.en) | fields(rule.en_cure)


def test_no_two_rules_share_a_name():
    names = [rule.id for rule in every_rule()]

    assert len(set(names)) == len(names)


def test_facts_that_are_words_are_said_in_the_language_of_the_sentence():
    rule = Rule("x", vi="{what}", vi_cure="-", en="{what}", en_cure="-")

    finding = rule.finding(what=Told(vi="tín hiệu", en="a signal"))

    assert (finding.fault("vi"), finding.fault("en")) == ("tín hiệu", "a signal")


BROKEN = {
    "a name of BPMN that is misspelt": (
        line('<task id="t"/>') + '<userTsk id="u"/>',
        ("element.unknown", "u"),
    ),
    "a flow into nothing": (
        line() + flow("start", "nobody"),
        ("reference.nothing", "start-nobody"),
    ),
    "an outcome without a key": (
        line(f'<task id="t">{STEP.format("<motcua:step><motcua:outcome/></motcua:step>")}</task>'),
        ("extension.outcome", "t"),
    ),
    "a budget without a unit": (
        line(f'<task id="t">{STEP.format("<motcua:step budget='3'/>")}</task>'),
        ("extension.budget", "t"),
    ),
    "a budget that is no number": (
        line(f'<task id="t">{STEP.format("<motcua:step budget='soon' unit='days'/>")}</task>'),
        ("extension.budget", "t"),
    ),
    "a misspelt attribute of ours": (
        line(f'<task id="t">{STEP.format("<motcua:step rolle='x'/>")}</task>'),
        ("extension.unknown", "t"),
    ),
    "a misspelt element of ours": (
        line(f'<task id="t">{STEP.format("<motcua:stepp/>")}</task>'),
        ("extension.unknown", "t"),
    ),
    "a name without a language": (
        line(f'<task id="t">{STEP.format("<motcua:name>A</motcua:name>")}</task>'),
        ("extension.name", "t"),
    ),
    "a step on an event": (
        line(
            f'<intermediateThrowEvent id="t">{STEP.format("<motcua:step/>")}'
            "</intermediateThrowEvent>"
        ),
        ("extension.step", "t"),
    ),
    "a duration that is none": (catching(TIMER.format("P1H")), ("timer.time", "wait")),
    "a timer that is a condition": (catching(TIMER.format("3 > 2")), ("timer.time", "wait")),
    "a timer without a time": (catching("<timerEventDefinition/>"), ("timer.no_time", "wait")),
    "working days that are no number": (
        catching(TIMER.format("P3D").replace("Definition>", 'Definition motcua:unit="days">', 1)),
        ("timer.unit", "wait"),
    ),
    "an expression in another language": (
        line('<task id="t"/>')
        + '<sequenceFlow id="f" sourceRef="start" targetRef="end"><conditionExpression '
        'language="http://www.w3.org/1999/XPath">a</conditionExpression></sequenceFlow>',
        ("expression.language", "f"),
    ),
    "a condition that nobody wrote": (
        catching("<conditionalEventDefinition/>"),
        ("event.no_condition", "wait"),
    ),
    "a signal that nobody named": (
        catching("<signalEventDefinition/>"),
        ("event.no_signal", "wait"),
    ),
    "a number of instances below zero": (
        line(
            '<task id="t"><multiInstanceLoopCharacteristics><loopCardinality>-1</loopCardinality>'
            "</multiInstanceLoopCharacteristics></task>"
        ),
        ("loop.cardinality", "t"),
    ),
    "instances that tell by a timer": (
        line(
            '<task id="t"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>'
            "<complexBehaviorDefinition><condition>true</condition><event>"
            f"{TIMER.format('P1D')}</event></complexBehaviorDefinition>"
            "</multiInstanceLoopCharacteristics></task>"
        ),
        ("loop.telling", "t"),
    ),
    "a call of nothing": (line('<callActivity id="c"/>'), ("call.nothing", "c")),
    "a process that calls itself": (
        line('<callActivity id="c" calledElement="process"/>'),
        ("call.circle", "c"),
    ),
    "two starts in a sub-process": (
        line(
            f'<subProcess id="s">{line(prefix="in-")}<startEvent id="more"/>'
            f"{flow('more', 'in-end')}</subProcess>"
        ),
        ("scope.several_starts", "s"),
    ),
    "a complex join that never says when": (
        line('<complexGateway id="g"/>') + flow("start", "g").replace("start-g", "again"),
        ("gateway.no_activation", "g"),
    ),
    "two targets of one link": (
        line() + '<intermediateThrowEvent id="throw"><linkEventDefinition name="L"/>'
        "</intermediateThrowEvent>"
        + flow("start", "throw")
        + "".join(
            f'<intermediateCatchEvent id="{name}"><linkEventDefinition name="L"/>'
            f"</intermediateCatchEvent>{flow(name, 'end')}"
            for name in ("one", "two")
        ),
        ("link.two_targets", "two"),
    ),
    "an event sub-process with two starts": (
        line()
        + '<subProcess id="s" triggeredByEvent="true">'
        + "".join(
            f'<startEvent id="{name}">{TIMER.format("P1D")}</startEvent>{flow(name, "over")}'
            for name in ("one", "two")
        )
        + '<endEvent id="over"/></subProcess>',
        ("event_scope.starts", "s"),
    ),
    "a conversation": (line() + '<conversationLink id="c"/>', ("conversation.not_executed", "c")),
}


@pytest.mark.parametrize("what", BROKEN)
def test_it_is_refused(what):
    inside, expected = BROKEN[what]

    assert expected in found_in(process(inside))


@pytest.mark.parametrize(
    "time",
    ["P3D", "P1Y2M", "PT1H30.5S", "P2W", 'duration("P3D")', "limit + days", "papers"],
)
def test_a_time_may_be_iso_8601_or_feel(time):
    assert check(process('<property id="papers"/>' + catching(TIMER.format(time)))) == ()


def test_working_days_are_counted_by_a_number_or_feel():
    timer = TIMER.replace("Definition>", 'Definition motcua:unit="working_days">', 1)

    assert check(process(catching(timer.format("5")))) == ()
    assert check(process(catching(timer.format("limit / 2")))) == ()


def test_a_process_of_another_file_may_be_called_where_it_is_known():
    calling = process(line('<callActivity id="c" calledElement="other"/>'))

    assert found_in(calling) == {("reference.nothing", "c")}
    assert check(calling, callable_elsewhere={"other"}) == ()


def test_where_identifiers_are_used_twice_nothing_else_is_guessed():
    twice = process(line('<task id="start"/>'))

    assert {each.rule.id for each in check(twice)} == {"id.twice"}


def test_each_fault_of_one_element_is_told():
    astray = process(line() + '<sequenceFlow id="f" sourceRef="here" targetRef="there"/>')

    assert [each.facts["reference"] for each in check(astray)] == ["here", "there"]


@pytest.mark.parametrize("number", ["-1", "2.5", "true", '"3"'])
def test_a_number_of_instances_that_is_none_is_refused(number):
    loop = f"<loopCardinality>{number}</loopCardinality>"
    loop = f"<multiInstanceLoopCharacteristics>{loop}</multiInstanceLoopCharacteristics>"

    assert found_in(process(line(f'<task id="t">{loop}</task>'))) == {("loop.cardinality", "t")}


def test_a_sentence_stays_on_one_line_that_can_be_read():
    name = "&#10;".join(["Sign"] * 1_000)
    left_out = check(process(line() + f'<task id="t" name="{name}"/>'))

    assert {each.rule.id for each in left_out} == {"node.no_incoming", "node.no_outgoing"}
    for finding in left_out:
        assert "\n" not in finding.sentence()
        assert len(finding.sentence()) < 400


def test_circles_of_calls_are_told_once_each_with_their_way():
    circle = model(
        "".join(
            f'<process id="{name}">{line(call, prefix=name)}</process>'
            for name, call in (
                ("a", '<callActivity id="ab" calledElement="b"/>'),
                ("b", '<callActivity id="bc" calledElement="c"/>'),
                ("c", '<callActivity id="ca" calledElement="a"/>'),
                ("d", '<callActivity id="da" calledElement="a"/>'),
            )
        )
    )

    (finding,) = check(circle)

    assert "a → b → c → a" in finding.sentence()


def test_what_others_put_into_extension_elements_is_theirs():
    inside = STEP.format("<Grid/><task/><x:y xmlns:x='urn:x' id='start'/>")

    assert check(process(line(f'<task id="t">{inside}</task>'))) == ()
