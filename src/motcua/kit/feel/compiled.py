"""A compiled expression: read once, evaluated many times."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from inspect import Parameter as Argument
from inspect import signature

from motcua.kit.feel import tree
from motcua.kit.feel.builtins import BUILTINS
from motcua.kit.feel.calling import Builtin, type_of_builtin
from motcua.kit.feel.compiling import Generator, compiled
from motcua.kit.feel.compiling.scopes import Variables
from motcua.kit.feel.errors import FeelError, Place, Spent, Trouble
from motcua.kit.feel.inferring import type_of
from motcua.kit.feel.parsing import Scope, parse_expression, parse_unary_tests
from motcua.kit.feel.parsing.reader import HIGHEST
from motcua.kit.feel.parsing.scope import Names
from motcua.kit.feel.running import Clock, Limits, here, running
from motcua.kit.feel.tree import Node, Tests, within
from motcua.kit.feel.types import ANY, Description, FunctionType, Type, described
from motcua.kit.feel.values import Function, Parameter

type NamesGiven = Collection[str] | Mapping[str, Description]
type FunctionsGiven = Mapping[str, Callable[..., object] | Function] | None


_SMALL = frozenset(
    {
        tree.Constant,
        tree.Name,
        tree.Input,
        tree.Path,
        tree.RangeOf,
        tree.Negation,
        tree.Arithmetic,
        tree.Comparison,
        tree.Logic,
        tree.Between,
        tree.In,
        tree.Test,
        tree.Tests,
        tree.If,
        tree.InstanceOf,
    }
)
"""What can neither repeat itself nor make anything much larger than what is given."""


@dataclass(frozen=True)
class Evaluation:
    """A value, and why anything on the way to it became null."""

    value: object
    troubles: list[Trouble]


class Expression:
    """An expression, or unary tests that take the value under test as well."""

    def __init__(self, text: str, root: Node, functions: Mapping[str, object]) -> None:
        self.text = text
        self.tree = root
        self._small = all(type(node) in _SMALL for node in within(root))
        try:
            self.type = type_of(root)
            self.function = _function(text, root, functions)
        except RecursionError:
            raise FeelError((1, 1), "text.deep", most=HIGHEST) from None

    def evaluate(self, context: Mapping[str, object], *tested: object) -> object:
        """The value for these names; what has none is null. Unary tests take the value tested.

        ``FeelError`` when a bound of the evaluation is reached.
        """
        if self._small or here.run is not None:
            return self._bounded(context, tested)
        with running():
            return self._bounded(context, tested)

    def evaluate_with_troubles(
        self,
        context: Mapping[str, object],
        *tested: object,
        clock: Clock | None = None,
        limits: Limits | None = None,
    ) -> Evaluation:
        """The value, and for everything that became null the place and the reason."""
        troubles: list[Trouble] = []
        with running(clock=clock, troubles=troubles, limits=limits or Limits()):
            return Evaluation(self._bounded(context, tested), troubles)

    def _bounded(self, context: Mapping[str, object], tested: tuple[object, ...]) -> object:
        try:
            return self.function(context, *tested)
        except Spent as spent:
            raise FeelError((1, 1), spent.key, **spent.facts) from None
        except RecursionError:
            raise FeelError((1, 1), "bound.nested") from None


def _function(text: str, root: Node, functions: Mapping[str, object]) -> Callable[..., object]:
    generator = Generator(places(text), dict(functions))
    scope, parameters = generator.outermost, ["context"]
    if isinstance(root, Tests):
        scope, parameters = scope.inner(Variables({"?": "tested"})), ["context", "tested"]
    return compiled(parameters, generator.value(root, scope), generator.constants)


def compile_expression(
    text: str,
    *,
    names: NamesGiven = (),
    functions: FunctionsGiven = None,
    types: Mapping[str, Type] | None = None,
) -> Expression:
    """The compiled expression; ``FeelError`` says where the text is none.

    ``names`` are those that the context will have, as a mapping with a description of their types
    (``motcua.kit.feel.types.described``), so that names with spaces are found behind dots, too.
    ``functions`` are Python's, called with FEEL values; ``types`` are known to ``instance of``.
    """
    scope, known = scope_of(names, functions)
    return Expression(text, parse_expression(text, scope, types or {}), known)


def compile_unary_tests(
    text: str,
    *,
    names: NamesGiven = (),
    functions: FunctionsGiven = None,
    types: Mapping[str, Type] | None = None,
    input: Description = None,
) -> Expression:
    """Unary tests, compiled: ``evaluate(context, value)`` says whether the value passes.

    ``input`` describes the type of that value, which the text calls ``?``.
    """
    scope, known = scope_of(names, functions)
    scope = scope.inner({"?": described(input)})
    return Expression(text, parse_unary_tests(text, scope, types or {}), known)


def scope_of(names: NamesGiven, functions: FunctionsGiven) -> tuple[Scope, dict[str, object]]:
    """The scope that a text is read in, and the functions it can name."""
    if isinstance(names, Mapping):
        declared = {name: described(kind) for name, kind in names.items()}
    else:
        declared = dict.fromkeys(names, ANY)
    registered = {name: _registered(name, each) for name, each in (functions or {}).items()}
    known = {
        name: function
        for name, function in {**BUILTINS, **registered}.items()
        if name not in declared
    }
    outer = Scope(_BUILTIN_NAMES)
    if registered:
        outer = outer.inner(dict.fromkeys(registered, ANY))
    return outer.inner(declared), known


def places(text: str) -> Callable[[int], Place]:
    """Line and column, both from 1, of a place in the text."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def place(at: int) -> Place:
        line = bisect_right(starts, at)
        return line, at - starts[line - 1] + 1

    return place


def _registered(name: str, function: Callable[..., object] | Function) -> Function:
    if isinstance(function, Function):
        return function
    arguments: Iterable[Argument] = signature(function).parameters.values()
    return Function(tuple(Parameter(each.name) for each in arguments), function, name)


def _function_type(builtin: Builtin) -> Type:
    return FunctionType((), type_of_builtin(builtin))


_BUILTIN_NAMES = Names({name: _function_type(builtin) for name, builtin in BUILTINS.items()})
