"""Boxed expressions: each kind, and what has no value in it."""

import pytest

from motcua.kit.feel.dmn import DecisionModel, link, read_definitions
from motcua.kit.feel.dmn.tests.building import NAMESPACE, asked, decision, inputs, model, text

X = inputs(x="", y="")


def entry(name: str, logic: str) -> str:
    variable = f'<variable name="{name}"/>' if name else ""
    return f"<contextEntry>{variable}{logic}</contextEntry>"


def holding(**parts: str) -> str:
    return "".join(f"<{name}>{text(part)}</{name}>" for name, part in parts.items())


def conditional(condition: str) -> str:
    return f"<conditional>{holding(**{'if': condition, 'then': '1', 'else': '0'})}</conditional>"


def each(word: str, source: str, **inside: str) -> str:
    """An iterator whose variable is ``each``."""
    return f'<{word} iteratorVariable="each">{holding(**{"in": source}, **inside)}</{word}>'


FUNCTION = (
    '<functionDefinition><formalParameter name="a" typeRef="number"/>'
    f'<formalParameter name="b"/>{text("a + b * x")}</functionDefinition>'
)
CALL = (
    f"<invocation>{text('f')}"
    f'<binding><parameter name="b"/>{text("10")}</binding>'
    f'<binding><parameter name="a"/>{text("1")}</binding></invocation>'
)
LIST = "[{n: 1}, {n: 2}]"
RELATION = (
    '<relation><column name="first name"/><column name="age" typeRef="number"/>'
    f"<row>{text('x')}{text('20')}</row><row>{text('y')}{text('30')}</row></relation>"
)

BOXES = {
    "a context gives its entries": (
        f"<context>{entry('a', text('x + 1'))}{entry('b c', text('a * 2'))}</context>",
        {"a": 3, "b c": 6},
    ),
    "a context gives its last entry where that has no name": (
        f"<context>{entry('b c', text('x + 1'))}{entry('', text('b c * 2'))}</context>",
        6,
    ),
    "a list gives its items": (f"<list>{text('x')}{text('y')}</list>", [2, 3]),
    "a relation gives a context for each row": (
        RELATION,
        [{"first name": 2, "age": 20}, {"first name": 3, "age": 30}],
    ),
    "a function sees what is around it": (
        f"<context>{entry('f', FUNCTION)}{entry('', text('f(1, 10)'))}</context>",
        21,
    ),
    "an invocation gives its parameters by name": (
        f"<context>{entry('f', FUNCTION)}{entry('', CALL)}</context>",
        21,
    ),
    "a condition that is true": (conditional("x < y"), 1),
    "a condition that is null counts as false": (
        conditional("null"),
        0,
    ),
    "a condition that is no boolean has no result": (
        conditional("x"),
        None,
    ),
    "a filter sees the item and its members": (
        f"<filter>{holding(**{'in': LIST}, match='n = x and item.n > 0')}</filter>",
        [{"n": 2}],
    ),
    "for sees the results so far": (
        each("for", "[1, 2, 3]", **{"return": "each + count(partial) * x"}),
        [1, 4, 7],
    ),
    "some": (
        each("some", "[1, 2, 3]", satisfies="each > x"),
        True,
    ),
    "every": (
        each("every", "[1, 2, 3]", satisfies="each > x"),
        False,
    ),
    "every where one is not known": (
        each("every", "[3, null]", satisfies="each > x"),
        None,
    ),
}


@pytest.mark.parametrize("case", BOXES)
def test_a_box_has_the_value_of_its_parts(case):
    logic, expected = BOXES[case]

    assert asked(X, decision(logic, needs=["x", "y"]), x=2, y=3) == expected


NOBODY = '<functionDefinition kind="Java"/>'
NULLS = {
    "logic.missing": "",
    "logic.language": '<literalExpression expressionLanguage="urn:python"><text>1</text>'
    "</literalExpression>",
    "text.ends": text("1 +"),
    "operator.types": text("null + 1"),
    "logic.boolean": conditional("1"),
    "call.external": f"<context>{entry('f', NOBODY)}{entry('', text('f()'))}</context>",
}


@pytest.mark.parametrize("key", NULLS)
def test_what_has_no_value_is_null_and_says_why_with_its_line(key):
    answer = model(decision(NULLS[key])).explain("D", {})

    assert answer.value is None
    (trouble,) = answer.troubles
    assert trouble.key == key
    assert trouble.sentence("en").startswith("m.dmn, line 1, D: ")
    assert trouble.sentence("vi").startswith("m.dmn, dòng 1, D: ")


JAVA = (
    '<functionDefinition kind="Java"><formalParameter name="a" typeRef="number"/><context>'
    f"{entry('class', text('"vn.Fees"'))}"
    f"{entry('method signature', text('"twice(int)"'))}"
    "</context></functionDefinition>"
)


def test_an_external_function_runs_only_where_it_is_registered():
    body = decision(f"<context>{entry('f', JAVA)}{entry('', text('f(21)'))}</context>")
    content = f'<definitions xmlns="{NAMESPACE}" namespace="urn:m">{body}</definitions>'
    linked = link(read_definitions(content.encode()))
    known = {"vn.Fees.twice(int)": lambda number: number * 2}

    assert DecisionModel(linked).evaluate("D", {}) is None
    assert DecisionModel(linked, external=known).evaluate("D", {}) == 42
