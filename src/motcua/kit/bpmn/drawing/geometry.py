"""Where things stand, as the diagram of a model says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from motcua.kit.bpmn.markup import Element
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading.references import local

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
FARTHEST = 1e6
"""Places beyond this are taken for mistakes."""

type Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """Left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True)
class Shape:
    """Where an element is drawn; ``label`` where its name is, if that is said."""

    element: str
    box: Box
    label: Box | None
    horizontal: bool
    expanded: bool


@dataclass(frozen=True)
class Edge:
    """The way of a flow, at least two points."""

    element: str
    points: tuple[Point, ...]
    label: Box | None


def shapes_and_edges(definitions: Definitions) -> tuple[list[Shape], list[Edge]]:
    """What the diagrams of a model place, in their order; what has no place is left out."""
    shapes: list[Shape] = []
    edges: list[Edge] = []
    for element in definitions.document.root.walk():
        if element.local == "BPMNShape" and element.namespace == _DI:
            shapes += _shape(element)
        elif element.local == "BPMNEdge" and element.namespace == _DI:
            edges += _edge(element)
    return shapes, edges


def _shape(element: Element) -> Iterator[Shape]:
    box = _bounds(element)
    if box is not None:
        given = element.attributes
        yield Shape(
            local(given.get("bpmnElement", "")),
            box,
            _label(element),
            given.get("isHorizontal") != "false",
            given.get("isExpanded") == "true",
        )


def _edge(element: Element) -> Iterator[Edge]:
    points = [_point(each) for each in _named(element, "waypoint")]
    known = tuple(point for point in points if point is not None)
    if len(known) > 1:
        yield Edge(local(element.attributes.get("bpmnElement", "")), known, _label(element))


def _label(element: Element) -> Box | None:
    labels = [_bounds(each) for each in _named(element, "BPMNLabel")]
    return labels[0] if labels else None


def _bounds(element: Element) -> Box | None:
    for each in _named(element, "Bounds"):
        sides = [_side(each, name) for name in ("x", "y", "width", "height")]
        known = [side for side in sides if side is not None]
        if len(known) == len(sides) and min(known[2:]) > 0:
            return Box(*known)
    return None


def _point(element: Element) -> Point | None:
    x, y = _side(element, "x"), _side(element, "y")
    return None if x is None or y is None else (x, y)


def _side(element: Element, name: str) -> float | None:
    try:
        number = float(element.attributes.get(name, ""))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) < FARTHEST else None


def _named(element: Element, name: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element) and child.local == name:
            yield child
