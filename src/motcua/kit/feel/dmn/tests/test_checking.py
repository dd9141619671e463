"""The checker of models: gaps and overlaps, exactly where they are, and no others."""

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kit.feel.dmn import check_model
from motcua.kit.feel.dmn.table.checking import MOST, Gap, NotDecided, Overlap, verdicts
from motcua.kit.feel.dmn.table.compiled import TableLogic
from motcua.kit.feel.dmn.tests.building import decision, inputs, model, table, text

AGE = inputs(age="number")


def logic(body: str, columns: str = AGE, needs: tuple[str, ...] = ("age",)) -> TableLogic:
    made = model(columns + decision(body, needs=needs))
    made.prepare()
    compiled = made.compiler.ready[made.nodes["D"]].logic
    assert isinstance(compiled, TableLogic)
    return compiled


def said(*rules: tuple[str, ...], columns: str = AGE, **facts: object) -> list[str]:
    """The English findings of a table over the inputs, without place."""
    names = [name for name in ("age", "way", "day", "free") if f'"{name}"' in columns]
    body = table(names, rules, **facts)
    made = model(columns + decision(body, needs=names))
    return [finding.texts["en"] for finding in check_model(made.model)]


def test_a_table_without_gap_and_overlap_is_clean():
    assert said(("< 18", "1"), (">= 18", "2")) == []


def test_a_gap_between_two_numbers_is_named():
    assert said(("<= 17", "1"), (">= 18", "2")) == [
        "no rule takes age: (17..18). Add a rule or a default result."
    ]


def test_two_days_that_follow_each_other_leave_no_gap():
    rules = [('<= date("2025-06-30")', "1"), ('>= date("2025-07-01")', "2")]

    assert said(*rules, columns=inputs(day="date")) == []
    assert said(*rules[:1], columns=inputs(day="date")) == [
        "no rule takes day: > 2025-06-30. Add a rule or a default result."
    ]


def test_an_overlap_is_named_with_its_rules():
    assert said(("[0..18]", "1"), (">= 18", "2"), ("< 0", "3")) == [
        "the rules 1 and 2 both take age: 18. Part their conditions."
    ]


def test_rules_may_overlap_where_the_policy_chooses_or_the_results_agree():
    assert said(("-", "1"), ("< 1", "2"), policy="FIRST") == []
    assert said(("-", "1"), ("< 1", "1"), policy="ANY") == []
    assert said(("-", "1"), ("< 1", "2"), policy="ANY") != []


def test_strings_and_booleans_are_looked_at_one_by_one():
    columns = inputs(way="string", free="boolean")

    assert said(('"online"', "true", "0"), ('not("online")', "-", "1"), columns=columns) == [
        'no rule takes way: "online"; free: false. Add a rule or a default result.'
    ]


def test_other_strings_matter_unless_the_column_allows_only_some():
    rules = [('"online"', "0"), ('"counter"', "1")]
    way = inputs(way="string")

    assert said(*rules, columns=way) == [
        "no rule takes way: other values. Add a rule or a default result."
    ]
    assert said(*rules, columns=way, allowed={"way": '"online", "counter"'}) == []


def test_a_default_leaves_no_gap():
    assert said(("< 18", "1"), default="0") == []


def test_what_is_no_interval_is_not_decided():
    rules = [("modulo(?, 2) = 0", "1"), ("5", "2")]
    (finding,) = check_model(model(AGE + decision(table(["age"], rules), needs=["age"])).model)

    assert not finding.certain
    assert "not decided: age, rule 1, has the test modulo(?, 2) = 0" in finding.sentence("en")
    assert "chưa kết luận được" in finding.sentence("vi")


def test_broken_texts_and_unknown_names_are_found_with_their_line():
    body = decision(text("1 +"), name="a") + decision("\n" + text("agee > 1"), name="b", needs=[])
    findings = [finding.sentence("en") for finding in check_model(model(body).model)]

    assert findings[0].startswith("m.dmn, line 1, a: ")
    assert findings[1].startswith("m.dmn, line 2, b: ")
    assert "agee" in findings[1]


def test_of_many_gaps_the_first_are_told():
    rules = [
        (*(f"{(number * 7 + column * 3) % 60}" for column in range(8)), "1") for number in range(60)
    ]
    columns = {f"c{column}": "number" for column in range(8)}
    body = table(list(columns), rules)
    found = list(verdicts(logic(body, inputs(**columns), tuple(columns))))

    assert len(found) == MOST + 1
    assert found[-1] == NotDecided("check.more", text=str(MOST))


TESTS = st.sampled_from(["-", "< 1", "<= 1", "[0..2)", "(0..2]", "1", "0, 2", "not(1)", "> 1"])
RULES = st.lists(st.tuples(TESTS, TESTS), min_size=1, max_size=5)
POINTS = [Decimal(each) for each in ("-1", "0", "0.5", "1", "1.5", "2", "3")]
"""A value of each part that the tests above make."""


@settings(max_examples=150, deadline=None)
@given(RULES)
def test_gaps_and_overlaps_are_those_that_trying_all_values_finds(rules):
    columns = inputs(age="number", way="number")
    body = table(["age", "way"], [(*rule, "1") for rule in rules])
    compiled = logic(body, columns, ("age", "way"))
    hits = [len(compiled.match({}, *values)) for values in product(POINTS, POINTS)]
    found = list(verdicts(compiled))

    assert any(isinstance(each, Gap) for each in found) == (0 in hits)
    assert any(isinstance(each, Overlap) for each in found) == any(hit > 1 for hit in hits)
