"""From a file to a model: what executes is typed, and everything is kept."""

import pytest

from motcua.kit.bpmn import model as kinds
from motcua.kit.bpmn.editing import renamed, with_office
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.model import Budget, Expression, Office, Outcome, TaskKind
from motcua.kit.bpmn.reading import read, write
from motcua.kit.bpmn.tests.modelling import flow, line, model, process

ODD = """<?xml version="1.0" encoding="UTF-8"?>
<!-- before --><b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:v="urn:vendor" id="d" v:flag="1" targetNamespace="urn:x">
  <b:process id="p"><!-- within --><b:extensionElements><v:any a="&lt;"><v:deep/></v:any>
  </b:extensionElements>
    <b:startEvent id="s" name="&#13;&#10;Bắt đầu"/>
    <other xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="o"/>
    <task xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="t"/>
    <b:sequenceFlow id="f" sourceRef="s" targetRef="t"/>
  </b:process></b:definitions><!-- after -->
"""


def only(definitions):
    return definitions.processes["process"]


def test_nodes_and_flows_are_found_by_their_identifiers_in_the_order_of_the_file():
    found = only(process(line('<userTask id="check" name="Kiểm tra"/>')))

    assert [*found.nodes] == ["start", "check", "end"]
    assert found.nodes["check"].kind is TaskKind.USER
    assert found.nodes["check"].incoming == ("start-check",)
    assert found.nodes["check"].outgoing == ("check-end",)
    assert found.starts == ("start",)


def test_prefixes_may_differ_within_one_file():
    found = read(ODD.encode()).processes["p"]

    assert [*found.nodes] == ["s", "t"]
    assert found.nodes["t"].incoming == ("f",)


def test_what_is_odd_is_written_back_as_it_was():
    written = write(read(ODD.encode()))

    assert write(read(written)) == written
    for kept in ("<!-- before -->", "<!-- within -->", '<v:any a="&lt;"><v:deep/></v:any>'):
        assert kept in written.decode()
    assert '<other xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="o"/>' in written.decode()


def test_sub_processes_hold_their_own_nodes():
    found = only(process(line(f'<subProcess id="inner">{line(prefix="in-")}</subProcess>')))

    inner = found.nodes["inner"]
    assert isinstance(inner, kinds.SubProcess)
    assert [*inner.nodes] == ["in-start", "in-end"]
    assert [*found.nodes] == ["start", "inner", "end"]


def test_events_are_about_what_they_say_or_refer_to():
    beside = (
        '<signal id="s" name="Called"/><error id="e" errorCode="E1"/>'
        '<signalEventDefinition id="shared" signalRef="s"/>'
    )
    inside = line(
        '<intermediateCatchEvent id="wait" parallelMultiple="true">'
        "<eventDefinitionRef>shared</eventDefinitionRef>"
        '<timerEventDefinition motcua:unit="working_days"><timeDuration> 5 </timeDuration>'
        "</timerEventDefinition></intermediateCatchEvent>"
    )
    event = only(process(inside, beside)).nodes["wait"]

    signal, timer = event.definitions
    assert signal.signal.name == "Called"
    assert (timer.kind, timer.value.text, timer.unit) == ("timeDuration", "5", "working_days")
    assert event.needs_all


def test_an_activity_knows_its_boundary_events_and_what_undoes_it():
    found = only(
        process(
            line('<task id="pay"/>')
            + '<boundaryEvent id="undo" attachedToRef="pay"><compensateEventDefinition/>'
            '</boundaryEvent><task id="refund" isForCompensation="true"/>'
            '<association id="a" sourceRef="undo" targetRef="refund"/>'
        )
    )

    assert found.nodes["pay"].boundary == ("undo",)
    assert found.nodes["pay"].compensated_by == "refund"


