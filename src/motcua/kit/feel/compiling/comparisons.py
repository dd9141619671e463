"""Syntax for comparisons and unary tests: in place where both sides are plainly of one kind."""

import ast
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from motcua.kit.feel import tree
from motcua.kit.feel.compiling.pieces import (
    choose,
    compare,
    constant,
    invoke,
    let,
    name,
    tuple_of,
    type_is,
)
from motcua.kit.feel.compiling.scopes import Environment
from motcua.kit.feel.values.numbers import is_number

if TYPE_CHECKING:
    from motcua.kit.feel.compiling.generator import Generator

_OPERATORS: dict[str, ast.cmpop] = {
    "=": ast.Eq(),
    "!=": ast.NotEq(),
    "<": ast.Lt(),
    "<=": ast.LtE(),
    ">": ast.Gt(),
    ">=": ast.GtE(),
}
_TURNED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_GUARDS: dict[type, str] = {int: "NUMBERS", Decimal: "NUMBERS", str: "str", date: "date"}


def comparison(gen: "Generator", node: tree.Comparison, env: Environment) -> ast.expr:
    """``left operator right``."""
    if isinstance(node.left, tree.Constant) and not isinstance(node.right, tree.Constant):
        right = gen.value(node.right, env)
        return against(gen, node, _TURNED[node.operator], right, node.left.value)
    left = gen.value(node.left, env)
    if isinstance(node.right, tree.Constant):
        return against(gen, node, node.operator, left, node.right.value)
    return _two(gen, node, node.operator, left, gen.value(node.right, env))


def against(
    gen: "Generator", node: tree.Node, operator: str, left: ast.expr, value: object
) -> ast.expr:
    """``left operator value`` with a value that stands in the text."""
    if value is None and operator in {"=", "!="}:
        return compare(left, ast.Is() if operator == "=" else ast.IsNot(), constant(None))
    guard = _GUARDS.get(type(value))
    if guard is None:
        return helped(gen, node, operator, left, gen.literal(value))
    variable = gen.variable()
    right = gen.literal(value)
    return choose(
        type_is(let(variable, left), guard),
        compare(name(variable), _OPERATORS[operator], right),
        helped(gen, node, operator, name(variable), right),
    )


def helped(
    gen: "Generator", node: tree.Node, operator: str, left: ast.expr, right: ast.expr
) -> ast.expr:
    """The comparison by a helper, which knows all kinds."""
    if operator in {"=", "!="}:
        return invoke("equal" if operator == "=" else "unequal", left, right, gen.place(node))
    return invoke("compare", constant(operator), left, right, gen.place(node))


def _two(
    gen: "Generator", node: tree.Node, operator: str, left: ast.expr, right: ast.expr
) -> ast.expr:
    if operator in {"=", "!="}:
        return helped(gen, node, operator, left, right)
    one, other = gen.variable(), gen.variable()
    both = ast.BinOp(
        type_is(let(one, left), "NUMBERS"), ast.BitAnd(), type_is(let(other, right), "NUMBERS")
    )
    return choose(
        both,
        compare(name(one), _OPERATORS[operator], name(other)),
        helped(gen, node, operator, name(one), name(other)),
    )


def between(gen: "Generator", node: tree.Between, env: Environment) -> ast.expr:
    """``of between low and high``, both ends counted in."""
    of = gen.variable()
    ends = []
    for operator, end, value in (
        (">=", node.low, let(of, gen.value(node.of, env))),
        ("<=", node.high, name(of)),
    ):
        if isinstance(end, tree.Constant):
            ends.append(against(gen, node, operator, value, end.value))
        else:
            ends.append(_two(gen, node, operator, value, gen.value(end, env)))
    return invoke("both", *ends)


def contained(gen: "Generator", node: tree.In, env: Environment) -> ast.expr:
    """``of in tests``."""
    variable = gen.variable()
    passed = tests(gen, node.tests, name(variable), env, helper="among")
    return ast.Subscript(
        tuple_of([let(variable, gen.value(node.of, env)), passed]), constant(1), ast.Load()
    )


def tests(
    gen: "Generator",
    node: tree.Tests,
    value: ast.expr,
    env: Environment,
    helper: str = "passes",
) -> ast.expr:
    """Whether the value (cheap to name again) passes one of the tests."""
    if not node.tests:
        return constant(True)
    answers = [_test(gen, test, value, env, helper) for test in node.tests]
    passed = answers[0] if len(answers) == 1 else _one_of(gen, answers)
    return invoke("opposite", passed) if node.negated else passed


def _one_of(gen: "Generator", answers: list[ast.expr]) -> ast.expr:
    variables = [gen.variable() for _ in answers]
    trues: list[ast.expr] = [
        compare(let(variable, answer), ast.Is(), constant(True))
        for variable, answer in zip(variables, answers, strict=True)
    ]
    return choose(
        ast.BoolOp(ast.Or(), trues),
        constant(True),
        invoke("either", tuple_of([name(variable) for variable in variables])),
    )


def _test(
    gen: "Generator", node: tree.Test, value: ast.expr, env: Environment, helper: str
) -> ast.expr:
    of = node.of
    if node.operator:
        if isinstance(of, tree.Constant):
            return against(gen, node, node.operator, value, of.value)
        return _two(gen, node, node.operator, value, gen.value(of, env))
    if isinstance(of, tree.Constant) and type(of.value) in {int, Decimal}:
        return choose(
            type_is(value, "NUMBERS"),
            compare(value, ast.Eq(), gen.literal(of.value)),
            invoke(helper, value, gen.literal(of.value)),
        )
    if isinstance(of, tree.Constant) and type(of.value) is str:
        return choose(
            type_is(value, "str"),
            compare(value, ast.Eq(), constant(of.value)),
            invoke(helper, value, constant(of.value)),
        )
    if isinstance(of, tree.RangeOf):
        return _test_range(gen, of, value, env)
    if helper == "passes" and any(isinstance(each, tree.Input) for each in tree.within(of)):
        return gen.value(of, env)
    return invoke(helper, value, gen.value(of, env))


def _test_range(
    gen: "Generator", node: tree.RangeOf, value: ast.expr, env: Environment
) -> ast.expr:
    slow = invoke("passes_range", value, gen.value(node, env))
    ends = [number_of(end) for end in (node.start, node.end)]
    if None in ends or ends[0] > ends[1]:  # type: ignore[operator]
        return slow
    operators: list[ast.cmpop] = [
        ast.LtE() if included else ast.Lt() for included in (node.start_included, node.end_included)
    ]
    low, high = map(gen.literal, ends)
    return choose(type_is(value, "NUMBERS"), ast.Compare(low, operators, [value, high]), slow)


def number_of(node: tree.Node | None) -> int | Decimal | None:
    """The number that a node stands for in the text."""
    return node.value if isinstance(node, tree.Constant) and is_number(node.value) else None
