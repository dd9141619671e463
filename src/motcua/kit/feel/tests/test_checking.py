"""What a check finds before anything is evaluated."""

import pytest

from motcua.kit.feel.checking import check, check_unary_tests

NAMES = {
    "tuổi": "number",
    "họ tên": "string",
    "ngày sinh": "date",
    "đã nộp": "boolean",
    "con": [{"tuổi": "number"}],
    "hồ sơ": {"số ngày": "number"},
    "tùy ý": None,
}


@pytest.mark.parametrize(
    ("text", "key", "column"),
    [
        ("tuoi > 18", "check.name_near", 1),
        ("zzzzzz > 18", "check.name", 1),
        ("lenght(họ tên)", "check.function_near", 1),
        ("hồ sơ.so ngay > 1", "check.member_near", 7),
        ("ngày sinh.yeer = 1", "check.member_near", 11),
        ("tuổi + họ tên > 1", "check.arithmetic", 6),
        ("ngày sinh - 3", "check.arithmetic", 11),
        ('ngày sinh > @"2026-13-01"', "literal.at", 13),
        ('tuổi > "18"', "check.compare", 6),
        ('tuổi in ("a", "b")', "check.compare", 6),
        ('tuổi between "a" and "b"', "check.compare", 6),
        ("đã nộp < true", "check.compare", 8),
        ("tuổi and đã nộp", "check.boolean", 6),
        ("if tuổi then 1 else 2", "check.boolean", 1),
        ("some c in con satisfies c.tuổi", "check.boolean", 1),
        ("-họ tên", "check.negation", 1),
        ("tuổi(1)", "check.not_function", 5),
        ("string length(tuổi)", "check.argument", 14),
        ("substring(họ tên)", "call.arguments", 10),
        ("tuổi > 5 and tuổi < 3", "check.never", 10),
        ("(tuổi = 1 or tuổi = 2) and tuổi in [3..4]", "check.never", 24),
        ("hồ sơ.số ngày > 5 and hồ sơ.số ngày = null", "check.never", 19),
        ('ngày sinh < @"2000-01-01" and ngày sinh > @"2001-01-01"', "check.never", 27),
        ("tuổi in [5..1]", "check.empty", 6),
        ("tuổi between 5 and 1", "check.empty", 6),
        ("1 > 2", "check.constant", 3),
        ("tuổi >", "text.ends", 7),
    ],
)
def test_a_fault_is_found_at_its_place(text, key, column):
    (finding,) = check(text, NAMES)

    assert (finding.said.key, finding.line, finding.column) == (key, 1, column)
    assert finding.message
    assert finding.said.text("vi")


@pytest.mark.parametrize(
    "text",
    [
        "tuổi > 5 or tuổi < 3",
        "tuổi >= 5 and tuổi <= 5",
        "con[tuổi > 3].tuổi",
        "sum(con.tuổi) > 3",
        "tùy ý.gì đó > 1",
        "tùy ý[x > 1]",
        "for c in con return c.tuổi + 1",
        'ngày sinh + duration("P18Y") <= date("2026-01-01")',
        "tuổi = null",
        "count(tuổi)",
        "{a: 1, b: a}.b",
        "(function(x) x + 1)(tuổi)",
        "tuổi in (< 3, > 5)",
        "today() > ngày sinh",
        "not(đã nộp)",
    ],
)
def test_what_may_be_right_is_left_alone(text):
    assert check(text, NAMES) == []


def test_the_nearest_name_is_offered_in_both_languages():
    (finding,) = check("Tuoi > 18", NAMES)

    assert finding.said.hint("vi") == "Có phải bạn muốn viết “tuổi”?"
    assert finding.hint == "Did you mean “tuổi”?"


def test_findings_come_in_the_order_of_the_text():
    findings = check("zz1 > 1 and\n  zz2 > 2", NAMES)

    assert [(each.line, each.column) for each in findings] == [(1, 1), (2, 3)]


def test_unary_tests_are_looked_through_with_the_type_of_what_they_test():
    assert check_unary_tests("< 18, [20..30]", NAMES, input="number") == []
    assert [each.said.key for each in check_unary_tests('"a"', NAMES, input="number")] == [
        "check.compare"
    ]
    assert [each.said.key for each in check_unary_tests("[5..1]", NAMES, input="number")] == [
        "check.empty"
    ]