def test_instances_know_where_their_list_comes_from_and_where_the_results_go():
    activity = only(
        process(
            '<dataObject id="d1" name="papers"/><dataObject id="d2"/>'
            '<dataObjectReference id="r2" name="answers" dataObjectRef="d2"/>'
            + line(
                '<task id="each"><ioSpecification><dataInput id="i"/><dataOutput id="o"/>'
                "<inputSet><dataInputRefs>i</dataInputRefs></inputSet>"
                "<outputSet><dataOutputRefs>o</dataOutputRefs></outputSet></ioSpecification>"
                "<dataInputAssociation><sourceRef>d1</sourceRef><targetRef>i</targetRef>"
                "</dataInputAssociation>"
                "<dataOutputAssociation><sourceRef>o</sourceRef><targetRef>r2</targetRef>"
                "</dataOutputAssociation>"
                '<multiInstanceLoopCharacteristics isSequential="true">'
                "<loopDataInputRef>i</loopDataInputRef><loopDataOutputRef>o</loopDataOutputRef>"
                '<inputDataItem id="x" name="paper"/><outputDataItem id="y" name="answer"/>'
                "</multiInstanceLoopCharacteristics></task>"
            )
        )
    ).nodes["each"]

    loop = activity.loop
    assert loop.sequential
    assert (loop.collection.source, loop.item) == ("papers", "paper")
    assert (loop.results, loop.result) == ("answers", "answer")


def test_a_call_says_what_goes_in_and_what_comes_out():
    call = only(
        process(
            '<property id="age"/>'
            + line(
                '<callActivity id="call" calledElement="process"><ioSpecification>'
                '<dataInput id="in1" name="years"/><dataOutput id="out1" name="fee"/>'
                "</ioSpecification><dataInputAssociation><sourceRef>age</sourceRef>"
                "<targetRef>in1</targetRef><transformation>age + 1</transformation>"
                "</dataInputAssociation><dataOutputAssociation><targetRef>age</targetRef>"
                "<assignment><from>fee * 2</from><to>total</to></assignment>"
                "</dataOutputAssociation></callActivity>"
            )
        )
    ).nodes["call"]

    assert call.calls == "process"
    (into,), (out,) = call.inputs, call.outputs
    assert (into.target, into.value.text) == ("years", "age + 1")
    assert (out.target, out.value.text) == ("total", "fee * 2")


def test_lanes_and_pools_are_known():
    found = model(
        '<collaboration id="c"><participant id="office" processRef="process"/>'
        '<participant id="citizen"/><messageFlow id="m" sourceRef="citizen" targetRef="t"/>'
        '</collaboration><process id="process"><laneSet id="ls"><lane id="l" name="Một cửa">'
        '<flowNodeRef>t</flowNodeRef></lane></laneSet><task id="t"/></process>'
    )

    assert found.participants["office"].process == "process"
    assert found.processes["process"].lanes == {"t": "Một cửa"}
    assert found.message_flows[0].target == "t"


OFFICE = Office(
    names={"vi": "Thẩm định", "en": "Assess"},
    role="officer",
    budget=Budget("3", "working_days"),
    form="forms/assess.yaml",
    outcomes=(Outcome("approve", {"vi": "Đồng ý"}), Outcome("refuse", {"vi": "Từ chối"})),
)


def test_names_roles_budgets_and_forms_are_written_and_read_again():
    plain = process(line('<userTask id="assess"><documentation>Why</documentation></userTask>'))

    changed = with_office(plain, "assess", OFFICE)

    again = read(write(changed))
    assert only(again).nodes["assess"].office == OFFICE
    assert only(plain).nodes["assess"].office == Office()
    assert only(with_office(again, "assess", Office())).nodes["assess"].office == Office()


def test_writing_our_elements_keeps_those_of_others():
    extensions = '<extensionElements><v:x xmlns:v="urn:v">1</v:x></extensionElements>'
    plain = process(line(f'<userTask id="assess">{extensions}</userTask>'))

    changed = with_office(plain, "assess", OFFICE)

    assert '<v:x xmlns:v="urn:v">1</v:x>' in write(changed).decode()


def test_a_new_name_leaves_the_old_model_alone():
    old = process(line('<task id="t" name="Old"/>'))

    new = renamed(old, "t", 'A "new" <name>')

    assert only(new).nodes["t"].name == 'A "new" <name>'
    assert only(old).nodes["t"].name == "Old"
    assert write(new).replace(b"A &quot;new&quot; &lt;name>", b"Old") == write(old)


def test_there_is_nothing_to_rename_under_an_unknown_identifier():
    with pytest.raises(BpmnError, match=r"no element with the identifier nobody"):
        renamed(process(line()), "nobody", "x")


def test_conditions_know_their_line():
    found = only(process('\n<task id="a"/><task id="b"/>\n\n' + flow("a", "b", "age > 3")))

    assert found.flows["a-b"].condition == Expression("age > 3", 4)
