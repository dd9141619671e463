"""The typed objects: what they read, what they set, and what they refuse."""

from pathlib import Path

import pytest

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.graph import check, order
from motcua.kit.feel.dmn.library import link, load
from motcua.kit.feel.dmn.model import read_definitions
from motcua.kit.feel.dmn.model.tables import DecisionTable
from motcua.kit.feel.dmn.tests.test_markup import MODELS, canonical

FOLDER = Path(__file__).parent / "models"
HEAD = b'<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:m">'


def model(body: str) -> bytes:
    return HEAD + body.encode() + b"</definitions>"


def table_of(name: str, decision: str) -> DecisionTable:
    definitions = read_definitions(FOLDER / name)
    logic = next(each for each in definitions.decisions if each.name == decision).logic
    assert isinstance(logic, DecisionTable)
    return logic


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_each_version_is_read_under_its_own_namespace(path):
    assert read_definitions(path).version == path.stem.rpartition("-")[2]


def test_a_table_is_read_as_columns_and_rules():
    table = table_of("residence-1.1.dmn", "Registration fee")

    assert table.hit_policy == "UNIQUE"
    assert [column.heading for column in table.inputs] == ["Exempt?", "Channel"]
    assert [cell.text for cell in table.rules[2].outputs] == ["20000"]


def test_what_is_changed_is_written_and_the_rest_stays():
    definitions = read_definitions(FOLDER / "residence-1.1.dmn")
    before = canonical(definitions.write())
    table = definitions.decisions[0].logic
    assert isinstance(table, DecisionTable)

    table.rules[1].outputs[0].text = "5000"
    written = canonical(definitions.write())

    assert written == before.replace("<text>10000</text>", "<text>5000</text>")


def test_a_rule_is_added_and_removed():
    table = table_of("card-1.4.dmn", "Card fee")
    rules = len(table.rules)

    added = table.add_rule(["null"], ["0"], id="unknown")
    assert [rule.id for rule in table.rules][-1] == "unknown"
    assert table.rules[-1].inputs[0].text == "null"
    table.remove_rule(added)

    assert len(table.rules) == rules
    with pytest.raises(ValueError, match="a cell for each"):
        table.add_rule([], ["0"])


def test_a_decision_comes_after_all_that_it_requires():
    model = load(FOLDER / "card-1.4.dmn")
    names = [node.element.name for node in order(model.by_id["both"])]

    assert names[-1] == "Both fees"
    assert {"Day of application", "Card fee", "Channel", "Registration fee"} <= set(names)
    assert names.index("Channel") < names.index("Registration fee") < len(names) - 1


def decision(name: str, *requires: str) -> str:
    needs = "".join(
        f'<informationRequirement><requiredDecision href="{href}"/></informationRequirement>'
        for href in requires
    )
    return f'<decision id="{name}" name="{name}">{needs}</decision>'


WRONG = {
    "decision b: it needs a, which needs it": model(decision("a", "#b") + decision("b", "#a")),
    "it needs a, which needs it": model(decision("a", "#a")),
    "no element #nobody": model(decision("a", "#nobody")),
    "the model urn:other is not imported": model(decision("a", "urn:other#b")),
    "the id a stands in line 1 already": model(decision("a") + decision("a")),
    "this name stands in line 1 already": model(
        decision("a") + decision("a").replace('id="a"', 'id="b"')
    ),
    "not a DMN model": b"<definitions xmlns='urn:none'/>",
    "the model urn:gone is not found": model(
        '<import name="i" namespace="urn:gone"'
        ' importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
    ),
    "imports itself": model(
        '<import name="i" namespace="urn:m"'
        ' importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>'
    ),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_model_is_told_its_line_its_element_and_a_cure(said):
    with pytest.raises(DmnError, match=r"^m\.dmn, line 1, \w+") as refused:
        check(link(read_definitions(WRONG[said], file="m.dmn")))

    assert said in str(refused.value)
    assert refused.value.sentence("vi") != refused.value.sentence("en")


def test_a_chain_of_ten_thousand_decisions_is_put_in_order():
    chain = "".join(decision(f"d{each}", f"#d{each + 1}") for each in range(10_000))
    linked = link(read_definitions(model(chain + decision("d10000"))))

    assert len(order(linked.by_id["d0"])) == 10_001
