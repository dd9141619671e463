"""The pages about the library say what it does."""

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.checking.ours import ATTRIBUTES
from motcua.kit.bpmn.markup import OURS
from motcua.kit.bpmn.model import Budget
from motcua.kit.bpmn.reading import read, write
from motcua.kit.bpmn.tests.modelling import line, process
from motcua.kit.bpmn.tests.test_drawing import DIAGRAM, SHAPES

README = Path(__file__).parents[1] / "README.md"
PAGE = Path(__file__).parents[5] / "docs" / "reference" / "bpmn.md"


@pytest.fixture(scope="module")
def blocks():
    return re.findall(r"```(\w+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def example(blocks):
    return next(text for _, text in blocks if text.startswith("<definitions")).encode()


@pytest.fixture(scope="module")
def schema(blocks):
    return etree.XMLSchema(etree.XML(next(x for _, x in blocks if x.startswith("<xs:schema"))))


def test_the_example_is_lawful_and_says_what_it_shows(example):
    model = read(example)

    office = model.processes["registration"].nodes["assess"].office
    assert check(model) == ()
    assert office.names["en"] == "Assess the request"
    assert (office.role, office.budget) == ("officer", Budget("2", "working_days"))
    assert [each.key for each in office.outcomes] == ["approve", "refuse"]


def test_the_schema_takes_the_example(example, schema):
    extensions = etree.XML(example).iterfind(".//{*}extensionElements")
    ours = [each for extension in extensions for each in extension]

    assert len(ours) == 3
    assert all(schema.validate(each) for each in ours)


@pytest.mark.parametrize(
    "wrong",
    [
        "step budget='0' unit='days'",
        "step budget='soon' unit='days'",
        "step rolle='x'",
        "name",
        "stepp",
    ],
)
def test_the_schema_and_the_check_refuse_the_same(wrong, schema):
    element = f"<{wrong} xmlns='{OURS}'/>"
    task = f'<task id="t"><extensionElements>{element}</extensionElements></task>'

    assert not schema.validate(etree.XML(element))
    assert check(process(line(task)))


def test_editors_are_told_of_the_same_attributes(blocks):
    described = json.loads(next(text for kind, text in blocks if kind == "json"))

    assert described["uri"] == OURS
    told = {
        each["name"].lower(): {part["name"] for part in each["properties"] if part.get("isAttr")}
        for each in described["types"]
        if "superClass" in each
    }
    assert told == {name: set(attributes) for name, attributes in ATTRIBUTES.items()}


def test_what_the_readme_shows_runs(tmp_path, capsys):
    path = tmp_path / "licence.bpmn"
    task = '<userTask id="assess" name="Assess"/>'
    shapes = SHAPES.replace("check", "assess")
    path.write_bytes(write(process(line(task), DIAGRAM.format(shapes))))
    code = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {"path": path, "data": {}}

    exec("\n".join(code), names)  # noqa: S102

    assert 'name="Thẩm định hồ sơ"' in path.read_text(encoding="utf-8")
    assert 'class="token"' in names["svg"]
    assert repr(names["opened"]) in README.read_text(encoding="utf-8")
    assert names["state"].ended == "completed"
    assert capsys.readouterr().out == ""
