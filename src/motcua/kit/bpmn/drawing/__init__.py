"""A process as a picture: SVG from the diagram of the model, with its tokens where they stand.

The picture carries no script and no style sheet, so that it can stand in any page.
"""

from collections.abc import Mapping

from motcua.kit.bpmn.drawing import shapes
from motcua.kit.bpmn.drawing.edges import edge
from motcua.kit.bpmn.drawing.geometry import Box, Edge, Shape, shapes_and_edges
from motcua.kit.bpmn.drawing.svg import picture, tag, text
from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.markup import Element, ours, said
from motcua.kit.bpmn.model import Definitions, Node
from motcua.kit.bpmn.reading.references import References, local

NO_DIAGRAM = Rule(
    "draw.no_diagram",
    vi="Mô hình không có sơ đồ (BPMNDiagram) để vẽ.",
    vi_cure="Hãy mở mô hình bằng một trình vẽ BPMN và lưu lại.",
    en="The model has no diagram (BPMNDiagram) to draw.",
    en_cure="Open it in an editor of BPMN and save it.",
)
UNKNOWN_TOKEN = Rule(
    "draw.token",
    vi="Sơ đồ không có phần tử nào mang mã {id}.",
    vi_cure="Hãy kiểm tra lại mã, hoặc thêm phần tử vào sơ đồ.",
    en="The diagram shows nothing with the identifier {id}.",
    en_cure="Check the identifier, or add the element to the diagram.",
)

MARGIN = 20.0
_CONTAINERS = ("participant", "lane", "group")


def draw(
    definitions: Definitions, *, tokens: Mapping[str, int] | None = None, language: str = ""
) -> str:
    """The diagram as SVG; ``tokens`` says how many to mark at the elements with these identifiers.

    Names are those of our extension elements in ``language``, where there are any. ``BpmnError``
    where the model has no diagram or the diagram does not show an element that has a token.
    """
    placed, edges = shapes_and_edges(definitions)
    if not placed:
        raise BpmnError(NO_DIAGRAM.finding(definitions.file))
    artist = _Artist(definitions, language)
    ordered = sorted(placed, key=lambda shape: -shape.box.width * shape.box.height)
    parts = [artist.shape(each) for each in ordered if artist.contains(each)]
    parts += [artist.edge(each) for each in edges]
    parts += [artist.shape(each) for each in ordered if not artist.contains(each)]
    parts += _tokens(definitions, placed, tokens or {})
    title = next((each.called for each in definitions.processes.values()), definitions.called)
    return picture("".join(parts), _frame(placed, edges), title)


def shown(definitions: Definitions) -> set[str]:
    """The identifiers of what the diagram gives a place to."""
    return {shape.element for shape in shapes_and_edges(definitions)[0]}


class _Artist:
    """Knows what stands behind each place of the diagram."""

    def __init__(self, definitions: Definitions, language: str) -> None:
        self.references = References(definitions.document)
        self.nodes = {node.id: node for node in definitions.nodes()}
        self.language = language

    def contains(self, shape: Shape) -> bool:
        """Whether others stand within it, so that it is drawn before the flows."""
        of = self.references.by_id.get(shape.element)
        return shape.expanded or (of is not None and of.local in _CONTAINERS)

    def shape(self, shape: Shape) -> str:
        of = self.references.by_id.get(shape.element)
        if of is None:
            return ""
        node, name = self.nodes.get(shape.element), self.name(of)
        inside = shapes.node(shape, node, name) if node else shapes.other(shape, of, name)
        return tag("g", inside, id=f"bpmn-{shape.element}") if inside else ""

    def edge(self, drawn: Edge) -> str:
        of = self.references.by_id.get(drawn.element)
        if of is None:
            return ""
        source: Node | None = self.nodes.get(local(of.attributes.get("sourceRef", "")))
        return edge(drawn, of, self.name(of), source)

    def name(self, element: Element) -> str:
        """The name in the language asked for, or else the plain one."""
        for each in ours(element, "name"):
            if self.language and each.attributes.get("lang") == self.language:
                return said(each)
        if plain := element.attributes.get("name", ""):
            return plain
        meant = self.references.attribute(element, "dataObjectRef")
        return meant.attributes.get("name", "") if meant is not None else ""


def _tokens(definitions: Definitions, placed: list[Shape], tokens: Mapping[str, int]) -> list[str]:
    boxes = {shape.element: shape.box for shape in placed}
    for identifier in tokens:
        if identifier not in boxes:
            raise BpmnError(UNKNOWN_TOKEN.finding(definitions.file, id=identifier))
    return [_token(boxes[identifier], number) for identifier, number in tokens.items()]


def _token(box: Box, number: int) -> str:
    """A disc at the upper right; with a number where there are several."""
    x, y = box.x + box.width - 4, box.y + 4
    disc = tag("circle", cx=x, cy=y, r=10, fill="#b3261e", stroke="#ffffff", stroke_width=2)
    count = tag("g", text(str(number), x, y, width=40), color="#ffffff") if number > 1 else ""
    return tag("g", disc + count, class_="token")


def _frame(placed: list[Shape], edges: list[Edge]) -> tuple[float, float, float, float]:
    boxes = [each for shape in placed for each in (shape.box, shape.label) if each is not None]
    xs = [side for box in boxes for side in (box.x, box.x + box.width)]
    ys = [side for box in boxes for side in (box.y, box.y + box.height)]
    xs += [x for each in edges for x, _ in each.points]
    ys += [y for each in edges for _, y in each.points]
    left, top = min(xs) - MARGIN, min(ys) - MARGIN
    return left, top, max(xs) + MARGIN - left, max(ys) + MARGIN * 2 - top
