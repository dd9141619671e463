"""Item definitions: what fits them, what is converted, and what becomes null."""

from datetime import date

import pytest

from motcua.kit.feel.dmn.tests.building import asked, decision, inputs, model, text

TYPES = """
<itemDefinition name="tGrade"><typeRef>string</typeRef>
  <allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>
<itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef>
  <typeConstraint><text>count(?) &lt;= 2</text></typeConstraint></itemDefinition>
<itemDefinition name="tPages" isCollection="true"><typeRef>number</typeRef>
  <allowedValues><text>[1..9]</text></allowedValues></itemDefinition>
<itemDefinition name="tPerson">
  <itemComponent name="full name"><typeRef>string</typeRef></itemComponent>
  <itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
<itemDefinition name="tPrice"><functionItem outputTypeRef="number">
  <parameters name="n" typeRef="number"/></functionItem></itemDefinition>
"""
ANNA = {"full name": "Anna", "grade": "A"}

FITS = [
    ("tGrade", "A", "A"),
    ("tGrade", "C", None),
    ("tGrade", 1, None),
    ("tGrade", ["A"], "A"),
    ("tGrades", ["A", "B"], ["A", "B"]),
    ("tGrades", "A", ["A"]),
    ("tGrades", ["A", "C"], None),
    ("tGrades", ["A", "B", "A"], None),
    ("tPages", [1, 9], [1, 9]),
    ("tPages", [1, 10], None),
    ("tPerson", ANNA, ANNA),
    ("tPerson", [ANNA], ANNA),
    ("tPerson", ANNA | {"grade": "C"}, None),
    ("tPerson", {"grade": "A"}, None),
    ("tPerson", None, None),
    ("Any", [1, "a"], [1, "a"]),
    ("", {"a": 1}, {"a": 1}),
]


@pytest.mark.parametrize(("kind", "value", "result"), FITS)
def test_an_input_fits_its_type_is_converted_or_becomes_null(kind, value, result):
    body = TYPES + inputs(x=kind) + decision(text("x"), needs=["x"])

    assert asked(body, x=value) == result


@pytest.mark.parametrize(("kind", "value", "result"), FITS)
def test_the_result_of_a_decision_is_held_to_its_type_too(kind, value, result):
    body = TYPES + inputs(x="") + decision(text("x"), type=kind, needs=["x"])

    assert asked(body, x=value) == result


def test_what_does_not_fit_is_told_with_the_type_that_was_wanted():
    made = model(TYPES + inputs(x="tGrade") + decision(text("x"), needs=["x"]))

    (beside,) = made.explain("D", {"x": "C"}).troubles
    (other,) = made.explain("D", {"x": 1}).troubles

    assert beside.sentence("en") == (
        'm.dmn, line 13, x: "C" is none of the allowed values: "A", "B".'
    )
    assert other.sentence("en").startswith("m.dmn, line 13, x: 1 is no string.")


def test_names_with_spaces_are_found_behind_a_dot_and_types_behind_instance_of():
    body = TYPES + inputs(x="tPerson")
    logic = text('x.full name + " " + string(x instance of tPerson)')

    assert asked(body + decision(logic, needs=["x"]), x=ANNA) == "Anna true"


def test_a_function_fits_a_function_type_by_its_parameters():
    body = TYPES + decision(text("function(n: number) n * 2"), name="price", type="tPrice")
    needs = '<informationRequirement><requiredDecision href="#price"/></informationRequirement>'

    two = body.replace("function(n:", "function(n, m:")

    assert asked(body + decision(needs + text("price(21)"))) == 42
    assert asked(two + decision(needs + text("price"))) is None


def test_a_date_becomes_midnight_where_a_moment_is_wanted():
    body = inputs(x="date and time") + decision(text("string(x)"), needs=["x"])

    assert asked(body, x=date(2026, 11, 25)) == "2026-11-25T00:00:00Z"
