"""Flows and associations, each along its way."""

from math import hypot

from motcua.kit.bpmn.drawing.geometry import Edge, Point
from motcua.kit.bpmn.drawing.svg import path, polygon, tag, text
from motcua.kit.bpmn.markup import Element, child
from motcua.kit.bpmn.model import Activity, Node


def edge(drawn: Edge, of: Element, name: str, source: Node | None) -> str:
    """A line with what stands at its ends; ``source`` is the node that a sequence flow leaves."""
    match of.local:
        case "messageFlow":
            x, y = drawn.points[0]
            start = tag("circle", cx=x, cy=y, r=4, fill="#ffffff", stroke="currentColor")
            line = _line(drawn, "7 4") + _head(drawn.points, "#ffffff")
            return line + start + _label(drawn, name)
        case "association":
            directed = of.attributes.get("associationDirection") in {"One", "Both"}
            return _line(drawn, "1 4") + (_open_head(drawn.points) if directed else "")
        case "dataInputAssociation" | "dataOutputAssociation":
            return _line(drawn, "1 4") + _open_head(drawn.points)
    line = _line(drawn, None) + _head(drawn.points, "currentColor")
    return line + _start_sign(drawn, of, source) + _label(drawn, name)


def _line(drawn: Edge, dashes: str | None) -> str:
    d = "M" + "L".join(f"{x:.10g} {y:.10g}" for x, y in drawn.points)
    return path(d, stroke_width=1.5, stroke_dasharray=dashes, stroke_linejoin="round")


def _start_sign(drawn: Edge, of: Element, source: Node | None) -> str:
    """A stroke through the default flow; a diamond where an activity asks a condition."""
    x, y = drawn.points[0]
    along, across = _direction(drawn.points[0], drawn.points[1])
    default = source is not None and source.element.attributes.get("default")
    if default and default == of.attributes.get("id"):
        mid = x + along * 12, y + across * 12
        a, b = (along - across) * 6, (along + across) * 6
        return path(f"M{mid[0] - a:.7g} {mid[1] - b:.7g}L{mid[0] + a:.7g} {mid[1] + b:.7g}")
    if isinstance(source, Activity) and child(of, "conditionExpression") is not None:
        corners = [(0.0, 0.0), (8.0, 4.5), (16.0, 0.0), (8.0, -4.5)]
        return polygon(
            [(x + along * a - across * b, y + across * a + along * b) for a, b in corners],
            fill="#ffffff",
        )
    return ""


def _head(points: tuple[Point, ...], fill: str) -> str:
    return polygon(_wings(points), fill=fill)


def _open_head(points: tuple[Point, ...]) -> str:
    left, tip, right = _wings(points)
    return path(
        f"M{left[0]:.7g} {left[1]:.7g}L{tip[0]:.7g} {tip[1]:.7g}L{right[0]:.7g} {right[1]:.7g}"
    )


def _wings(points: tuple[Point, ...]) -> tuple[Point, Point, Point]:
    x, y = points[-1]
    along, across = _direction(points[-2], points[-1])
    back, wide = 10.0, 4.5
    foot = x - along * back, y - across * back
    left = foot[0] + across * wide, foot[1] - along * wide
    return left, (x, y), (foot[0] - across * wide, foot[1] + along * wide)


def _direction(start: Point, end: Point) -> Point:
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y) or 1.0
    return x / length, y / length


def _label(drawn: Edge, name: str) -> str:
    if not name:
        return ""
    if drawn.label is not None:
        x, y = drawn.label.middle
        return text(name, x, y, width=max(drawn.label.width, 60.0), size=11, over=True)
    middle = len(drawn.points) // 2
    (a, b), (c, d) = drawn.points[middle - 1], drawn.points[middle]
    return text(name, (a + c) / 2, (b + d) / 2 - 9, width=110, size=11, over=True)
