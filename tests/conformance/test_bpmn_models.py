"""Other people's models: written back whole, refused where they break a rule, taken where not."""

from pathlib import Path

import pytest
from lxml import etree

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.drawing import draw, shown
from motcua.kit.bpmn.editing import renamed
from motcua.kit.bpmn.reading import read_file, write

BROKEN = [
    line.split(" ", 2)
    for line in (Path(__file__).parent / "bpmn_broken.txt").read_text().splitlines()
]
"""Model, rule and element for each broken model that is refused."""

TAKEN = {
    "EXT053_1_failure": "a script without a format, as all good models of the suite have them",
    "EXT076_1_Fail_1": "how an editor writes the state of data beside its name",
    "EXT076_2_Fail_2": "how an editor writes the state of data beside its name",
    "EXT076_3_Fail_3": "how an editor writes the state of data beside its name",
    "EXT128_1_failure_boundary": "a message without a web service that carries it",
    "EXT128_2_failure_endEvent": "a message without a web service that carries it",
    "EXT128_3_failure_intCatch": "a message without a web service that carries it",
    "EXT128_4_failure_intThrow": "a message without a web service that carries it",
    "EXT128_5_failure_startEvent": "a message without a web service that carries it",
}
"""The broken models that are taken, and what is wrong with them for others."""


@pytest.fixture(scope="session")
def models(shared):
    return shared / "conformance"


def canonical(content: bytes) -> str:
    """The canonical form, by lxml, which has no part in our reading and writing."""
    return etree.canonicalize(
        from_file=None, xml_data=content.decode("utf-8-sig"), with_comments=True
    )


def test_the_21_models_of_the_interchange_group_are_written_back_whole(models):
    files = sorted((models / "bpmn-miwg").glob("*.bpmn"))

    lost = [
        file.name
        for file in files
        if canonical(write(read_file(file))) != canonical(file.read_bytes())
    ]

    assert (len(files), lost) == (21, [])


def test_renaming_one_task_changes_only_that(models):
    for file in sorted((models / "bpmn-miwg").glob("*.bpmn")):
        model = read_file(file)
        task = next(iter(model.nodes()))

        changed = renamed(model, task.id, "Một tên khác")

        before, after = write(model).splitlines(), write(changed).splitlines()
        differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        assert len(differing) == 1
        assert 'name="Một tên khác"' in differing[0][1].decode()
        assert write(model) == write(read_file(file))


@pytest.mark.parametrize(("model", "rule", "element"), BROKEN, ids=lambda text: text)
def test_a_broken_model_is_refused_with_the_rule_and_the_place(models, model, rule, element):
    found = check(read_file(models / "bpmn-run" / "broken" / f"{model}.bpmn"))

    places = [(each.rule.id, each.element) for each in found]
    assert (rule, element) in places
    assert all(each.line > 0 for each in found)


def test_what_is_taken_of_the_broken_models_is_known(models):
    files = sorted((models / "bpmn-run" / "broken").rglob("*.bpmn"))

    assert len(files) == 216
    assert {file.stem for file in files if not check(read_file(file))} == set(TAKEN)


def test_no_good_model_is_refused(models):
    files = sorted((models / "bpmn-run").glob("*/*.bpmn"))
    refused = {file: check(read_file(file)) for file in files}

    assert len(files) == 97
    assert {file.name for file, found in refused.items() if found} == {
        "LoopTask_NegativeLoopMaximum.bpmn",
        "MultiInstanceTask_NegativeLoopCardinality.bpmn",
        "Token_CompletionQuantity_Zero.bpmn",
    }
    assert {file.parent.name for file, found in refused.items() if found} == {"errors"}


def test_every_model_of_the_interchange_group_can_be_drawn(models):
    for file in sorted((models / "bpmn-miwg").glob("*.bpmn")):
        model = read_file(file)

        picture = etree.fromstring(draw(model).encode())

        drawn = {each.get("id", "").removeprefix("bpmn-") for each in picture.iter()}
        assert shown(model) <= drawn
