"""Each component is rendered with the examples of its own YAML, which the gallery shows too."""

import re
from typing import Any

import pytest
from django.utils import translation

from motcua.web.shared.design import component as design

EXAMPLES = [(name, example) for name in design.names() for example in design.load(name).examples]
LANGUAGES = ("vi", "en")


def rendered(name: str, data: dict[str, Any], language: str) -> str:
    with translation.override(language):
        return design.render(name, **design.in_language(data, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=[f"{name}: {example.title}" for name, example in EXAMPLES]
)
def test_an_example_holds_what_it_promises(
    name: str, example: design.Example, language: str
) -> None:
    html = rendered(name, example.data, language)

    assert [part for part in example.expect if part not in html] == []
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html), "barred by our CSP"


@pytest.mark.parametrize("name", design.names())
def test_a_component_says_what_it_is_for_and_what_it_owes_everybody(name: str) -> None:
    component = design.load(name)

    assert component.purpose and component.accessibility and component.examples
    shown = {key for example in component.examples for key in example.data}
    required = {key for key, each in component.parameters.items() if each.required}
    assert required <= shown <= set(component.parameters)
    assert all(each.about for each in component.parameters.values())


@pytest.mark.parametrize(
    "name", [n for n in design.names() if "label" in design.load(n).parameters]
)
def test_no_words_are_left_in_english_on_a_vietnamese_page(name: str) -> None:
    for example in design.load(name).examples:
        vietnamese, english = (rendered(name, example.data, language) for language in LANGUAGES)
        for word in ("Error:", "Choose a file", "Day", "Month", "Search"):
            assert f">{word}<" not in vietnamese
        assert vietnamese != english


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("buton", {}, "There is no component 'buton'"),
        ("button", {"txt": "Tiếp tục"}, "button has no parameter txt"),
        ("button", {}, "button needs text"),
        ("button", {"text": ""}, "button needs text"),
        ("button", {"text": "Tiếp tục", "kind": "grave"}, "kind is 'grave', not one of primary"),
        ("breadcrumbs", {"items": "home"}, "items is 'home', not of type list"),
        ("breadcrumbs", {"items": [{"txt": "Nhà"}]}, "an item of items has txt"),
        ("breadcrumbs", {"items": ["Nhà"]}, "an item of items is 'Nhà'"),
    ],
)
def test_a_wrong_call_ends_in_one_sentence(name: str, given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(design.WrongComponent, match=re.escape(sentence)):
        design.render(name, **given)


def test_what_people_wrote_is_never_markup() -> None:
    html = design.render(
        "input", name="full_name", label="Họ và tên", value='"><script>alert(1)</script>'
    )

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_an_id_is_the_name_unless_another_is_given() -> None:
    assert 'id="ward"' in design.render("input", name="ward", label="Phường")
    assert 'id="here"' in design.render("input", name="ward", label="Phường", id="here")


def test_zero_is_shown_and_not_taken_for_nothing() -> None:
    assert 'value="0"' in design.render("input", name="children", label="Số con", value=0)


def test_the_clock_tells_each_day_to_those_who_do_not_see_it() -> None:
    example = design.load("clock").examples[0]

    html = rendered("clock", example.data, "vi")

    assert "Thứ Hai 16/11/2026: ngày tiếp nhận." in html
    assert "Thứ Tư 18/11/2026: đồng hồ tạm dừng, chờ bạn." in html
    assert "Chủ Nhật 22/11/2026: ngày nghỉ, Chủ Nhật, hôm nay." in html
    assert "Thứ Tư 25/11/2026: ngày thứ 3, còn lại, ngày hẹn trả." in html
