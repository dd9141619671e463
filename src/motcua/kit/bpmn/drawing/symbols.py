"""The little signs in events, tasks and gateways, drawn round a middle point."""

from collections.abc import Callable
from math import cos, pi, sin

from motcua.kit.bpmn.drawing.svg import path, polygon, tag
from motcua.kit.bpmn.model import (
    CancelEvent,
    CompensationEvent,
    ConditionalEvent,
    ErrorEvent,
    EscalationEvent,
    EventDefinition,
    GatewayKind,
    LinkEvent,
    MessageEvent,
    SignalEvent,
    TaskKind,
    TerminateEvent,
    TimerEvent,
)

type Sign = Callable[[float, float, float, str], str]
"""Draws at x, y with half the size r, filled with a colour."""


def _envelope(x: float, y: float, r: float, fill: str) -> str:
    line = "currentColor" if fill == "none" else "#ffffff"
    outer = tag(
        "rect",
        x=x - r,
        y=y - r * 0.7,
        width=2 * r,
        height=1.4 * r,
        fill=fill,
        stroke="currentColor",
    )
    flap = f"M{x - r:.7g} {y - r * 0.7:.7g}L{x:.7g} {y:.7g}L{x + r:.7g} {y - r * 0.7:.7g}"
    return outer + path(flap, stroke=line)


def _clock(x: float, y: float, r: float, _fill: str) -> str:
    face = tag("circle", cx=x, cy=y, r=r, fill="none", stroke="currentColor")
    return face + path(f"M{x:.7g} {y - r * 0.7:.7g}V{y:.7g}H{x + r * 0.55:.7g}")


def _triangle(x: float, y: float, r: float, fill: str) -> str:
    return polygon([(x, y - r), (x + r, y + r * 0.75), (x - r, y + r * 0.75)], fill=fill)


def _lightning(x: float, y: float, r: float, fill: str) -> str:
    corners = [(-1, 0.9), (-0.4, -0.9), (0.35, 0.2), (1, -0.9), (0.4, 0.9), (-0.35, -0.2)]
    return polygon([(x + a * r, y + b * r) for a, b in corners], fill=fill)


def _arrow_up(x: float, y: float, r: float, fill: str) -> str:
    corners = [(0, -1), (0.75, 0.9), (0, 0.2), (-0.75, 0.9)]
    return polygon([(x + a * r, y + b * r) for a, b in corners], fill=fill)


def _page(x: float, y: float, r: float, _fill: str) -> str:
    outer = tag(
        "rect",
        x=x - r * 0.75,
        y=y - r,
        width=1.5 * r,
        height=2 * r,
        fill="none",
        stroke="currentColor",
    )
    lines = "".join(
        f"M{x - r * 0.5:.7g} {y + step * r:.7g}h{r:.7g}" for step in (-0.6, -0.2, 0.2, 0.6)
    )
    return outer + path(lines)


def _arrow_right(x: float, y: float, r: float, fill: str) -> str:
    corners = [(-1, -0.4), (0.2, -0.4), (0.2, -0.9), (1, 0), (0.2, 0.9), (0.2, 0.4), (-1, 0.4)]
    return polygon([(x + a * r, y + b * r) for a, b in corners], fill=fill)


def _disc(x: float, y: float, r: float, _fill: str) -> str:
    return tag("circle", cx=x, cy=y, r=r, fill="currentColor")


def _cross(x: float, y: float, r: float, _fill: str) -> str:
    a = r * 0.8
    d = f"M{x - a:.7g} {y - a:.7g}L{x + a:.7g} {y + a:.7g}M{x + a:.7g} {y - a:.7g}"
    return path(f"{d}L{x - a:.7g} {y + a:.7g}", stroke_width=3)


def _rewind(x: float, y: float, r: float, fill: str) -> str:
    left = [(x - r, y), (x, y - r * 0.8), (x, y + r * 0.8)]
    return polygon(left, fill=fill) + polygon([(a + r, b) for a, b in left], fill=fill)


def pentagon(x: float, y: float, r: float, fill: str) -> str:
    """Any of several."""
    turns = [2 * pi * corner / 5 - pi / 2 for corner in range(5)]
    return polygon([(x + r * cos(turn), y + r * sin(turn)) for turn in turns], fill=fill)


def plus(x: float, y: float, r: float, _fill: str) -> str:
    """All of several."""
    return _plus(x, y, r, 3)


def _plus(x: float, y: float, r: float, width: float) -> str:
    d = f"M{x - r:.7g} {y:.7g}h{2 * r:.7g}M{x:.7g} {y - r:.7g}v{2 * r:.7g}"
    return path(d, stroke_width=width)


def ring(x: float, y: float, r: float, _fill: str) -> str:
    """One or more."""
    return tag("circle", cx=x, cy=y, r=r, fill="none", stroke="currentColor", stroke_width=3)


def _star(x: float, y: float, r: float, fill: str) -> str:
    return plus(x, y, r, fill) + _cross(x, y, r * 0.85, fill)


