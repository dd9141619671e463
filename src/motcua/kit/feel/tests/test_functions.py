"""The built-in functions, with the examples of the standard and what it leaves open."""

import pytest

from motcua.kit.feel import compile_expression
from motcua.kit.feel.builtins import BUILTINS
from motcua.kit.feel.tests.values import NOON, reasons, value, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('number("1 000,5", " ", ",")', "1000.5"),
        ('number("1e3")', "1000"),
        ('number("x")', None),
        ('string(["a", 1.50, null, @"2026-01-01"])', '["a", 1.5, null, 2026-01-01]'),
        ('string({"a b": 1, "c!": "d"})', '{a b: 1, "c!": "d"}'),
        ("string([1..3))", "[1..3)"),
        ('substring("foobar", -2, 1)', "a"),
        ('substring("abc", 4)', None),
        ('string join(["a", null, "b"], ", ", "<", ">")', "<a, b>"),
        ('upper case("đường")', "ĐƯỜNG"),
        ("list replace([1, 2, 3], -1, 4)", "[1, 2, 4]"),
        ("list replace([2, 4], function(item, newItem) item < newItem, 3)", "[3, 4]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("sublist([4, 5, 6], -2)", "[5, 6]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("is([1, {a: 2.0}], [1.0, {a: 2}])", "true"),
        ("is([1], [true])", "false"),
        ("is({a: 0}, {a: false})", "false"),
        ("is([1..2], [1..2))", "false"),
        ("is([1..2], [1..2])", "true"),
        ('distinct values([1, 1.0, "1", null, null, [1], [1]])', '[1, "1", null, [1]]'),
        ("duplicate values([1, 2, 1])", "[1]"),
        ("flatten([1, [2, [3]], []])", "[1, 2, 3]"),
        ("sort([3, 1, 2])", "[1, 2, 3]"),
        ("sort([{a: 2}, {a: 1}], function(x, y) x.a < y.a).a", "[1, 2]"),
        ("median([8, 2, 5, 3])", "4"),
        ("mode([6, 1, 9, 6, 1])", "[1, 6]"),
        ("stddev([2, 4, 7, 5])", "2.081665999466132735282297706979931"),
        ('sum([@"P1D", @"PT2H"])', "P1DT2H"),
        ("sum([])", None),
        ("min(3, 1)", "1"),
        ('max(["a", "b"])', "b"),
        ('max([1, "b"])', None),
        ("all([true, null])", None),
        ("any(false, null)", None),
        ("decimal(2.5, 0)", "2"),
        ("round half up(2.5, 0)", "3"),
        ("round half down(2.5, 0)", "2"),
        ("round up(-1.126, 2)", "-1.13"),
        ("floor(-1.56, 1)", "-1.6"),
        ("modulo(-12, 5)", "3"),
        ("modulo(12.5, -5)", "-2.5"),
        ("odd(3.5)", "false"),
        ("even(1e40)", "true"),
        ('week of year(@"2005-01-01")', "53"),
        ('day of year(@"2024-12-31")', "366"),
        ('week of year(@"999999999-12-31")', None),
        ('month of year(@"2026-11-25")', "November"),
        ('years and months duration(@"2026-01-31", @"2025-01-30")', "-P1Y"),
        ('date and time(@"2026-01-01T10:00:00", "Asia/Ho_Chi_Minh").timezone', "Asia/Ho_Chi_Minh"),
        ('date and time(2026, 1, 2, 3, 4, 5, @"PT7H")', "2026-01-02T03:04:05+07:00"),
        ('time(10, 0, 0, @"PT7H")', "10:00:00+07:00"),
        ('get value({a: {b: 1}}, ["a", "b"])', "1"),
        ('context put({a: {b: 1}}, ["a", "b"], 2)', "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2}])", "{a: 2}"),
        ('context([{key: "a", value: 1}])', "{a: 1}"),
        ("get entries({a: 1})", '[{key: "a", value: 1}]'),
    ],
)
def test_what_a_function_gives(text, expected):
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before(1, 10)", True),
        ("before([1..10), [10..20])", True),
        ("after([5..10], 4)", True),
        ("meets([1..5], [5..10])", True),
        ("met by([5..10], [1..5])", True),
        ("overlaps([1..5], [3..8])", True),
        ("overlaps([1..5), [5..8])", False),
        ("overlaps before([1..5], (1..5])", True),
        ("overlaps after((1..5], [1..5])", True),
        ("finishes([5..10], [1..10])", True),
        ("finished by([1..10], 10)", True),
        ("includes([1..10], [1..10))", True),
        ("during(10, [1..10))", False),
        ("starts(1, [1..10])", True),
        ("started by((1..10], (1..5])", True),
        ("coincides([1..5], [1..5))", False),
        ("before(null, 1)", None),
    ],
)
def test_ranges_and_points_lie_to_each_other_as_allen_said(text, expected):
    assert value(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('matches("hà nội", "^h.\\\\s\\\\w+$")', True),
        ('matches("A", "a", "i")', True),
        ('matches("a\nb", "a.b")', False),
        ('matches("a\nb", "a.b", "s")', True),
        ('matches("a\nb", "^b$", "m")', True),
        ('matches("ab", "a b", "x")', True),
        ('matches("b", "[a-z-[aeiou]]")', True),
        ('matches("aa", "(a)\\\\1")', True),
        ('matches("a", "a{2")', None),
        ('matches("a", "(?=a)")', None),
        ('matches("a", "\\\\p{Nope}")', None),
        ('matches("a", "a", "q")', None),
        ('replace("2026-11-25", "(\\\\d+)-(\\\\d+)-(\\\\d+)", "$3/$2/$1")', "25/11/2026"),
        ('replace("abc", "b*", "x")', None),
        ('replace("a", "a", "$")', None),
        ('split("a, b,c", ",\\\\s*")', ["a", "b", "c"]),
    ],
)
def test_patterns_are_those_of_xpath(text, expected):
    assert value(text) == expected


def test_a_wrong_argument_is_null_and_the_reason_names_it():
    assert value('abs("-1")') is None
    assert reasons("string length(5)") == ["call.argument"]
    assert reasons('substring("a")') == ["call.arguments"]
    assert reasons("floor(n: 1, scal: 2)") == ["call.arguments"]


def test_the_clock_is_only_there_when_it_is_given():
    rule = compile_expression("string(today()) + string(now() - now())")

    assert value("now()") is None
    assert rule.evaluate_with_troubles({}, clock=lambda: NOON).value == "2026-11-25PT0S"


def test_every_function_says_how_it_is_called():
    for name, builtin in BUILTINS.items():
        assert builtin.known.startswith(f"{name}(")
