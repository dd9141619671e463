"""Nodes, pools, lanes and data, each drawn into its box."""

from collections.abc import Callable

from motcua.kit.bpmn.drawing import symbols
from motcua.kit.bpmn.drawing.geometry import Shape
from motcua.kit.bpmn.drawing.svg import path, polygon, tag, text
from motcua.kit.bpmn.markup import Element, child, said
from motcua.kit.bpmn.model import (
    Activity,
    AdHoc,
    BoundaryEvent,
    CallActivity,
    EndEvent,
    Event,
    Gateway,
    Loop,
    MultiInstance,
    Node,
    StartEvent,
    SubProcess,
    Task,
    ThrowEvent,
    Transaction,
)

WHITE = "#ffffff"
MARK = 7.0
"""Half the size of a marker at the foot of an activity."""


def node(shape: Shape, of: Node, name: str) -> str:
    """An event, a gateway or an activity."""
    match of:
        case Event():
            return _event(shape, of) + _beside(shape, name)
        case Gateway():
            return _gateway(shape, of) + _beside(shape, name)
        case Activity():
            return _activity(shape, of, name)
    return ""


def _event(shape: Shape, event: Event) -> str:
    box = shape.box
    (x, y), r = box.middle, min(box.width, box.height) / 2
    breaks = not isinstance(event, StartEvent | BoundaryEvent) or event.interrupts
    dashes = None if breaks else "5 3"
    thick = 3.5 if isinstance(event, EndEvent) else 1.5
    circle = {"cx": x, "cy": y, "fill": WHITE, "stroke": "currentColor", "stroke_dasharray": dashes}
    drawn = tag("circle", r=r, stroke_width=thick, **circle)
    if not isinstance(event, StartEvent | EndEvent):
        drawn += tag("circle", r=r * 0.82, stroke_width=1.5, **circle)
    throws = isinstance(event, ThrowEvent | EndEvent)
    return drawn + _event_sign(event, x, y, r * 0.5, "currentColor" if throws else "none")


def _event_sign(event: Event, x: float, y: float, r: float, fill: str) -> str:
    if not event.definitions:
        return ""
    if len(event.definitions) > 1:
        return (symbols.plus if event.needs_all else symbols.pentagon)(x, y, r, fill)
    return symbols.EVENTS[type(event.definitions[0])](x, y, r, fill)


def _gateway(shape: Shape, gateway: Gateway) -> str:
    box = shape.box
    x, y = box.middle
    corners = [(x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)]
    sign = symbols.GATEWAYS[gateway.kind](x, y, min(box.width, box.height) * 0.22, "none")
    return polygon(corners, fill=WHITE, stroke_width=1.5) + sign


