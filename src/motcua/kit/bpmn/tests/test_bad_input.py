"""Whatever the file: a model, or an error that names the place; never a traceback or a hang."""

import inspect
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.drawing import draw
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.markup import LARGEST, REFUSED
from motcua.kit.bpmn.reading import read, read_file, write
from motcua.kit.bpmn.tests.modelling import HEAD, flow, line, process
from motcua.kit.feel.dmn import markup

LAUGHS = """<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">&b;</definitions>"""


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "xml.wrong"),
        (b"not xml", "xml.wrong"),
        (b"<definitions/>", "model.not_bpmn"),
        (b"\x00\xff\xfe", "xml.wrong"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "xml.encoding"),
        (LAUGHS.encode(), "xml.doctype"),
        (b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "xml.doctype"),
        (f"{HEAD}<v:x/></definitions>".encode(), "xml.prefix"),
        (b"<a>" * 300 + b"</a>" * 300, "xml.deep"),
        (b" " * (LARGEST + 1), "file.large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_model_ends_in_one_sentence(content, rule):
    with pytest.raises(BpmnError) as refused:
        read(content, file="given.bpmn")

    (finding,) = refused.value.findings
    assert finding.rule.id == rule
    for language in ("vi", "en"):
        assert finding.sentence(language).startswith("given.bpmn")


def test_a_file_that_is_not_there_ends_in_one_sentence(tmp_path):
    with pytest.raises(BpmnError, match="cannot be read"):
        read_file(tmp_path / "absent.bpmn")


def test_fifty_megabytes_are_refused_at_once(tmp_path):
    file = tmp_path / "large.bpmn"
    file.write_bytes(HEAD.encode() + b"<!-- -->" * (50 * 1024 * 128) + b"</definitions>")

    began = time.process_time()
    with pytest.raises(BpmnError, match="larger than"):
        read_file(file)

    assert time.process_time() - began < 1


def test_ten_thousand_nodes_in_a_row_are_read_checked_and_written():
    long = process(line(*(f'<task id="t{number}"/>' for number in range(10_000))))

    assert check(long) == ()
    assert len(long.processes["process"].nodes) == 10_002
    assert write(read(write(long))) == write(long)


def test_ten_thousand_processes_that_call_each_other_in_a_circle_are_told():
    called = "".join(
        f'<process id="p{number}"><callActivity id="c{number}" '
        f'calledElement="p{(number + 1) % 10_000}"/></process>'
        for number in range(10_000)
    )

    found = check(read(f"{HEAD}{called}</definitions>".encode()))

    assert [each.rule.id for each in found] == ["call.circle"]


def test_a_thousand_sub_processes_within_each_other_are_refused_not_recursed_into():
    inside = "".join(f'<subProcess id="s{number}">' for number in range(1_000))

    with pytest.raises(BpmnError, match="more than 200 deep"):
        process(inside + "</subProcess>" * 1_000)


def test_sub_processes_as_deep_as_they_may_be_are_read_and_drawn():
    depth = 150
    inside = "".join(f'<subProcess id="s{number}">' for number in range(depth))
    deep = process(inside + "</subProcess>" * depth)

    assert check(deep) == ()
    assert len(list(deep.nodes())) == depth


WHOLE = process(
    line(
        '<userTask id="one" name="One"/>',
        '<exclusiveGateway id="gate" default="gate-two"/>',
        '<callActivity id="two" calledElement="process"/>',
        '<intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>P1D</timeDuration>'
        "</timerEventDefinition></intermediateCatchEvent>",
        f'<subProcess id="inner">{line(prefix="in-")}</subProcess>',
        '<task id="many"><multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>'
        "</multiInstanceLoopCharacteristics></task>",
    )
    + flow("gate", "end", "age > 3")
    + '<boundaryEvent id="edge" attachedToRef="one"><messageEventDefinition/></boundaryEvent>'
    + flow("edge", "end"),
    '<BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI"><BPMNPlane>'
    '<BPMNShape bpmnElement="one"><Bounds xmlns="http://www.omg.org/spec/DD/20100524/DC" '
    'x="1" y="2" width="30" height="40"/></BPMNShape></BPMNPlane></BPMNDiagram>',
)
WRITTEN = write(WHOLE)
ELEMENTS = len(list(WHOLE.document.root.walk()))
WORDS = some.sampled_from(
    re.findall(
        r"\S+",
        "one gate process start end inner -1 true NaN 1e400 999999999999999999999 default id x é "
        "sourceRef attachedToRef loopMaximum",
    )
)
NAMES = some.sampled_from(
    re.findall(
        r"\w+",
        "task startEvent endEvent boundaryEvent subProcess sequenceFlow process adHocSubProcess "
        "linkEventDefinition timerEventDefinition timeCycle complexGateway callActivity nothing "
        "multiInstanceLoopCharacteristics ioSpecification",
    )
)


def survives(content: bytes) -> None:
    """Reads, checks, writes and draws, or says why not in both languages."""
    try:
        given = read(content)
        for finding in check(given):
            assert finding.sentence("vi")
            assert finding.sentence("en")
        assert write(read(write(given))) == write(given)
        draw(given)
    except BpmnError as error:
        assert error.sentence("vi")
        assert error.sentence("en")


@settings(max_examples=150, deadline=None)
@given(some.binary(max_size=200))
def test_any_bytes_survive(content):
    survives(content)


@settings(max_examples=150, deadline=None)
@given(some.data())
def test_a_model_with_some_bytes_changed_survives(data):
    at = data.draw(some.integers(0, len(WRITTEN) - 1))
    length = data.draw(some.integers(0, 40))
    survives(WRITTEN[:at] + data.draw(some.binary(max_size=20)) + WRITTEN[at + length :])


@settings(max_examples=300, deadline=None)
@given(
    some.lists(
        some.tuples(some.integers(0, ELEMENTS - 1), NAMES | some.none(), WORDS, WORDS),
        min_size=1,
        max_size=6,
    )
)
def test_a_model_with_names_and_references_mixed_up_survives(changes):
    """Elements get other names, attributes other values, and others stand within them."""
    mixed = read(WRITTEN).document
    elements = list(mixed.root.walk())
    for index, name, attribute, value in changes:
        element = elements[index]
        if name is not None and element is not mixed.root:
            element.name = name
        if attribute.isalpha():
            element.attributes[attribute] = value
        if value == "true" and element.parent is not None:
            element.parent.children.append(element)
    survives(mixed.write())


def test_whatever_the_reader_of_markup_refuses_has_words_of_ours():
    keys = re.findall(r'(?:DmnError|refuse)\("([\w.]+)"', inspect.getsource(markup))

    assert keys
    assert set(keys) <= REFUSED.keys()
