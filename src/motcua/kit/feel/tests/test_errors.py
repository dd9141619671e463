"""What is wrong is said with its place, in both languages, and with a hint."""

import string

import pytest

from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.tests.values import reasons
from motcua.kit.feel.words import HINTS, LANGUAGES, TEXTS


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ("", "text.empty", 1, 1),
        ("1 +", "text.ends", 1, 4),
        ("1 ++ 2", "text.unexpected", 1, 4),
        ("(1", "text.expected", 1, 3),
        ("a\n  and and", "text.unexpected", 2, 7),
        ('x = "a', "text.quote", 1, 5),
        ("1 /* 2", "text.comment", 1, 3),
        ("x instance of nothing", "text.type", 1, 15),
        ("f(a: 1, a: 2)", "text.named_twice", 1, 10),
        ("if a then b", "text.expected", 1, 12),
        ("1 2", "text.unexpected", 1, 3),
        ("[1..2", "text.expected", 1, 6),
        ("{1: 2}", "text.name", 1, 2),
    ],
)
def test_a_text_that_is_no_expression_is_refused_at_its_place(text, key, line, column):
    with pytest.raises(FeelError) as caught:
        compile_expression(text)

    error = caught.value
    assert (error.said.key, error.line, error.column) == (key, line, column)
    assert error.sentence("vi").startswith(f"dòng {line}, cột {column}: ")
    assert error.sentence("en").startswith(f"line {line}, column {column}: ")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1 / 0", "operator.number"),
        ('1 + "a"', "operator.types"),
        ("1 < true", "compare.types"),
        ("true and 1", "logic.boolean"),
        ("if 1 then 2 else 3", "if.boolean"),
        ("{a: 1}.b", "path.missing"),
        ("[1][5]", "filter.position"),
        ('[1]["a"]', "filter.test"),
        ("[3..1]", "range.ends"),
        ('for i in "a".."c" return i', "loop.range"),
        ("nothing here(1)", "call.no_function"),
        ("1(2)", "call.not_function"),
        ('date("x")', "value.read"),
        ("function(a) external {x: 1}", None),
        ("(function(a) external {x: 1})(1)", "call.external"),
        ('@"2026-01-01" + @"P999999999Y"', "operator.date"),
        ("{a: 1, a: 2}", "context.twice"),
    ],
)
def test_whatever_became_null_has_a_reason(text, key):
    assert reasons(text) == ([] if key is None else [key])


def test_a_name_without_a_value_is_null():
    rule = compile_expression("x + 1", names=["x"])

    assert rule.evaluate({}) is None
    troubles = rule.evaluate_with_troubles({}).troubles
    assert [each.said.key for each in troubles] == ["name.missing", "operator.types"]
    assert [each.column for each in troubles] == [1, 3]


def test_each_sentence_says_the_same_facts_in_both_languages():
    facts = {
        language: {key: _facts(text) for key, text in texts.items()}
        for language, texts in TEXTS.items()
    }
    hints = {
        language: {key: _facts(text) for key, text in texts.items()}
        for language, texts in HINTS.items()
    }

    assert set(TEXTS) == set(LANGUAGES)
    assert facts["vi"] == facts["en"]
    assert hints["vi"] == hints["en"]


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
