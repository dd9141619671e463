"""Any file may be given as a model: it ends in an answer or in a ``DmnError``, and soon."""

import re
import time
from html import escape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.kit.feel.dmn import DecisionModel, DmnError, check_model, link, read_definitions
from motcua.kit.feel.dmn.tests.building import decision, inputs, model, table, text

FILES = [path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("models/*.dmn"))]
INSIDE = re.compile(r'(?<==")[^"<>]*(?=")|(?<=>)[^<>]*\S[^<>]*(?=<)')
"""Values of attributes, and texts."""
WORDS = sorted({word for file in FILES for word in INSIDE.findall(file)})
LETTERS = st.characters(codec="utf-8", exclude_categories=["C"])
KNOWN = [read_definitions(file.encode()) for file in FILES]


@st.composite
def altered(draw: st.DrawFn) -> bytes:
    """A model in which some words stand where others stood."""
    file = draw(st.sampled_from(FILES))
    places = [match.span() for match in INSIDE.finditer(file)]
    for start, end in sorted(draw(st.lists(st.sampled_from(places), max_size=4)), reverse=True):
        word = draw(st.sampled_from(WORDS) | st.text(LETTERS, max_size=12).map(escape))
        file = file[:start] + word + file[end:]
    return file.encode("utf-8", "replace")


def use(content: bytes) -> None:
    """Read, check, write and evaluate all of it."""
    definitions = read_definitions(content, file="m.dmn")
    read_definitions(definitions.write())
    linked = link(definitions, imports=KNOWN)
    for finding in check_model(linked):
        assert finding.sentence("vi")
    made = DecisionModel(linked)
    for name in made.nodes:
        for trouble in made.explain(name, {"Papers": 1, "Copies": 2, "Field": "x"}).troubles:
            assert trouble.sentence("vi")


@settings(max_examples=200, deadline=None)
@given(altered())
def test_an_altered_model_ends_in_an_answer_or_in_a_sentence(content):
    try:
        use(content)
    except DmnError as error:
        assert error.sentence("vi").startswith("m.dmn")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_bytes_that_are_no_model_end_in_a_sentence(content):
    with pytest.raises(DmnError):
        read_definitions(content, file="m.dmn")


def test_requirements_that_fan_out_are_walked_once_each():
    levels = 60
    fans = [decision(text("1"), name="a0") + decision(text("1"), name="b0")]
    for level in range(1, levels):
        needs = [f"a{level - 1}", f"b{level - 1}"]
        fans += [
            decision(text(" + ".join(needs)), name=f"{side}{level}", needs=needs) for side in "ab"
        ]
    began = time.monotonic()

    answer = model("".join(fans)).explain(f"a{levels - 1}", {})

    assert answer.value == 2 ** (levels - 1)
    assert len(answer.decisions) == 2 * levels - 1
    assert time.monotonic() - began < 30


def test_a_table_of_hundreds_of_rules_is_compiled_and_checked():
    rules = [(f"[{number}..{number + 1})", str(number)) for number in range(400)]
    made = model(inputs(age="number") + decision(table(["age"], rules), needs=["age"]))

    assert made.evaluate("D", {"age": 397}) == 397
    assert [finding.texts["en"] for finding in check_model(made.model)] == [
        "no rule takes age: < 0, >= 400. Add a rule or a default result."
    ]


def test_text_of_the_author_is_never_code():
    words = ['"); import os; (" "', "__import__('os')", "match", "values", "k0", '"\\"]; x = ["']
    for word in words:
        body = table(["age"], [(word, "1"), ("-", "2")], policy="FIRST")
        made = model(inputs(age="") + decision(body, needs=["age"]))
        try:
            assert made.evaluate("D", {"age": 5}) in {1, 2, None}
        except DmnError as error:
            assert error.key == "table.text"
