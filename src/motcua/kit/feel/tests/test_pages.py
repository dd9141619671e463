"""Every example of the pages about the language comes out as the page says."""

import re
from pathlib import Path

import pytest

from motcua.kit.feel import compile_expression
from motcua.kit.feel.builtins import BUILTINS
from motcua.kit.feel.checking import check
from motcua.kit.feel.writing import quoted

HERE = Path(__file__).parents[1]
TUTORIALS = HERE.parents[3] / "docs" / "tutorials"
PAGES = [TUTORIALS / "first-rule.md", TUTORIALS / "quy-tac-dau-tien.md", HERE / "README.md"]
EXAMPLE = re.compile(r"```feel\n// (\{[^\n]*\})\n(.*?)\n// = ([^\n]*)\n```", re.DOTALL)


def examples(page: Path) -> list[tuple[str, str, str]]:
    return EXAMPLE.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("given", "rule", "expected"),
    [example for page in PAGES for example in examples(page)],
)
def test_an_example_comes_out_as_it_says(given, rule, expected):
    names = compile_expression(given).evaluate({})
    value = compile_expression(rule, names=list(names)).evaluate(names)

    assert quoted(value) == quoted(compile_expression(expected).evaluate({}))
    assert [each for each in check(rule, list(names)) if "never" in each.said.key] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda each: each.name)
def test_every_box_is_an_example(document):
    boxes = document.read_text(encoding="utf-8").count("```feel")

    assert boxes == len(examples(document)) > 3


def test_both_tutorials_show_the_same():
    english, vietnamese = (examples(page) for page in PAGES[:2])

    assert english == vietnamese


def test_the_readme_lists_every_function():
    text = (HERE / "README.md").read_text(encoding="utf-8")

    assert [name for name in BUILTINS if f"`{name}(" not in text] == []
