"""Whole models: what decisions give in each version, and the reasons beside it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from motcua.kit.feel.dmn import DecisionModel, DmnError, link, load, read_definitions, reasons
from motcua.kit.feel.dmn.tests.building import (
    NAMESPACE,
    decision,
    inputs,
    model,
    requirements,
    text,
)
from motcua.kit.feel.dmn.watch import Fired

FOLDER = Path(__file__).parent / "models"
PAPERS = {"Papers": [{"title": "a", "number of pages": 1}, {"title": "b", "number of pages": 5}]}
AGES = {"Ages": [13, 15]}
RESIDENCE = {"Channel": "online", "Is exempt": False}

ANSWERS = [
    ("residence-1.1", "Registration fee", RESIDENCE, 10000),
    ("residence-1.1", "Registration fee", {"Channel": "fax", "Is exempt": False}, None),
    ("residence-1.1", "Registration fee", {"Is exempt": True}, 0),
    ("extract-1.2", "To pay", {"Copies": 3, "Poor household": False}, 24000),
    ("extract-1.2", "To pay", {"Copies": [3], "Poor household": False}, 24000),
    ("extract-1.2", "To pay", {"Copies": "3", "Poor household": False}, None),
    ("extract-1.2", "Price of copies", {"count": 2, "price of one": 500}, 1000),
    ("certified-1.3", "Prices", PAPERS, [2000, 7000]),
    ("certified-1.3", "Total", PAPERS, 9000),
    ("certified-1.3", "Pricing", PAPERS, 9000),
    ("certified-1.3", "Twice", PAPERS, 18000),
    ("certified-1.3", "Total", {"Papers": [{"title": "a", "number of pages": 0}]}, None),
    ("card-1.4", "Card fee", {"Day of application": date(2026, 12, 31)}, 25000),
    ("card-1.4", "Grown up", AGES, [15]),
    ("card-1.4", "Must come in person", AGES, "with a parent"),
    ("card-1.4", "Must come in person", {"Ages": [18, 20]}, [19, 21]),
    ("card-1.4", "Both fees",
     {"Day of application": date(2027, 1, 1), "residence": RESIDENCE}, 60000),
    ("deadline-1.6", "Days", {"Field": "land", "Online": True}, [30, 3]),
    ("deadline-1.6", "Shortest", {"Field": "tax", "Online": False}, 7),
    ("deadline-1.6", "Overview", {"Field": "building", "Online": False},
     [{"kind": "shortest", "days allowed": 7}, {"kind": "longest", "days allowed": 30}]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "asked", "given", "value"), ANSWERS)
def test_a_model_of_each_version_decides_with_and_without_reasons(name, asked, given, value):
    made = DecisionModel(load(FOLDER / f"{name}.dmn"))

    assert made.evaluate(asked, given) == value
    assert made.explain(asked, given).value == value


def test_the_reasons_name_the_rule_its_inputs_and_its_remark():
    made = DecisionModel(load(FOLDER / "card-1.4.dmn"))

    answer = made.explain(
        "Both fees", {"Day of application": date(2026, 1, 5), "residence": RESIDENCE}
    )

    assert [each.name for each in answer.decisions] == ["Card fee", "Registration fee", "Both fees"]
    (used,) = answer.decisions[0].tables
    assert used.inputs == (("Day of application", date(2026, 1, 5)),)
    assert used.fired == (
        Fired(
            number=2,
            id="half",
            tests=(("Day of application", '[date("2025-07-01")..date("2026-12-31")]'),),
            results=(("", "25000"),),
            remarks=("Circular 64/2025/TT-BTC",),
        ),
    )
    told = "\n".join(reasons(answer, "vi"))
    assert "dòng 2 khớp: Day of application là 2026-01-05" in told
    assert "rule 2 matches: Day of application is 2026-01-05" in "\n".join(reasons(answer, "en"))


def test_a_table_inside_a_shared_function_is_told_to_the_decision_that_calls_it():
    table = (
        "<decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>"
        "<rule><inputEntry><text>&gt; 1</text></inputEntry>"
        "<outputEntry><text>n * 2</text></outputEntry></rule></decisionTable>"
    )
    knowledge = (
        '<businessKnowledgeModel id="k" name="Double"><variable name="Double"/><encapsulatedLogic>'
        f'<formalParameter name="n"/>{table}</encapsulatedLogic></businessKnowledgeModel>'
    )
    needs = '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>'
    made = model(knowledge + decision(needs + text("Double(2) + Double(3)")))

    (reason,) = made.explain("D", {}).decisions

    assert [used.result for used in reason.tables] == [4, 6]


def test_an_import_without_a_name_adds_its_names_to_ours():
    head = f'<definitions xmlns="{NAMESPACE}" namespace='
    types = '<itemDefinition name="tPages"><typeRef>number</typeRef></itemDefinition>'
    other = f'{head}"urn:other">{types}{inputs(pages="tPages")}</definitions>'
    needs = requirements(["pages"]).replace("#pages", "urn:other#pages")
    own = (
        f'{head}"urn:m"><import name="" namespace="urn:other" importType="{NAMESPACE}"/>'
        f"{decision(needs + text('pages * 2'), type='tPages')}</definitions>"
    )
    model = link(read_definitions(own.encode()), imports=[read_definitions(other.encode())])

    assert DecisionModel(model).evaluate("D", {"pages": 3}) == 6
    assert DecisionModel(model).evaluate("D", {"pages": "3"}) is None


def test_a_model_is_asked_by_many_threads_at_once():
    made = DecisionModel(load(FOLDER / "certified-1.3.dmn"))

    with ThreadPoolExecutor(8) as pool:
        values = list(pool.map(lambda _each: made.evaluate("Twice", PAPERS), range(200)))

    assert set(values) == {18000}


def test_a_decision_sees_nothing_that_it_does_not_require():
    made = model(inputs(x="", y="") + decision(text("y"), needs=["x"]))

    assert made.evaluate("D", {"x": 1, "y": 2}) is None


def test_the_time_of_day_is_known_only_with_a_clock():
    made = model(decision(text("today()")))
    clocked = DecisionModel(made.model, clock=lambda: datetime(2026, 11, 25, 9, tzinfo=UTC))

    assert made.evaluate("D", {}) is None
    assert clocked.evaluate("D", {}) == date(2026, 11, 25)


def test_an_unknown_decision_and_an_unknown_input_are_answered_with_the_nearest_name():
    made = DecisionModel(load(FOLDER / "extract-1.2.dmn"))

    with pytest.raises(DmnError, match=r"no decision Too pay\. Is To pay meant"):
        made.evaluate("Too pay", {})
    with pytest.raises(DmnError, match=r"no input Copy\. Is Copies meant"):
        made.read_inputs("To pay", {"Copy": 1})


def test_strings_of_json_become_dates_where_an_input_wants_them():
    made = DecisionModel(load(FOLDER / "card-1.4.dmn"))

    given = made.read_inputs("Card fee", {"Day of application": "2026-01-05"})

    assert given == {"Day of application": date(2026, 1, 5)}


def test_a_chain_of_a_thousand_decisions_is_decided():
    chain = [decision(text("1"), name="d0")]
    chain += [
        decision(text(f"d{each} + 1"), name=f"d{each + 1}", needs=[f"d{each}"])
        for each in range(1_000)
    ]

    assert model("".join(reversed(chain))).evaluate("d1000", {}) == 1001


ENDLESS = {
    "loops": text("count(for a in 1..100000, b in 1..100000 return a)"),
    "functions that call each other": "<context><contextEntry><variable name='f'/>"
    + text("function(f, n) f(f, n + 1)")
    + "</contextEntry><contextEntry>"
    + text("f(f, 1)")
    + "</contextEntry></context>",
}


@pytest.mark.parametrize("case", ENDLESS)
def test_an_endless_decision_is_stopped_in_one_sentence(case):
    with pytest.raises(DmnError, match=r"^m\.dmn, D: the evaluation was stopped: .*\.$"):
        model(decision(ENDLESS[case])).evaluate("D", {})


@pytest.mark.parametrize("kind", ["Fee", "numbr"])
def test_an_unknown_type_is_answered_with_a_near_one(kind):
    with pytest.raises(DmnError, match=rf"there is no type {kind}\. Is \w+ meant"):
        model(inputs(x=kind) + decision(text("x"), needs=["x"])).evaluate("D", {"x": 1})


def test_a_type_that_contains_itself_is_refused():
    types = (
        '<itemDefinition name="a"><itemComponent name="b"><typeRef>a</typeRef></itemComponent>'
        "</itemDefinition>"
    )
    made = model(types + inputs(x="a") + decision(text("x"), needs=["x"]))

    with pytest.raises(DmnError, match="contains itself"):
        made.evaluate("D", {})


def test_a_knowledge_model_that_is_asked_itself_tells_which_argument_does_not_fit():
    knowledge = (
        '<businessKnowledgeModel id="k" name="Double"><variable name="Double"/><encapsulatedLogic>'
        f'<formalParameter name="n" typeRef="number"/>{text("n * 2")}'
        "</encapsulatedLogic></businessKnowledgeModel>"
    )
    answer = model(knowledge).explain("Double", {"n": "x"})

    assert answer.value is None
    (trouble,) = answer.troubles
    assert '"x"' in trouble.sentence("en")
