"""Questions as data: what is asked, what is an answer, and what is said when it is none."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from motcua.instruments.forms.clean import Problem, asked_only, clean, clean_page, unanswered
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.read import BadForm, read_form
from motcua.instruments.forms.show import answer_lines

TODAY = date(2026, 11, 24)
FORM = """
pages:
  - key: family
    title: {vi: Gia đình, en: Family}
    questions:
      - {key: married, type: yes_no, label: {vi: "Kết hôn?", en: "Married?"}}
  - key: spouse
    title: {vi: Vợ chồng, en: Spouse}
    when: {question: married, equals: yes}
    questions:
      - {key: spouse_name, type: text, label: {vi: Tên, en: Name}, limits: {max_length: 10}}
  - key: end
    title: {vi: Hết, en: End}
    questions:
      - {key: copies, type: number, label: {vi: Số bản, en: Copies}, limits: {min: 0, max: 9}}
      - {key: born, type: date, label: {vi: Sinh, en: Born}, limits: {not_after_today: true}}
      - {key: id, type: personal_number, label: {vi: Số, en: Number}, required: false}
"""


@pytest.fixture
def form():
    return read_form(FORM)


def question(form, key: str) -> Question:
    return next(q for q in form.questions() if q.key == key)


def test_a_page_is_asked_only_when_its_condition_holds(form):
    assert [p.key for p in form.asked({"married": "no"})] == ["family", "end"]
    assert form.next_page({"married": "yes"}, "family").key == "spouse"
    assert form.next_page({"married": "no"}, "family").key == "end"
    assert form.page_before({"married": "no"}, "end").key == "family"
    assert form.next_page({}, "end") is None


def test_answers_to_what_is_no_longer_asked_fall_away(form):
    answers = {"married": "no", "spouse_name": "An", "copies": 1}
    assert asked_only(form, answers) == {"married": "no", "copies": 1}


def test_what_is_still_open_is_named(form):
    assert [q.key for q in unanswered(form, {"married": "no", "copies": 0})] == ["born"]


@pytest.mark.parametrize(
    ("key", "typed", "answer"),
    [
        ("spouse_name", {"spouse_name": "  Lê\u00a0 Thị \u200b "}, "Lê Thị"),
        ("spouse_name", {"spouse_name": "Hoa\u0300"}, "Hoà"),
        ("copies", {"copies": " 3 "}, 3),
        ("born", {"born-day": "1", "born-month": "02", "born-year": "2026"}, "2026-02-01"),
        ("id", {"id": "048 194 000 017"}, "048194000017"),
        ("id", {"id": ""}, None),
    ],
)
def test_what_is_typed_becomes_an_answer(form, key, typed, answer):
    assert clean(question(form, key), typed, today=TODAY) == answer


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("married", {}, "Answer this question."),
        ("married", {"married": "perhaps"}, "Choose yes or no."),
        ("spouse_name", {"spouse_name": "x" * 11}, "Write at most 10 characters."),
        ("spouse_name", {"spouse_name": "An 🌸"}, "“🌸” cannot stand on an official paper"),
        ("copies", {"copies": "two"}, "Write a whole number"),
        ("copies", {"copies": "10"}, "from 0 to 9"),
        ("born", {"born-day": "31", "born-month": "2", "born-year": "2026"}, "no such day"),
        ("born", {"born-day": "1", "born-month": "x", "born-year": "2026"}, "as numbers"),
        ("born", {"born-day": "1", "born-month": "1", "born-year": "26"}, "four digits"),
        ("born", {"born-day": "25", "born-month": "11", "born-year": "2026"}, "in the past"),
        ("born", {"born-day": "٣", "born-month": "1", "born-year": "9" * 5000}, "four digits"),
        ("id", {"id": "04819400001"}, "12 digits"),
    ],
)
def test_a_problem_says_what_to_do(form, key, typed, said):
    with translation.override("en"), pytest.raises(Problem) as problem:
        clean(question(form, key), typed, today=TODAY)
    assert said in problem.value.message


@given(st.dictionaries(st.sampled_from(["married", "copies", "born-day", "born-year"]), st.text()))
def test_nothing_that_is_typed_breaks_a_page(typed):
    page = read_form(FORM).page("end")
    answers, problems = clean_page(page, typed, today=TODAY)
    assert set(answers) | set(problems) == {"copies", "born", "id"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("pages: [", "is not YAML"),
        ("pages: []", "pages is missing or empty"),
        (FORM.replace("yes_no", "maybe"), "pages[0].questions[0].type is 'maybe'"),
        (FORM.replace("vi: Hết, en: End", "vi: Hết"), "pages[2].title needs a text"),
        (FORM.replace("question: married", "question: born"), "not asked before it"),
        (FORM.replace("key: copies", "key: born"), "two questions have the key 'born'"),
        (FORM.replace("max_length: 10", "longest: 10"), "limits.longest is not known"),
    ],
)
def test_a_bad_form_names_the_place_and_the_cure(text, said):
    with pytest.raises(BadForm) as error:
        read_form(text)
    assert said in str(error.value)


def services() -> list[Path]:
    return sorted(settings.PROFILE.glob("services/*/*/form.yaml"))


@pytest.mark.parametrize("path", services(), ids=lambda p: p.parent.name)
def test_the_forms_of_the_profile_can_be_read_and_shown_in_both_languages(path):
    form = read_form(path.read_text(encoding="utf-8"))
    assert len(answer_lines(form, {}, "vi")) == len(answer_lines(form, {}, "en")) > 0
