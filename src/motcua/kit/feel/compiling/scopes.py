"""Where generated code finds what a FEEL name means."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua.kit.feel.compiling.pieces import choose, compare, constant, invoke, let, name


@dataclass(frozen=True)
class Variables:
    """Names that are variables of Python."""

    known: Mapping[str, str]


@dataclass(frozen=True)
class Members:
    """The members of an element under a filter, whatever they are; and ``item``, the element."""

    element: str


@dataclass(frozen=True)
class Environment:
    """Frames from the outermost inward; what none of them has is looked up in the context."""

    frames: tuple[Variables | Members, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    """Names that are constants: functions, unless a frame or the context declares them."""

    def inner(self, frame: Variables | Members) -> "Environment":
        return Environment((*self.frames, frame), self.fixed)

    def load(self, called: str, place: ast.expr | None) -> ast.expr:
        """The value of a name; with a place, it is said when there is none."""
        fixed = called in self.fixed
        value = name(self.fixed[called]) if fixed else _from_context(called, place)
        for frame in self.frames:
            if isinstance(frame, Members):
                outer = name(frame.element) if called == "item" else value
                value = _member_or(frame.element, called, outer)
            elif called in frame.known:
                value = name(frame.known[called])
        return value

    def is_fixed(self, called: str) -> bool:
        """Whether the name can only be the constant."""
        if called not in self.fixed:
            return False
        return not any(isinstance(frame, Members) or called in frame.known for frame in self.frames)


def _from_context(called: str, place: ast.expr | None) -> ast.expr:
    get = ast.Call(ast.Attribute(name("context"), "get", ast.Load()), [constant(called)], [])
    if place is None:
        return get
    return choose(
        compare(let("held", get), ast.IsNot(), constant(None)),
        name("held"),
        invoke("absent", name("context"), constant(called), place),
    )


def _member_or(element: str, called: str, otherwise: ast.expr) -> ast.expr:
    is_context = compare(invoke("type", name(element)), ast.Is(), name("dict"))
    has = compare(constant(called), ast.In(), name(element))
    member = ast.Subscript(name(element), constant(called), ast.Load())
    return choose(ast.BoolOp(ast.And(), [is_context, has]), member, otherwise)
