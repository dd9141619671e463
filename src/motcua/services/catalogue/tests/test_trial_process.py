"""The process of an example in simulated time: timers, clock, events, services, mended answers."""

from collections.abc import Mapping

import pytest

from motcua.services.catalogue.package import Package
from motcua.services.catalogue.tests.trying import Change, example, package, played, told

BPMN = "process.bpmn"
HEAVY = "count(for a in 1..3000, b in 1..3000 return a * b) = 1"
RECEIVE = {"step": "receive", "outcome": "done", "at": "2026-12-01T10:00"}
ASSESS = {"step": "assess", "outcome": "approve", "data": {"house_number": "12A", "stands": True}}
SIGN = {"step": "sign", "outcome": "done"}

SUPPLEMENT = """
    <userTask id="supplement">
      <extensionElements><motcua:step role="applicant"/></extensionElements>
    </userTask>
    <boundaryEvent id="silent" attachedToRef="supplement">
      <timerEventDefinition motcua:unit="working_days">
        <timeDuration>15</timeDuration>
      </timerEventDefinition>
    </boundaryEvent>
    <endEvent id="closed"/>
    <sequenceFlow id="to_closed" sourceRef="silent" targetRef="closed"/>
    <sequenceFlow id="from_supplement" sourceRef="supplement" targetRef="assess"/>
"""
"""Papers are asked for as soon as the request is received."""

SERVICE = """
    <{task} id="look" {more}/>
    <boundaryEvent id="broken" attachedToRef="look"><errorEventDefinition/></boundaryEvent>
    <sequenceFlow id="from_look" sourceRef="look" targetRef="assess"/>
    <sequenceFlow id="from_broken" sourceRef="broken" targetRef="sign_refusal"/>
"""

CALL = """
    <intermediateCatchEvent id="call">
      <messageEventDefinition messageRef="called"/>
    </intermediateCatchEvent>
    <sequenceFlow id="from_call" sourceRef="call" targetRef="assess"/>
"""


def with_process(
    markup: str, first: str, *steps: Mapping[str, object], **expect: object
) -> Package:
    """The package with more of a process between receipt and assessment, and other steps."""
    changes: list[Change] = [
        (BPMN, 'id="to_assess" sourceRef="receive" targetRef="assess"',
         f'id="to_assess" sourceRef="receive" targetRef="{first}"'),
        (BPMN, '<exclusiveGateway id="is_fine"', f'{markup}<exclusiveGateway id="is_fine"'),
        (BPMN, "<process ", '<message id="called"/><process '),
    ]  # fmt: skip
    return package(*changes, write={"examples/ordinary.yaml": example(steps, **expect)})


def test_papers_that_complete_the_request_start_the_clock() -> None:
    given = {"step": "supplement", "at": "2026-12-03T08:00"}
    run = played(with_process(SUPPLEMENT, "supplement", RECEIVE, given, ASSESS, SIGN))

    assert run.faults == ()
    assert run.due is not None
    assert run.due.isoformat() == "2026-12-07T17:00:00+07:00"
    assert run.path.count("supplement") == 1


def test_silence_is_waited_for_by_the_working_days_of_the_country() -> None:
    whole = with_process(
        SUPPLEMENT,
        "supplement",
        RECEIVE,
        path=["receive", "supplement", "silent"],
        ends="closed",
        due="none",
        result=None,
        letters=[],
    )
    run = played(whole)

    assert told(whole) == []
    assert run.ends == ("closed",)
    assert run.due is None
    assert run.results == ()


def test_a_step_that_comes_after_the_silence_finds_nothing_open() -> None:
    late = {"step": "supplement", "at": "2026-12-31T08:00"}
    sentences = told(with_process(SUPPLEMENT, "supplement", RECEIVE, late))

    assert len(sentences) == 1
    assert "At 2026-12-31T08:00 nothing waits for the step supplement" in sentences[0]


def test_an_answer_that_the_applicant_mends_counts_from_then_on() -> None:
    mended = {"step": "supplement", "data": {"street": "Trần Phú"}}
    run = played(with_process(SUPPLEMENT, "supplement", RECEIVE, mended, ASSESS, SIGN))

    assert "tại đường Trần Phú" in run.letters[-1].text


