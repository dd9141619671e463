"""The runner of the compatibility kit counts right, and nothing passes by accident."""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.tck.compare import matches
from motcua.kit.feel.dmn.tck.running import run_suite, suites

CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
  xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="http://www.w3.org/2001/XMLSchema">
  <modelName>m.dmn</modelName>
  <testCase id="1">
    <inputNode name="n"><value x:type="s:decimal">2</value></inputNode>
    <resultNode name="Twice" type="decision"><expected><list>
      <item><value x:type="s:decimal">4</value></item>
      <item><value x:type="s:string">n</value></item>
      <item><component name="day"><value x:type="s:date">2026-11-25</value></component></item>
    </list></expected></resultNode>
  </testCase>
  <testCase id="2">
    <inputNode name="n"><value x:nil="true"/></inputNode>
    <resultNode name="Nothing"><expected><value x:nil="true"/></expected></resultNode>
  </testCase>
  <testCase id="3" type="bkm" invocableName="Plus">
    <inputNode name="a"><value x:type="s:decimal">1</value></inputNode>
    <resultNode name="Plus"><expected><value x:type="s:decimal">2</value></expected></resultNode>
  </testCase>
</testCases>"""
MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m">
  <inputData id="n" name="n"><variable name="n" typeRef="number"/></inputData>
  <decision id="t" name="Twice"><variable name="Twice"/>
    <informationRequirement><requiredInput href="#n"/></informationRequirement>
    <literalExpression><text>[n * 2, "n", {day: date("2026-11-25")}]</text></literalExpression>
  </decision>
  <decision id="x" name="Nothing"><variable name="Nothing"/>
    <informationRequirement><requiredInput href="#n"/></informationRequirement>
    <literalExpression><text>n</text></literalExpression>
  </decision>
  <businessKnowledgeModel id="p" name="Plus"><variable name="Plus"/>
    <encapsulatedLogic><formalParameter name="a" typeRef="number"/>
      <literalExpression><text>a + 1</text></literalExpression></encapsulatedLogic>
  </businessKnowledgeModel>
</definitions>"""


def failed(folder, *changes: tuple[str, str]) -> list[str]:
    """The cases that fail when these texts of the model are others."""
    model = MODEL
    for old, new in changes:
        assert old in model
        model = model.replace(old, new)
    (folder / "m.dmn").write_text(model)
    (folder / "m-test.xml").write_text(CASES)
    (folder / "other.xml").write_text("<other/>")
    (suite,) = suites(folder)
    return [case.id for case in run_suite(suite).cases if case.wrong]


def test_a_model_that_answers_all_passes_all(tmp_path):
    assert failed(tmp_path) == []


ALTERED = {
    "a number": ('n * 2, "n"', 'n * 3, "n"', "1"),
    "a letter": (', "n"', ', "N"', "1"),
    "a day": ("2026-11-25", "2026-11-26", "1"),
    "a name": ("{day:", "{Day:", "1"),
    "the order": ('[n * 2, "n",', '["n", n * 2,', "1"),
    "a value where null is expected": ("<text>n</text>", "<text>1</text>", "2"),
    "a function": ("a + 1", "a + 2", "3"),
    "a number as text": ("a + 1", "string(a + 1)", "3"),
}


@pytest.mark.parametrize("case", ALTERED)
def test_one_value_that_is_altered_fails_its_case(tmp_path, case):
    old, new, fails = ALTERED[case]

    assert failed(tmp_path, (old, new)) == [fails]


UNSUPPORTED = {
    "another language": ("<literalExpression><text>n</text>",
                         '<literalExpression expressionLanguage="urn:x"><text>n</text>'),
    "an external function": ("<text>n</text>", "<text>(function(a) external {java: {}})(n)</text>"),
}  # fmt: skip


@pytest.mark.parametrize("case", UNSUPPORTED)
def test_what_is_not_supported_fails_also_where_null_is_expected(tmp_path, case):
    assert failed(tmp_path, UNSUPPORTED[case]) == ["2"]


def test_a_model_that_cannot_be_used_fails_every_case(tmp_path):
    assert failed(tmp_path, ("</definitions>", "<decision")) == ["1", "2", "3"]


def test_a_wrong_value_in_a_model_of_the_kit_fails_there_and_nowhere_else(shared, tmp_path):
    source = shared / "conformance/dmn-tck/compliance-level-2/0009-invocation-arithmetic"
    folder = shutil.copytree(source, tmp_path / "kit")
    (suite,) = suites(folder)
    assert not run_suite(suite).failed

    model = suite.model.read_text(encoding="utf-8")
    assert "12" in model
    suite.model.chmod(0o644)
    suite.model.write_text(model.replace("/12", "/13").replace("/ 12", "/ 13"), encoding="utf-8")

    assert run_suite(suite).failed == len(suite.cases)


EQUAL = [
    (Decimal("1"), 1),
    (Decimal("1.000000001"), Decimal(1)),
    ([1, None], [Decimal(1), None]),
    ({"a": date(2026, 1, 1)}, {"a": date(2026, 1, 1)}),
]
DIFFERENT = [
    (1, True),
    (1, "1"),
    (None, 0),
    (Decimal("1.0000001"), Decimal(1)),
    ([1], 1),
    ([1], [1, 1]),
    ({"a": None}, {}),
    ("2026-01-01", date(2026, 1, 1)),
]


def test_values_are_compared_by_type_and_size():
    assert all(matches(one, other) for one, other in EQUAL)
    assert not any(matches(one, other) for one, other in DIFFERENT)


UNREADABLE = {
    "a number that is none": (">4<", ">four<", "'four' is no decimal"),
    "a day that is none": (">2026-11-25<", ">2026-11-31<", "'2026-11-31' is no date"),
    "no model": ("<modelName>m.dmn</modelName>", "", "name no model"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_cases_that_cannot_be_read_end_in_a_sentence(tmp_path, case):
    old, new, said = UNREADABLE[case]
    assert old in CASES
    (tmp_path / "m-test.xml").write_text(CASES.replace(old, new))

    with pytest.raises(DmnError, match=said):
        suites(tmp_path)