def _activity(shape: Shape, activity: Activity, name: str) -> str:
    box = shape.box
    by_event = isinstance(activity, SubProcess) and activity.by_event
    frame = {
        "fill": WHITE,
        "stroke": "currentColor",
        "stroke_width": 4 if isinstance(activity, CallActivity) else 1.5,
        "stroke_dasharray": "2 3" if by_event else None,
    }
    drawn = tag("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=10, **frame)
    if isinstance(activity, Transaction):
        inner = {"x": box.x + 3, "y": box.y + 3, "width": box.width - 6, "height": box.height - 6}
        drawn += tag("rect", rx=8, **inner, **frame)
    x, y = box.middle
    if shape.expanded:
        y = box.y + 16
    if isinstance(activity, Task) and activity.kind in symbols.TASKS:
        sign, fill = symbols.TASKS[activity.kind]
        drawn += sign(box.x + 12, box.y + 11, 6.5, fill)
    drawn += text(name, x, y, width=box.width - 10) if name else ""
    return drawn + _markers(shape, activity)


def _markers(shape: Shape, activity: Activity) -> str:
    """The signs at the foot: repeats, undoes, holds more, in any order."""
    found: list[Callable[[float, float, float], str]] = []
    if isinstance(activity.loop, Loop):
        found.append(symbols.loop)
    elif isinstance(activity.loop, MultiInstance):
        one_by_one = activity.loop.sequential
        found.append(lambda x, y, r: symbols.bars(x, y, r, sequential=one_by_one))
    if activity.compensates:
        found.append(symbols.rewind)
    if isinstance(activity, SubProcess) and not shape.expanded:
        found.append(symbols.boxed_plus)
    if isinstance(activity, AdHoc):
        found.append(symbols.wave)
    x, y = shape.box.middle[0], shape.box.y + shape.box.height - MARK - 4
    first = x - (len(found) - 1) * (MARK + 2)
    return "".join(each(first + 2 * n * (MARK + 2), y, MARK) for n, each in enumerate(found))


def other(shape: Shape, of: Element, name: str) -> str:
    """Pools, lanes, data and notes; anything else as a box."""
    box = shape.box
    x, y = box.middle
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    match of.local:
        case "participant" | "lane":
            return tag("rect", **sides, fill="none", stroke="currentColor") + _banner(shape, name)
        case "group":
            dashes = "8 4 2 4"
            frame = {"fill": "none", "stroke": "currentColor", "stroke_dasharray": dashes}
            return tag("rect", rx=10, **sides, **frame)
        case "textAnnotation":
            bracket = f"M{box.x + 10:.7g} {box.y:.7g}H{box.x:.7g}v{box.height:.7g}h10"
            words = said(child(of, "text"))
            return path(bracket) + text(words, x, y, width=box.width - 8)
        case "dataStoreReference" | "dataStore":
            return _drum(shape) + _beside(shape, name)
        case "dataObjectReference" | "dataObject" | "dataInput" | "dataOutput":
            return _sheet(shape) + _beside(shape, name)
    frame = {"fill": WHITE, "stroke": "currentColor"}
    return tag("rect", rx=4, **sides, **frame) + text(name, x, y, width=box.width)


def _banner(shape: Shape, name: str) -> str:
    """The name of a pool or lane along its left side, or above where it stands upright."""
    box = shape.box
    if not shape.horizontal:
        return text(name, box.middle[0], box.y + 14, width=box.width)
    x, y = box.x + 15, box.middle[1]
    turned = text(name, x, y, width=box.height)
    return tag("g", turned, transform=f"rotate(-90 {x:.10g} {y:.10g})") if turned else ""


def _sheet(shape: Shape) -> str:
    box, fold = shape.box, min(shape.box.width, shape.box.height) * 0.3
    right, foot = box.x + box.width, box.y + box.height
    outline = (
        f"M{box.x:.7g} {box.y:.7g}H{right - fold:.7g}L{right:.7g} {box.y + fold:.7g}"
        f"V{foot:.7g}H{box.x:.7g}z"
    )
    return path(outline, fill=WHITE) + path(
        f"M{right - fold:.7g} {box.y:.7g}v{fold:.7g}h{fold:.7g}"
    )


def _drum(shape: Shape) -> str:
    box, bow = shape.box, shape.box.height * 0.12
    half = box.width / 2
    arc = f"a{half:.7g} {bow:.7g} 0 0 0 {box.width:.7g} 0"
    back = f"a{half:.7g} {bow:.7g} 0 0 0 {-box.width:.7g} 0"
    side = box.height - 2 * bow
    top = f"M{box.x:.7g} {box.y + bow:.7g}"
    return path(f"{top}v{side:.7g}{arc}v{-side:.7g}{back}z", fill=WHITE) + path(top + arc)


def _beside(shape: Shape, name: str) -> str:
    """The name where its label stands, else below the shape."""
    if not name:
        return ""
    if shape.label is not None:
        x, y = shape.label.middle
        return text(name, x, y, width=max(shape.label.width, 60.0), size=11, over=True)
    x, _ = shape.box.middle
    return text(name, x, shape.box.y + shape.box.height + 14, width=110, size=11, over=True)
