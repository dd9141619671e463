"""What holds of any form and any answers."""

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.instruments.forms.clean import clean_stop, filled
from motcua.instruments.forms.fitting import fitted
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.read import BadForm, read_form
from motcua.instruments.forms.rows import at
from motcua.instruments.forms.tests.household import ANSWERS, EXAMPLES, around_here, household
from motcua.instruments.forms.tests.test_clean import FORM
from motcua.instruments.forms.walk import walk

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["yes", "no"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "member_name", "incomes", "amount", "name", "born", "street"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
KEYS = sorted({*ANSWERS, *ANSWERS["members"][0], "forged"})
QUESTIONS = list(read_form(FORM).questions())


@given(st.dictionaries(st.sampled_from(KEYS), JSON, max_size=8))
@settings(max_examples=150, deadline=None)
def test_whatever_is_kept_there_is_a_way_and_only_what_is_asked_lasts(answers):
    here = walk(household(), answers, around_here())
    for stop in here.stops:
        here.next(stop), here.back(stop), here.rows(stop)
    assert "forged" not in here.kept()
    again = walk(household(), here.kept(), around_here())
    assert [stop.address for stop in again.stops] == [stop.address for stop in here.stops]
    assert all(here.at(each.stop.address) is each.stop for each in here.open)


@given(
    st.sampled_from(QUESTIONS),
    st.lists(st.text(max_size=12) | st.from_regex(r"[0-9.,/-]{1,12}"), min_size=1, max_size=2),
    st.sampled_from(["vi", "en"]),
)
@settings(max_examples=400, deadline=None)
def test_an_answer_shown_in_its_fields_and_sent_again_is_the_same(question, texts, language):
    suffixes = ("", "-day", "-month", "-year", "-street", "-commune", "-province", "-name")
    typed = {f"{question.key}{suffix}": texts for suffix in suffixes}
    with translation.override(language):
        cleaned = clean_stop(read_form(FORM), "all", typed, {}, around_here())
        answer = cleaned.answers.get(question.key)
        if answer is not None:
            assert fitted(question, answer, around_here()) == answer
            assert KINDS[question.type].holds(question, answer)
            assert KINDS[question.type].text(question, answer, language)


@given(st.sampled_from(QUESTIONS), JSON)
@settings(max_examples=300, deadline=None)
def test_an_answer_of_another_type_is_no_answer(question, answer):
    for name, texts in filled(question, answer).items():
        assert name.partition("-")[0] == question.key
        assert all(isinstance(text, str) for text in texts)
    fitted(question, answer, around_here())
    KINDS[question.type].feel(question, answer)


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from(["vi", "en"]))
def test_a_number_survives_the_way_through_its_field(number: Decimal, language: str):
    area = read_form(FORM.replace("decimals: 2", "decimals: 2, min: -1000000000")).question("area")
    with translation.override(language):
        kept = fitted(area, f"{number:f}", around_here())
    assert Decimal(kept) == number


LINES = (EXAMPLES / "household.yaml").read_text(encoding="utf-8").splitlines()


@given(st.integers(0, len(LINES) - 1), st.text(max_size=6), st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_a_form_that_was_damaged_is_read_or_refused(line, text, column):
    damaged = list(LINES)
    damaged[line] = damaged[line][:column] + text + damaged[line][column + len(text) :]
    try:
        read_form("\n".join(damaged))
    except BadForm as error:
        assert "form.yaml" in str(error)


def large_form(questions: int) -> str:
    """Questions of which each opens the next, and a sum of them all."""
    pages = [
        f"  - {{key: p{n}, title: {{vi: a, en: a}}, "
        + (f"when: q{n - 1} > 0, " if n else "")
        + f"questions: [{{key: q{n}, type: number, label: {{vi: a, en: a}}}}]}}"
        for n in range(questions)
    ]
    total = f"'sum([{', '.join(f'q{n}' for n in range(questions))}])'"
    return "pages:\n" + "\n".join(pages) + f"\nvalues: [{{name: total, is: {total}}}]\n"


@pytest.mark.parametrize("closed", [0, 150, 299])
def test_a_form_of_300_questions_that_each_open_the_next(closed):
    form = read_form(large_form(300))
    answers = {f"q{n}": 0 if n == closed else 1 for n in range(300)}
    here = walk(form, answers, around_here())
    assert len(here.stops) == closed + 1
    assert here.values["total"] == (299 if closed == 299 else None)


def test_a_row_that_is_gone_is_nowhere():
    assert at(ANSWERS, (("members", "r7"),)) is None
    assert walk(household(), ANSWERS, around_here()).at("members/r7/member") is None
