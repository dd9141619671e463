"""Answers of an example, taken as the portal takes what somebody types."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils import translation

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.clean import clean_stop, filled
from motcua.instruments.forms.model import Answers, Form, Words
from motcua.instruments.forms.rows import at, parts_of, put
from motcua.instruments.forms.walk import Stop, Walk, walk

LANGUAGES = ("vi", "en")
_MISSING: Words = {"vi": "còn thiếu.", "en": "it is missing."}
_NOT_ASKED: Words = {
    "vi": "với các câu trả lời khác, câu hỏi này không được hỏi.",
    "en": "with the other answers it is not asked.",
}
type Unfit = tuple[str, Words]
"""The key of a question, and what somebody who answered so would be told."""


def with_papers(answers: Answers, papers: tuple[str, ...]) -> dict[str, Any]:
    """The answers with one file for each of these papers, by their address in the form."""
    whole = dict(answers)
    for address in papers:
        path, key = parts_of(address)
        here = at(whole, path)
        if here is not None and key not in here:
            whole = put(whole, path, {key: [f"{key}.pdf"]})
    return whole


def as_answers(data: Mapping[str, Any]) -> dict[str, Any]:
    """Data as a form keeps them: yes and no for true and false."""
    return {key: _as_answer(value) for key, value in data.items()}


def _as_answer(value: Any) -> Any:
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return as_answers(value)
        case list():
            return [_as_answer(each) for each in value]
    return value


def unfit(form: Form, answers: Answers, around: Around) -> Iterator[Unfit]:
    """What the portal would not take, and what is written for a question that is not asked."""
    way = walk(form, answers, around)
    told: dict[str, Words] = {}
    for stop in way.stops:
        if stop.page is not None:
            told |= _unfit_at(form, way, stop, answers)
    yield from told.items()
    for each in way.open:
        if each.key not in told:
            yield each.key, _MISSING
    asked = {stop.key for stop in way.stops if stop.page is None}
    asked |= {question.key for stop in way.stops for question in way.questions(stop)}
    yield from ((key, _NOT_ASKED) for key in answers if key not in asked)


def _unfit_at(form: Form, way: Walk, stop: Stop, answers: Answers) -> dict[str, Words]:
    """What is wrong with the answers of a page, by question, said in each language."""
    questions = [each for each in way.questions(stop) if each.type != "file"]
    given: dict[str, list[str]] = {}
    for question in questions:
        given |= filled(question, way.answers(stop).get(question.key))
    told: dict[str, dict[str, str]] = {}
    for language in LANGUAGES:
        with translation.override(language):
            cleaned = clean_stop(form, stop.address, given, answers, way.around)
        for name, problem in cleaned.problems.items():
            told.setdefault(name, {})[language] = str(problem.message)
    return {**told, **_otherwise(way.answers(stop), cleaned.answers)}


def _otherwise(written: Answers, kept: Mapping[str, Any]) -> dict[str, Words]:
    """Answers that a draft would keep otherwise than they are written."""
    return {
        key: {"vi": f"bản nháp lưu là {value!r}.", "en": f"a draft keeps it as {value!r}."}
        for key, value in kept.items()
        if key in written and written[key] != value
    }
