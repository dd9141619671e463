"""No text takes unbounded time or memory, and none reaches anything but what is given."""

import time

import pytest

from motcua.kit.feel import FeelError, Limits, compile_expression, running
from motcua.kit.feel.tests.values import value

DOUBLING = "for i in 1..60 return if i = 1 then {0} else {1}"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200 + "1" + ")" * 200,
        "[" * 200 + "]" * 200,
        "-" * 200 + "1",
        "if true then " * 150 + "1" + " else 2" * 150,
        "function(a) " * 150 + "1",
        "for i in [1] return " * 150 + "1",
        "+".join(["1"] * 240),
        " and ".join(["true"] * 5000),
        "[" + ",".join(["1"] * 10_000) + "]",
    ],
)
def test_deep_and_long_texts_within_the_bounds_have_a_value(text):
    assert value(text) is not None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("(" * 201 + "1" + ")" * 201, "text.deep"),
        ("(" * 1_000_000, "text.deep"),
        ("-" * 100_000 + "1", "text.deep"),
        ("1" + "+1" * 1000, "text.deep"),
        ("a" + ".a" * 1000, "text.deep"),
        ("[" + "1," * 30_000 + "1]", "text.many"),
        ("1+" * 5_000_000, "text.long"),
        ("a " * 400_000, "text.deep"),
        ("1e99999999", "text.unexpected"),
    ],
)
def test_deeper_and_longer_texts_are_refused_at_once(text, key):
    began = time.perf_counter()
    with pytest.raises(FeelError) as caught:
        compile_expression(text)

    assert caught.value.said.key == key
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("for i in 1..10**12 return i", "bound.steps"),
        ("for i in 1..1000, j in 1..1000, k in 1..1000 return i", "bound.steps"),
        ("some i in 1..10**12 satisfies false", "bound.steps"),
        (DOUBLING.format('"a"', "partial[-1] + partial[-1]"), "bound.string"),
        (DOUBLING.format("[1]", "concatenate(partial[-1], partial[-1])"), "bound.steps"),
        (f"string({DOUBLING.format('[1]', '[partial[-1], partial[-1]]')})", "bound.steps"),
        (f"{{a: {DOUBLING.format('[1]', '[partial[-1], partial[-1]]')}, b: a = a}}", "bound.steps"),
        (
            f"{{a: {DOUBLING.format('[1]', '[partial[-1], partial[-1]]')}, "
            f"b: {DOUBLING.format('[1]', '[partial[-1], partial[-1]]')}, c: is(a, b)}}",
            "bound.steps",
        ),
        (
            "{l: for i in 1..100000 return i, "
            "r: for i in 1..100000 return l instance of list<number>}",
            "bound.steps",
        ),
        ("(function(f) f(f))(function(f) f(f))", "bound.depth"),
        (
            "string((for i in 1..3000 return if i = 1 then [] else [partial[-1]])[-1])",
            "bound.nested",
        ),
        (f'replace("{"a" * 45}", "(a|aa)+b", "x")', "bound.seconds"),
    ],
)
def test_an_evaluation_that_grows_ends_at_its_bound(text, key):
    rule = compile_expression(text)
    with pytest.raises(FeelError) as caught:
        rule.evaluate_with_troubles({}, limits=Limits(steps=500_000))

    assert caught.value.said.key == key


@pytest.mark.parametrize("text", ['string join([], "", long, long)', 'replace(long, "^a", long)'])
def test_every_part_of_a_new_string_counts(text):
    rule = compile_expression(text, names=["long"])
    with pytest.raises(FeelError) as caught:
        rule.evaluate({"long": "a" * 6_000_000})

    assert caught.value.said.key == "bound.string"


def test_counts_in_a_pattern_do_not_multiply_without_bound():
    assert value('matches("a", "((a{999}){999}){999}")') is None


def test_one_run_has_one_bound_for_many_evaluations():
    rule = compile_expression("count(for i in 1..100 return i)")
    with running(limits=Limits(steps=150)):
        assert rule.evaluate({}) == 100
        with pytest.raises(FeelError):
            rule.evaluate({})


@pytest.mark.parametrize(
    "text",
    [
        "x.__class__",
        "x.__init__.__globals__",
        'x["__class__"]',
        '__import__("os")',
        'open("/etc/passwd")',
        "context.get",
        "k0",
        "NUMBERS",
        'eval("1")',
        'get value({}, "__class__")',
    ],
)
def test_no_expression_reaches_python(text):
    class Foreign:
        secret = "x"

    assert compile_expression(text, names=["x"]).evaluate({"x": Foreign()}) is None


def test_a_foreign_value_is_of_no_kind():
    assert value("x = x", x=object()) is None
    assert value("x.secret", x=type("Foreign", (), {"secret": 1})()) is None
    assert value("x + 1", x=1.5) is None


def test_the_decimal_context_of_the_thread_is_left_alone():
    from decimal import getcontext

    before = getcontext().copy()
    value("1 / 3 * 1e6000 * 1e6000")

    assert repr(getcontext()) == repr(before)