def _waiting(x: float, y: float, r: float, fill: str) -> str:
    rings = "".join(
        tag("circle", cx=x, cy=y, r=part, fill="none", stroke="currentColor")
        for part in (r * 1.25, r * 1.05)
    )
    return rings + pentagon(x, y, r * 0.75, fill)


def _person(x: float, y: float, r: float, _fill: str) -> str:
    head = tag("circle", cx=x, cy=y - r * 0.4, r=r * 0.45, fill="none", stroke="currentColor")
    return head + path(f"M{x - r:.7g} {y + r:.7g}a{r:.7g} {r:.7g} 0 0 1 {2 * r:.7g} 0z")


def _hand(x: float, y: float, r: float, _fill: str) -> str:
    d = f"M{x - r:.7g} {y:.7g}h{r * 0.6:.7g}v{-r * 0.8:.7g}h{r * 1.4:.7g}"
    return path(f"{d}v{r * 1.6:.7g}h{-r * 1.4:.7g}v{-r * 0.4:.7g}h{-r * 0.6:.7g}z")


def _wheel(x: float, y: float, r: float, _fill: str) -> str:
    teeth = "".join(
        f"M{x + r * 0.6 * cos(turn):.7g} {y + r * 0.6 * sin(turn):.7g}"
        f"L{x + r * cos(turn):.7g} {y + r * sin(turn):.7g}"
        for turn in (pi * tooth / 4 for tooth in range(8))
    )
    wheel = tag("circle", cx=x, cy=y, r=r * 0.6, fill="none", stroke="currentColor")
    return wheel + path(teeth, stroke_width=2)


def _table(x: float, y: float, r: float, _fill: str) -> str:
    outer = tag(
        "rect",
        x=x - r,
        y=y - r * 0.8,
        width=2 * r,
        height=1.6 * r,
        fill="none",
        stroke="currentColor",
    )
    inner = f"M{x - r:.7g} {y - r * 0.3:.7g}h{2 * r:.7g}M{x - r * 0.3:.7g} {y - r * 0.3:.7g}"
    return outer + path(f"{inner}v{r * 1.1:.7g}M{x - r:.7g} {y + r * 0.25:.7g}h{2 * r:.7g}")


EVENTS: dict[type[EventDefinition], Sign] = {
    MessageEvent: _envelope,
    TimerEvent: _clock,
    SignalEvent: _triangle,
    ErrorEvent: _lightning,
    EscalationEvent: _arrow_up,
    ConditionalEvent: _page,
    LinkEvent: _arrow_right,
    TerminateEvent: _disc,
    CancelEvent: _cross,
    CompensationEvent: _rewind,
}
TASKS: dict[TaskKind, tuple[Sign, str]] = {
    TaskKind.USER: (_person, "none"),
    TaskKind.MANUAL: (_hand, "none"),
    TaskKind.SERVICE: (_wheel, "none"),
    TaskKind.SEND: (_envelope, "currentColor"),
    TaskKind.RECEIVE: (_envelope, "none"),
    TaskKind.SCRIPT: (_page, "none"),
    TaskKind.RULE: (_table, "none"),
}
GATEWAYS: dict[GatewayKind, Sign] = {
    GatewayKind.EXCLUSIVE: _cross,
    GatewayKind.INCLUSIVE: ring,
    GatewayKind.PARALLEL: plus,
    GatewayKind.EVENT: _waiting,
    GatewayKind.COMPLEX: _star,
}


def loop(x: float, y: float, r: float) -> str:
    """Again and again."""
    a, b = r * 0.5, r * 0.87
    arc = f"M{x - a:.7g} {y + b:.7g}A{r:.7g} {r:.7g} 0 1 1 {x + a:.7g} {y + b:.7g}"
    tip = f"M{x - a - r * 0.7:.7g} {y + b:.7g}H{x - a:.7g}v{-r * 0.7:.7g}"
    return path(arc + tip, stroke_width=1.5)


def bars(x: float, y: float, r: float, *, sequential: bool) -> str:
    """Several times: upright side by side, lying one after another."""
    if sequential:
        d = "".join(f"M{x - r:.7g} {y + step * r:.7g}h{2 * r:.7g}" for step in (-0.7, 0, 0.7))
    else:
        d = "".join(f"M{x + step * r:.7g} {y - r:.7g}v{2 * r:.7g}" for step in (-0.7, 0, 0.7))
    return path(d, stroke_width=2.5)


def boxed_plus(x: float, y: float, r: float) -> str:
    """More inside."""
    box = tag(
        "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, fill="none", stroke="currentColor"
    )
    return box + _plus(x, y, r * 0.6, 1)


def wave(x: float, y: float, r: float) -> str:
    """In any order."""
    return path(f"M{x - r:.7g} {y:.7g}q{r * 0.5:.7g} {-r:.7g} {r:.7g} 0t{r:.7g} 0", stroke_width=2)


def rewind(x: float, y: float, r: float) -> str:
    """It undoes something."""
    return _rewind(x, y, r, "none")
