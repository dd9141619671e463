"""The forms that stand in the repository: read, valid by the schema, shown in both languages."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.conf import settings

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.read import read_form
from motcua.instruments.forms.schema import form_schema
from motcua.instruments.forms.show import lines_of
from motcua.instruments.forms.tests.household import EXAMPLES, around_here
from motcua.instruments.forms.walk import walk

GALLERY = EXAMPLES / "gallery.yaml"


class AsWritten(yaml.SafeLoader):
    """Days stay texts, as they are for an editor."""


AsWritten.add_constructor("tag:yaml.org,2002:timestamp", AsWritten.construct_yaml_str)


def forms() -> list[Path]:
    examples = [path for path in EXAMPLES.iterdir() if path.suffixes == [".yaml"]]
    return [*sorted(settings.PROFILE.glob("services/*/*/form.yaml")), *sorted(examples)]


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(form_schema())


@pytest.mark.parametrize("path", forms(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_form_is_read_valid_and_shown_in_both_languages(path):
    text = path.read_text(encoding="utf-8")
    validator().validate(AsWritten(text).get_single_data())
    here = walk(read_form(text), {}, around_here())
    assert [line.key for line in lines_of(here, "vi")] == [
        line.key for line in lines_of(here, "en")
    ]
    assert here.first_open is not None


def test_the_gallery_has_every_type_of_question():
    questions = list(read_form(GALLERY.read_text(encoding="utf-8")).questions())
    assert {question.type for question in questions} == set(KINDS)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("type: money", "type: gold"),
        ("max_length: 100", "longest: 100"),
        ("{ vi: Số, en: Figures }", "{ vi: Số }"),
        ("key: copies", "key: Copies"),
        ("unit: { vi: đồng, en: dong }", "options: []"),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(was, becomes):
    text = GALLERY.read_text(encoding="utf-8")
    assert was in text
    assert not validator().is_valid(AsWritten(text.replace(was, becomes, 1)).get_single_data())


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(form_schema())


def test_the_forms_of_the_page_for_authors_can_be_read():
    page = Path(__file__).parents[5] / "docs" / "how-to" / "write-a-form.md"
    texts = re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(texts) == 3
    for text in texts:
        validator().validate(AsWritten(text).get_single_data())
        assert read_form(text).pages


def test_the_page_for_authors_names_every_type_and_limit():
    page = Path(__file__).parents[5] / "docs" / "how-to" / "write-a-form.md"
    named = set(re.findall(r"`(\w+)`", page.read_text(encoding="utf-8")))
    known = {*KINDS, *(limit for kind in KINDS.values() for limit in kind.limits)}
    assert known - named == set()
