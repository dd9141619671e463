"""The picture shows what the diagram places, and nothing that could run."""

import pytest
from lxml import etree

from motcua.kit.bpmn.drawing import draw
from motcua.kit.bpmn.drawing.svg import wrapped
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.tests.modelling import line, process

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "&lt;script&gt;alert(1)&lt;/script&gt;"
BOUNDS = '<dc:Bounds x="{}" y="80" width="100" height="80"/>'
DIAGRAM = (
    '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:dd="http://www.omg.org/spec/DD/20100524/DI"><di:BPMNPlane>{}</di:BPMNPlane>'
    "</di:BPMNDiagram>"
)
SHAPES = (
    f'<di:BPMNShape bpmnElement="start">{BOUNDS.format(0)}</di:BPMNShape>'
    f'<di:BPMNShape bpmnElement="check">{BOUNDS.format(200)}</di:BPMNShape>'
    '<di:BPMNEdge bpmnElement="start-check"><dd:waypoint x="100" y="120"/>'
    '<dd:waypoint x="200" y="120"/></di:BPMNEdge>'
)


def drawn(task: str = '<task id="check" name="Check"/>', shapes: str = SHAPES, **options):
    return etree.fromstring(draw(process(line(task), DIAGRAM.format(shapes)), **options).encode())


def spoken(picture) -> str:
    return " ".join("".join(each.itertext()) for each in picture.iter(f"{SVG}text"))


def test_nodes_and_flows_stand_where_the_diagram_places_them():
    picture = drawn()

    (task,) = picture.findall(f"{SVG}g[@id='bpmn-check']")
    assert task.find(f"{SVG}rect").get("x") == "200"
    assert [each.get("d") for each in picture.findall(f"{SVG}path")] == ["M100 120L200 120"]
    assert "Check" in spoken(picture)


def test_names_are_drawn_as_text_and_never_as_marks():
    picture = drawn(f'<task id="check" name="{HOSTILE}"/>')

    assert "<script>alert(1)</script>" in spoken(picture).replace(" ", "")
    assert {etree.QName(each).localname for each in picture.iter()} <= {
        *("svg", "title", "g", "rect", "circle", "path", "polygon", "text", "tspan")
    }


def test_names_come_in_the_language_asked_for():
    names = '<extensionElements><motcua:name lang="vi">Kiểm tra</motcua:name></extensionElements>'
    task = f'<task id="check" name="Check">{names}</task>'

    assert "Kiểm tra" in spoken(drawn(task, language="vi"))
    assert "Check" in spoken(drawn(task, language="en"))


def test_tokens_are_marked_and_counted():
    marks = drawn(tokens={"start": 1, "check": 3}).findall(f"{SVG}g[@class='token']")

    assert ["".join(each.itertext()) for each in marks] == ["", "3"]


def test_a_token_at_a_place_that_the_diagram_does_not_show_is_refused():
    with pytest.raises(BpmnError, match="shows nothing with the identifier nowhere"):
        drawn(tokens={"nowhere": 1})


def test_a_model_without_a_diagram_cannot_be_drawn():
    with pytest.raises(BpmnError, match="no diagram"):
        draw(process(line()))


@pytest.mark.parametrize("side", ["NaN", "inf", "1e30", "left", ""])
def test_a_shape_without_a_real_place_is_left_out(side):
    shapes = SHAPES.replace('x="200" y="80"', f'x="{side}" y="80"')

    assert drawn(shapes=shapes).find(f"{SVG}g[@id='bpmn-check']") is None


def test_words_are_broken_into_lines_and_never_inside():
    assert wrapped("Kiểm tra hồ sơ đăng ký khai sinh", 12) == [
        "Kiểm tra hồ",
        "sơ đăng ký",
        "khai sinh",
    ]
    assert wrapped("Donaudampfschiff", 5) == ["Donaudampfschiff"]
