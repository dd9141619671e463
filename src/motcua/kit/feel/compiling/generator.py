"""Python's syntax for each node of a tree.

Numbers, strings and booleans that meet their own kind are handled in place; everything else is
left to a helper, which also says where and why something became null.
"""

import ast
from collections.abc import Callable, Sequence
from decimal import Decimal

from motcua.kit.feel import tree
from motcua.kit.feel.calling import Builtin, bind, external
from motcua.kit.feel.compiling import comparisons
from motcua.kit.feel.compiling.pieces import (
    choose,
    compare,
    constant,
    function_of,
    invoke,
    let,
    name,
    tuple_of,
    type_is,
)
from motcua.kit.feel.compiling.scopes import Environment, Members, Variables
from motcua.kit.feel.errors import Place
from motcua.kit.feel.types import ANY
from motcua.kit.feel.values import Parameter

_ARITHMETIC = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "**": "power"}


class Generator:
    """Makes syntax and keeps the constants that it names; one for each compiled function."""

    def __init__(self, place_of: Callable[[int], Place], functions: dict[str, object]) -> None:
        self.constants: dict[str, object] = {}
        self._place_of = place_of
        self._variables = 0
        fixed = {called: self.keep(function).id for called, function in functions.items()}
        self.outermost = Environment((), fixed)

    def keep(self, value: object) -> ast.Name:
        """A constant that Python's syntax does not have."""
        called = f"k{len(self.constants)}"
        self.constants[called] = value
        return ast.Name(called, ast.Load())

    def variable(self) -> str:
        """A name that nothing else has."""
        self._variables += 1
        return f"v{self._variables}"

    def place(self, node: tree.Node) -> ast.expr:
        """Where a node stands, for the helpers."""
        return constant(self._place_of(node.at))

    def value(self, node: tree.Node, env: Environment) -> ast.expr:
        """The syntax that gives the node's value."""
        return _MAKERS[type(node)](self, node, env)

    def literal(self, value: object) -> ast.expr:
        """A value that stands in the text."""
        if value is None or isinstance(value, bool | int | str):
            return constant(value)
        return self.keep(value)


def _constant(gen: Generator, node: tree.Constant, env: Environment) -> ast.expr:
    return gen.literal(node.value)


def _name(gen: Generator, node: tree.Name, env: Environment) -> ast.expr:
    return env.load(node.name, gen.place(node))


def _input(gen: Generator, node: tree.Input, env: Environment) -> ast.expr:
    return env.load("?", gen.place(node))


def _list(gen: Generator, node: tree.ListOf, env: Environment) -> ast.expr:
    return ast.List([gen.value(item, env) for item in node.items], ast.Load())


def _context(gen: Generator, node: tree.ContextOf, env: Environment) -> ast.expr:
    keys = [key for key, _ in node.entries]
    if len(set(keys)) < len(keys):
        twice = next(key for key in keys if keys.count(key) > 1)
        return invoke("twice", constant(twice), gen.place(node))
    values = []
    known: dict[str, str] = {}
    for key, entry in node.entries:
        value = gen.value(entry, env.inner(Variables(dict(known))))
        known[key] = gen.variable()
        values.append(let(known[key], value))
    made = ast.Dict([constant(key) for key in keys], values)
    return ast.Call(function_of((), made), [], [])


def _range(gen: Generator, node: tree.RangeOf, env: Environment) -> ast.expr:
    included = constant(node.start_included), constant(node.end_included)
    ends = [
        constant(None) if end is None else gen.value(end, env) for end in (node.start, node.end)
    ]
    helper = "half_range" if None in (node.start, node.end) else "make_range"
    return invoke(helper, *ends, *included, gen.place(node))


def _path(gen: Generator, node: tree.Path, env: Environment) -> ast.expr:
    of, called = gen.variable(), constant(node.name)
    is_context = type_is(let(of, gen.value(node.of, env)), "dict")
    has = compare(called, ast.In(), name(of))
    return choose(
        ast.BoolOp(ast.And(), [is_context, has]),
        ast.Subscript(name(of), called, ast.Load()),
        invoke("member", name(of), called, gen.place(node)),
    )


def _filter(gen: Generator, node: tree.Filter, env: Environment) -> ast.expr:
    of = gen.value(node.of, env)
    if isinstance(node.test, tree.Constant) and type(node.test.value) in {int, Decimal}:
        return invoke("element", of, gen.literal(node.test.value), gen.place(node))
    each = gen.variable()
    test = gen.value(node.test, env.inner(Members(each)))
    return invoke("filtered", of, function_of([each], test), gen.place(node))


