"""How a built-in function is declared: one line as the standard writes it, over its Python.

``substring(string: string, start position: number, [length: number]) -> string``: brackets mark
what may be left out, ``?`` behind a type takes null, ``...`` behind a name takes as many as come.
"""

import re
from collections.abc import Callable

from motcua.kit.feel.calling import Builtin, Form
from motcua.kit.feel.comparing import KINDS, ORDERED
from motcua.kit.feel.types import NAMED, FunctionType, Type
from motcua.kit.feel.values import Function, Parameter

BUILTINS: dict[str, Builtin] = {}
_DECLARATION = re.compile(r"([\w ]+)\((.*)\)(?: -> (.+))?")
_PARAMETER = re.compile(r"(\[?)([\w ]+?)(\.\.\.)?(?:: ([\w ]+)(\??))?\]?")


class AnyFunction(FunctionType):
    """A function, whatever it takes."""

    @property
    def name(self) -> str:
        return "function"

    def holds(self, value: object) -> bool:
        return isinstance(value, Function)


class Point(Type):
    """Whatever has a place in an order, so that it can lie in a range."""

    @property
    def name(self) -> str:
        return "point"

    def holds(self, value: object) -> bool:
        return KINDS.get(type(value)) in ORDERED


TYPES: dict[str, Type] = {
    **NAMED,
    "function": AnyFunction((), NAMED["Any"]),
    "point": Point(),
}


def builtin[F: Callable[..., object]](declaration: str) -> Callable[[F], F]:
    """Declare one form of a built-in function; forms of one name are tried in their order."""

    def declare(run: F) -> F:
        form = _form(declaration, run)
        name = declaration.partition("(")[0]
        forms = BUILTINS[name].forms if name in BUILTINS else ()
        BUILTINS[name] = Builtin(name, (*forms, form))
        return run

    return declare


def _form(declaration: str, run: Callable[..., object]) -> Form:
    match = _DECLARATION.fullmatch(declaration)
    if match is None:
        raise ValueError(declaration)
    _name, inside, result = match.groups()
    parameters, nullable, required, variadic = [], set(), 0, False
    for text in filter(None, inside.split(", ")):
        optional, name, many, kind, null = _PARAMETER.fullmatch(text).groups()  # type: ignore[union-attr]
        parameters.append(Parameter(name, TYPES[kind or "Any"]))
        required += not optional
        variadic |= bool(many)
        if null or kind in {None, "Any"}:
            nullable.add(name)
    function = Function(
        tuple(parameters), run, declaration, TYPES[result or "Any"], variadic=variadic
    )
    return Form(tuple(parameters), required, frozenset(nullable), function)
