"""Small pieces of Python's abstract syntax, and the names that the generated code may use."""

import ast
from collections.abc import Callable, Sequence
from datetime import date
from types import FunctionType

from motcua.kit.feel import arithmetic, calling, comparing, looping, members, testing
from motcua.kit.feel.values import NUMBERS

HELPERS: dict[str, object] = {
    "add": arithmetic.add,
    "subtract": arithmetic.subtract,
    "multiply": arithmetic.multiply,
    "divide": arithmetic.divide,
    "power": arithmetic.power,
    "negate": arithmetic.negate,
    "equal": comparing.equal,
    "unequal": comparing.unequal,
    "compare": comparing.compare,
    "call": calling.call,
    "call_bound": calling.call_bound,
    "no_form": calling.no_form,
    "absent": members.absent,
    "member": members.member,
    "element": members.element,
    "filtered": members.filtered,
    "every_result": looping.every_result,
    "quantified": looping.quantified,
    "span": looping.Span,
    "make_range": looping.make_range,
    "unsure": testing.unsure,
    "condition": testing.condition,
    "passes": testing.passes,
    "passes_range": testing.passes_range,
    "among": testing.among,
    "either": testing.either,
    "opposite": testing.opposite,
    "instance": testing.instance,
    "both": testing.both,
    "twice": members.twice,
    "half_range": looping.half_range,
    "call_named": calling.call_named,
    "new_function": calling.new_function,
    "date": date,
    "type": type,
    "dict": dict,
    "str": str,
    "bool": bool,
    "NUMBERS": NUMBERS,
}
"""All that generated code can name beside its own constants and variables."""


def constant(value: object) -> ast.expr:
    """A value that Python's syntax has itself."""
    return ast.Constant(value)  # type: ignore[arg-type]


def name(called: str) -> ast.expr:
    """A variable, a helper or a constant by its name."""
    return ast.Name(called, ast.Load())


def invoke(function: str, *arguments: ast.expr) -> ast.expr:
    """A call of a helper."""
    return ast.Call(name(function), list(arguments), [])


def let(variable: str, value: ast.expr) -> ast.expr:
    """The value, kept in a variable on the way."""
    return ast.NamedExpr(ast.Name(variable, ast.Store()), value)


def choose(test: ast.expr, yes: ast.expr, no: ast.expr) -> ast.expr:
    return ast.IfExp(test, yes, no)


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.expr:
    return ast.Compare(left, [operator], [right])


def tuple_of(items: Sequence[ast.expr]) -> ast.expr:
    return ast.Tuple(list(items), ast.Load())


def function_of(parameters: Sequence[str], body: ast.expr) -> ast.expr:
    """A function without a name."""
    return ast.Lambda(_arguments(parameters), body)


def type_is(value: ast.expr, kind: str) -> ast.expr:
    """Whether the value's class is this very one; ``NUMBERS`` stands for both of theirs."""
    operator = ast.In() if kind == "NUMBERS" else ast.Is()
    return compare(invoke("type", value), operator, name(kind))


def compiled(
    parameters: Sequence[str], body: ast.expr, constants: dict[str, object]
) -> Callable[..., object]:
    """The function of these parameters with this body; it sees helpers and constants only."""
    tree = ast.fix_missing_locations(ast.Expression(function_of(parameters, body)))
    code = compile(tree, "<feel>", "eval")
    function: FunctionType = eval(code, {"__builtins__": {}, **HELPERS, **constants})  # noqa: S307
    return function


def _arguments(parameters: Sequence[str]) -> ast.arguments:
    return ast.arguments([], [ast.arg(each) for each in parameters], None, [], [], None, [])
