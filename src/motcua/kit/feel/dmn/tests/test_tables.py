"""Decision tables: hit policies, aggregations, defaults, and what does not fit."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kit.feel import compile_unary_tests
from motcua.kit.feel.dmn import DmnError
from motcua.kit.feel.dmn.table.generated import generate
from motcua.kit.feel.dmn.tests.building import asked, decision, inputs, model, table

AGE = inputs(age="number")
RULES = [("[0..17]", '"child"'), (">= 14", '"grown"'), (">= 60", '"old"')]


def by(policy: str, age: object, **facts: object) -> object:
    made = table(["age"], RULES, policy=policy, **facts)
    return asked(AGE, decision(made, needs=["age"]), age=age)


ORDER = {"": '"old", "grown", "child"'}

POLICIES = [
    ("UNIQUE", 5, "child"),
    ("UNIQUE", 15, None),
    ("UNIQUE", -1, None),
    ("ANY", 5, "child"),
    ("ANY", 15, None),
    ("FIRST", 15, "child"),
    ("FIRST", 70, "grown"),
    ("PRIORITY", 15, "grown"),
    ("PRIORITY", 70, "old"),
    ("RULE ORDER", 70, ["grown", "old"]),
    ("OUTPUT ORDER", 70, ["old", "grown"]),
    ("COLLECT", 15, ["child", "grown"]),
]


@pytest.mark.parametrize(("policy", "age", "result"), POLICIES)
def test_a_hit_policy_decides_between_rules_that_match(policy, age, result):
    assert by(policy, age, outputs=ORDER) == result


def test_rules_that_agree_may_all_match_under_any():
    rules = [(">= 1", '"yes"'), (">= 2", '"yes"')]

    assert asked(AGE, decision(table(["age"], rules, policy="ANY"), needs=["age"]), age=3) == "yes"


AGGREGATIONS = [("SUM", 6), ("MIN", 1), ("MAX", 3), ("COUNT", 3)]


@pytest.mark.parametrize(("aggregation", "result"), AGGREGATIONS)
def test_what_was_collected_is_gathered_into_one_number(aggregation, result):
    rules = [("-", "1"), ("-", "2"), ("-", "3")]
    made = table(["age"], rules, policy="COLLECT", aggregation=aggregation)

    assert asked(AGE, decision(made, needs=["age"]), age=1) == result


def test_a_default_stands_in_where_no_rule_matches():
    assert by("UNIQUE", -1, default='"none"') == "none"
    assert by("RULE ORDER", -1, default='"none"') == ["none"]


def test_several_outputs_are_a_context():
    made = table(["age"], [("< 18", "0", '"free"'), (">= 18", "8000", '"full"')],
                 outputs={"fee": "", "why": ""})  # fmt: skip

    assert asked(AGE, decision(made, needs=["age"]), age=20) == {"fee": 8000, "why": "full"}


def test_an_input_beside_its_allowed_values_has_no_result_and_says_so():
    made = model(
        inputs(channel="")
        + decision(
            table(["channel"], [("-", "1")], allowed={"channel": '"online", "counter"'}),
            needs=["channel"],
        )
    )

    assert made.evaluate("D", {"channel": "online"}) == 1
    answer = made.explain("D", {"channel": "fax"})
    assert answer.value is None
    assert [trouble.key for trouble in answer.troubles] == ["table.input"]
    assert "channel" in answer.troubles[0].sentence("vi")


def test_the_rules_that_contradict_each_other_are_named():
    made = model(AGE + decision(table(["age"], RULES), needs=["age"]))

    (trouble,) = made.explain("D", {"age": 15}).troubles

    assert trouble.key == "table.unique"
    assert "1, 2" in trouble.sentence("en")
    assert "1, 2" in trouble.sentence("vi")


WRONG = {
    "table.policy": table(["age"], RULES, policy="BEST"),
    "table.aggregation": table(["age"], RULES, policy="COLLECT", aggregation="MEAN"),
    "table.cells": table(["age"], [("1", "2", "3")]),
    "table.priority": table(["age"], RULES, policy="PRIORITY"),
    "table.text": table(["age"], [("1 2", "3")]),
    "table.no_output": "<decisionTable><input><inputExpression><text>age</text></inputExpression>"
    "</input></decisionTable>",
    "table.no_input": "<decisionTable><input/><output/></decisionTable>",
}


@pytest.mark.parametrize("key", WRONG)
def test_a_table_whose_parts_do_not_fit_is_refused_with_line_and_cure(key):
    made = model(AGE + decision(WRONG[key], needs=["age"]))

    with pytest.raises(DmnError, match=r"^m\.dmn, line 1, D: ") as refused:
        made.evaluate("D", {"age": 1})

    assert refused.value.key == key
    assert refused.value.sentence("vi") != refused.value.sentence("en")


TESTS = [
    "-", "< 5", ">= 5", "[1..5)", "(1..5]", "3", "1, 3, 5", "not(3)", "not([1..5])", "> 2.5",
    '"a"', '"a", "b"', 'not("a")', "true", "false", "null", "not(null)", "? > 3", "limit",
    "> limit", "[3, 4]", 'date("2026-01-01")', '< date("2026-01-01")', '3, "a"', "!= 4",
]  # fmt: skip
LIMIT = {"limit": 4}
values = st.sampled_from(
    [None, True, False, "a", "b", "", 0, 1, 3, 4, 5, 6, [3], [3, 4], [], {"a": 1},
     Decimal("2.5"), Decimal("3.0"), Decimal(5), Decimal("4.9")]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(TESTS), st.sampled_from(TESTS)), min_size=1, max_size=8),
    values,
    values,
    st.booleans(),
)
def test_the_one_function_of_a_table_says_what_the_language_says(rules, one, other, first):
    compiled = [
        [None if text == "-" else compile_unary_tests(text, names=list(LIMIT)) for text in rule]
        for rule in rules
    ]
    expected = [
        index
        for index, rule in enumerate(compiled)
        if all(
            test is None or test.evaluate(LIMIT, value) is True
            for test, value in zip(rule, (one, other), strict=True)
        )
    ]

    match = generate(compiled, [None, None], first=first)

    assert match(LIMIT, one, other) == (expected[:1] if first else expected)


def test_two_columns_of_one_heading_are_told_apart_in_the_reasons():
    body = table(["age", "age"], [(">= 18", "< 60", "1")])

    answer = model(inputs(age="number") + decision(body, needs=["age"])).explain("D", {"age": 20})

    (used,) = answer.decisions[0].tables
    assert used.inputs == (("age", 20), ("age (2)", 20))
    assert used.fired[0].tests == (("age", ">= 18"), ("age (2)", "< 60"))
