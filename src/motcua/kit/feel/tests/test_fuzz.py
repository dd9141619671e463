"""Any text gives a value or a ``FeelError`` with its place; nothing else, and soon."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kit.feel import FeelError, Limits, compile_expression, compile_unary_tests
from motcua.kit.feel.builtins import BUILTINS
from motcua.kit.feel.checking import check
from motcua.kit.feel.codec import read_json, write_json
from motcua.kit.feel.values import DaysTimeDuration, Range, Time, YearsMonthsDuration
from motcua.kit.feel.writing import text_of

PIECES = [
    *BUILTINS,
    *'+-*/=<>().,:[]{}?@"',
    *("**", "!=", "<=", ">=", "..", "and", "or", "in", "between", "if", "then", "else", "for"),
    *("return", "some", "every", "satisfies", "instance of", "function", "not", "null", "true"),
    *("item", "partial", "x", "tên dài", "1", "0", "-1", "1.5", "1e6144", '"a"', '""', '"\\ud800"'),
    *('@"2026-01-01"', '@"P1Y"', '@"PT1S"', '@"10:00:00Z"', '@"2026-01-01T00:00:00"', "[1..3]"),
    *("(x + 1)", "[1, 2]", "{a: 1}", "(function(a) a)", "list<number>", "//", "/*", "*/", "\n"),
]
texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)
simple = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**34) + 1, 10**34 - 1),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, max_value=10**9, min_value=-(10**9)
    ),
    st.text(max_size=8),
    st.dates(),
    st.builds(
        Time, st.integers(0, 86_399_999_999_999), st.sampled_from([None, 0, 25_200, "Asia/Tokyo"])
    ),
    st.builds(DaysTimeDuration, st.integers(-(10**18), 10**18)),
    st.builds(YearsMonthsDuration, st.integers(-30_000, 30_000)),
    st.builds(Range, st.integers(-5, 5), st.integers(-5, 5), st.booleans(), st.booleans()),
)
values = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["a", "x"]), inner, max_size=2)
    ),
    max_leaves=8,
)
SMALL = Limits(steps=20_000, seconds=2)


def evaluated(text: str, x: object) -> object:
    rule = compile_expression(text, names=["x", "tên dài"])
    return rule.evaluate_with_troubles({"x": x, "tên dài": x}, limits=SMALL).value


@given(texts, values)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_a_value_or_says_where_it_is_wrong(text, x):
    try:
        text_of(evaluated(text, x))
    except FeelError as error:
        assert error.line >= 1
        assert error.column >= 1
        assert error.sentence("vi")


@given(texts, values)
@settings(max_examples=200, deadline=None)
def test_any_unary_tests_answer_with_three_values(text, x):
    try:
        rule = compile_unary_tests(text, names=["x"])
        answer = rule.evaluate_with_troubles({"x": x}, x, limits=SMALL).value
    except FeelError as error:
        assert error.sentence("en")
    else:
        assert answer is None or answer in (True, False) or "?" in text


@given(texts)
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_looked_through(text):
    for finding in check(text, {"x": "number", "tên dài": [{"a": "date"}]}):
        assert finding.message
        assert finding.said.text("vi")


@given(st.sampled_from(sorted(BUILTINS)), st.lists(values, max_size=4))
@settings(max_examples=600, deadline=None)
def test_any_function_takes_any_values(name, arguments):
    names = [f"p{number}" for number in range(len(arguments))]
    rule = compile_expression(f"{name}({', '.join(names)})", names=names)
    try:
        rule.evaluate_with_troubles(dict(zip(names, arguments, strict=True)), limits=SMALL)
    except FeelError as error:
        assert error.said.key.startswith("bound.")


@given(
    st.sampled_from(["+", "-", "*", "/", "**", "<", "<=", "=", "!=", "in", "and"]), values, values
)
@settings(max_examples=400, deadline=None)
def test_any_operator_takes_any_values(operator, one, other):
    rule = compile_expression(f"one {operator} other", names=["one", "other"])
    try:
        rule.evaluate({"one": one, "other": other})
    except FeelError as error:
        assert error.said.key.startswith("bound.")


@given(st.integers(-(10**33), 10**33), st.integers(-(10**33), 10**33))
def test_integers_and_decimals_come_to_the_same(one, other):
    for operator in ("+", "-", "*", "<", "="):
        rule = compile_expression(f"a {operator} b", names=["a", "b"])
        exact = rule.evaluate({"a": one, "b": other})
        assert exact == rule.evaluate({"a": Decimal(one), "b": Decimal(other)})


@given(st.dates(), st.integers(-(10**6), 10**6))
def test_days_added_can_be_taken_away_again(day: date, days: int):
    context = {"day": day, "length": DaysTimeDuration(days * 86_400 * 10**9)}
    rule = compile_expression("(day + length) - length", names=list(context))

    assert rule.evaluate(context) == day


@given(
    st.recursive(st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5), st.lists)
)
def test_json_comes_back_as_it_was(value):
    assert read_json(write_json(value)) == value