def test_a_mended_answer_is_asked_as_the_portal_asks_it() -> None:
    mended = {"step": "supplement", "data": {"floors": 91}}
    (sentence,) = told(with_process(SUPPLEMENT, "supplement", RECEIVE, mended))

    assert "The step supplement writes floors, which cannot be taken" in sentence
    assert "form.yaml" in sentence


def test_a_timer_is_named_to_let_its_time_pass() -> None:
    silent = {"step": "silent"}
    run = played(with_process(SUPPLEMENT, "supplement", RECEIVE, silent))

    assert run.ends == ("closed",)


def test_time_does_not_run_backwards() -> None:
    before = {"step": "receive", "outcome": "done", "at": "2026-12-01T08:00"}
    (sentence,) = told(package(write={"examples/ordinary.yaml": example([before])}))

    assert "The step receive is done at 2026-12-01T08:00, before what came before it" in sentence


def test_a_service_is_done_at_once_unless_a_step_speaks_of_it() -> None:
    markup = SERVICE.format(task="serviceTask", more="")
    run = played(with_process(markup, "look", RECEIVE, ASSESS, SIGN))
    failed = {"step": "look", "fails": "gone"}
    refusal = {"step": "sign_refusal", "outcome": "done"}
    other = played(with_process(markup, "look", RECEIVE, failed, refusal))

    assert run.ends == ("granted",)
    assert other.ends == ("refused",)
    assert other.results == ("refusal",)


def test_a_task_can_ask_a_decision_of_the_package() -> None:
    markup = SERVICE.format(task="businessRuleTask", more='implementation="fee"')
    whole = with_process(markup, "look", RECEIVE, ASSESS, SIGN)
    asked = whole.files[BPMN].replace('outcome = "approve" and stands', "fee = 20000")

    assert played(package(write={**whole.files, BPMN: asked})).ends == ("granted",)


def test_a_message_comes_by_the_name_of_its_event() -> None:
    whole = with_process(CALL, "call", RECEIVE, {"step": "call"}, ASSESS, SIGN)

    assert played(whole).ends == ("granted",)


def test_a_message_that_nobody_waits_for_is_told() -> None:
    (sentence,) = told(with_process(CALL, "call", {"step": "call"}))

    assert "nothing waits for the step call; what waits: receive." in sentence


def test_a_process_that_cannot_go_on_says_why() -> None:
    (sentence,) = told(package((BPMN, 'outcome = "approve" and stands', "house_number > 3")))

    assert "The process cannot go on: process.bpmn, line " in sentence


def test_a_letter_follows_a_step_of_the_office_when_it_is_done() -> None:
    notice = "notices:\n  - { at: assess, template: visit.typ, name: { vi: Hẹn, en: Visit } }\n"
    letter = """#import "letter.typ": sheet
#let data = json(bytes(sys.inputs.data))
#show: sheet.with(title: "Hẹn", author: data.agency.name)
#data.steps.assess.last().house_number
"""
    whole = package(
        ("service.yaml", "notes:\n", f"{notice}notes:\n"), write={"documents/visit.typ": letter}
    )
    run = played(whole)

    assert [each.template for each in run.letters] == ["receipt.typ", "visit.typ", "result.typ"]
    assert run.letters[1].text == "12A"


LIMIT = "    limit: { amount: 2, unit: working_days, source: 1/QĐ-BXD }\n"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((BPMN, 'isExecutable="true"', 'isExecutable="false"'), "No process of process.bpmn can"),
        ((BPMN, 'targetRef="is_fine"', 'targetRef="receive"'), "nothing waits for the step sign"),
        (("service.yaml", LIMIT, f"    regime: odd\n{LIMIT}"), "There is no regime 'odd'; there"),
        (("form.yaml", "is: floors > 5", f"is: '{HEAVY}'"), "The form computes for too long"),
        ((BPMN, 'outcome = "approve" and stands', HEAVY), "The process cannot go on: "),
        (("examples/ordinary.yaml", "2026-12-01T09", "9999-12-31T09"), "No due moment can be"),
        (("documents/result.typ", "#show: prose", "#for i in range(1000000000) { i }"), "memory"),
    ],
)
def test_what_reaches_a_bound_ends_in_a_sentence(change: Change, says: str) -> None:
    (sentence,) = told(package(change))

    assert says in sentence