def _call(gen: Generator, node: tree.Call, env: Environment) -> ast.expr:
    arguments = [gen.value(argument, env) for argument in node.arguments]
    called = node.function
    if isinstance(called, tree.Name) and env.is_fixed(called.name):
        known = gen.constants[env.fixed[called.name]]
        if isinstance(known, Builtin):
            bound = bind(known, len(arguments), node.names)
            if bound is None:
                return invoke("no_form", gen.keep(known), gen.place(node))
            return invoke("call_bound", gen.keep(bound), gen.place(node), *arguments)
    names = constant(node.names)
    if isinstance(called, tree.Name) and not called.known:
        function = env.load(called.name, None)
        return invoke(
            "call_named",
            constant(called.name),
            function,
            tuple_of(arguments),
            names,
            gen.place(node),
        )
    return invoke("call", gen.value(called, env), tuple_of(arguments), names, gen.place(node))


def _negation(gen: Generator, node: tree.Negation, env: Environment) -> ast.expr:
    return invoke("negate", gen.value(node.of, env), gen.place(node))


def _arithmetic(gen: Generator, node: tree.Arithmetic, env: Environment) -> ast.expr:
    left, right = gen.value(node.left, env), gen.value(node.right, env)
    return invoke(_ARITHMETIC[node.operator], left, right, gen.place(node))


def _logic(gen: Generator, node: tree.Logic, env: Environment) -> ast.expr:
    """Decided by the first term that can; then by all being the other; else unsure."""
    decisive = constant(node.operator == "or")
    variables = [gen.variable() for _ in node.terms]
    terms = [
        compare(let(variable, gen.value(term, env)), ast.Is(), decisive)
        for variable, term in zip(variables, node.terms, strict=True)
    ]
    other = constant(node.operator == "and")
    rest = [compare(name(variable), ast.Is(), other) for variable in variables]
    unsure = invoke(
        "unsure", constant(node.operator), tuple_of(list(map(name, variables))), gen.place(node)
    )
    return choose(
        ast.BoolOp(ast.Or(), terms),
        decisive,
        choose(ast.BoolOp(ast.And(), rest), other, unsure),
    )


def _if(gen: Generator, node: tree.If, env: Environment) -> ast.expr:
    test = gen.value(node.condition, env)
    if isinstance(node.condition, tree.Comparison | tree.Logic | tree.Between | tree.In):
        taken = compare(test, ast.Is(), constant(True))
    else:
        taken = invoke("condition", test, gen.place(node))
    return choose(taken, gen.value(node.yes, env), gen.value(node.no, env))


def _for(gen: Generator, node: tree.For, env: Environment) -> ast.expr:
    sources, variables, inner = _loops(gen, node.loops, env)
    partial = gen.variable()
    result = gen.value(node.result, inner.inner(Variables({"partial": partial})))
    return invoke(
        "every_result", sources, function_of([*variables, partial], result), gen.place(node)
    )


def _quantified(gen: Generator, node: tree.Quantified, env: Environment) -> ast.expr:
    sources, variables, inner = _loops(gen, node.loops, env)
    test = function_of(variables, gen.value(node.test, inner))
    return invoke("quantified", constant(node.word), sources, test, gen.place(node))


def _loops(
    gen: Generator, loops: Sequence[tree.Loop], env: Environment
) -> tuple[ast.expr, list[str], Environment]:
    """The sources as functions of the variables before them, all variables, and their scope."""
    sources: list[ast.expr] = []
    variables: list[str] = []
    for loop in loops:
        source = gen.value(loop.of, env)
        if loop.end is not None:
            source = invoke("span", source, gen.value(loop.end, env))
        sources.append(function_of(list(variables), source))
        variables.append(gen.variable())
        env = env.inner(Variables({loop.name: variables[-1]}))
    return tuple_of(sources), variables, env


def _instance(gen: Generator, node: tree.InstanceOf, env: Environment) -> ast.expr:
    return invoke("instance", gen.value(node.of, env), gen.keep(node.type))


def _function(gen: Generator, node: tree.FunctionOf, env: Environment) -> ast.expr:
    if node.external:
        return gen.keep(external("external"))
    variables = {called: gen.variable() for called, _ in node.parameters}
    parameters = tuple(
        Parameter(called, None if kind == ANY else kind) for called, kind in node.parameters
    )
    body = gen.value(node.body, env.inner(Variables(variables)))
    made = function_of(list(variables.values()), body)
    return invoke("new_function", gen.keep(parameters), made)


def _tests(gen: Generator, node: tree.Tests, env: Environment) -> ast.expr:
    return comparisons.tests(gen, node, env.load("?", gen.place(node)), env)


_MAKERS: dict[type, Callable[..., ast.expr]] = {
    tree.Constant: _constant,
    tree.Name: _name,
    tree.Input: _input,
    tree.ListOf: _list,
    tree.ContextOf: _context,
    tree.RangeOf: _range,
    tree.Path: _path,
    tree.Filter: _filter,
    tree.Call: _call,
    tree.Negation: _negation,
    tree.Arithmetic: _arithmetic,
    tree.Comparison: comparisons.comparison,
    tree.Logic: _logic,
    tree.Between: comparisons.between,
    tree.In: comparisons.contained,
    tree.If: _if,
    tree.For: _for,
    tree.Quantified: _quantified,
    tree.InstanceOf: _instance,
    tree.FunctionOf: _function,
    tree.Tests: _tests,
}
