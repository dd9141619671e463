"""Answers as a person reads them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import (
    Answers,
    Body,
    Form,
    Group,
    Question,
    Value,
    in_language,
)
from motcua.instruments.forms.rows import Path, address_of, rows_in
from motcua.instruments.forms.walk import Walk
from motcua.kit.numbers import number_text


@dataclass(frozen=True)
class AnswerLine:
    """One answer in words; ``page`` is the address of its page, empty where it is calculated."""

    page: str
    key: str
    type: str
    label: str
    text: str
    within: str = ""
    """The row that it belongs to, as ``Person 2``."""


def answer_lines(form: Form, answers: Answers, language: str) -> list[AnswerLine]:
    """What was handed in, in the order of the form; files are not among them.

    No condition is computed again: what was asked on that day is what has an answer.
    """
    return list(_lines(form.body, answers, language, (), ""))


def lines_of(walk: Walk, language: str) -> list[AnswerLine]:
    """The questions that a draft is asked, with the answers so far."""
    answers: Answers = walk.kept()
    asked = {stop.address: walk.questions(stop) for stop in walk.stops if stop.page}
    return list(_lines(walk.form.body, answers, language, (), "", asked))


def answer_text(question: Question, value: Any, language: str) -> str:
    """One answer in words; an open one is an empty text."""
    if value in (None, "", []) or not KINDS[question.type].holds(question, value):
        return ""
    return KINDS[question.type].text(question, value, language)


def _lines(
    body: Body,
    answers: Answers,
    language: str,
    path: Path,
    within: str,
    asked: dict[str, tuple[Question, ...]] | None = None,
) -> Iterator[AnswerLine]:
    """The lines of a body; ``asked`` are the questions by page, or those that have an answer."""
    for stop in body.stops:
        if isinstance(stop, Group):
            for position, row in enumerate(rows_in(answers, stop.key), start=1):
                name = f"{in_language(stop.item, language)} {position}"
                inside = (*path, (stop.key, row["id"]))
                title = f"{within}, {name}" if within else name
                yield from _lines(stop.body, row, language, inside, title, asked)
            continue
        address = address_of(path, stop.key)
        here = stop.questions if asked is None else asked.get(address, ())
        for question in here:
            if question.type == "file" or (asked is None and question.key not in answers):
                continue
            label = in_language(question.label, language)
            text = answer_text(question, answers.get(question.key), language)
            yield AnswerLine(address, question.key, question.type, label, text, within)
    for value in body.values:
        if value.label and value.name in answers:
            label = in_language(value.label, language)
            text = _calculated(value, answers[value.name], language)
            yield AnswerLine("", value.name, "value", label, text, within)


def _calculated(value: Value, answer: Any, language: str) -> str:
    if isinstance(answer, int | Decimal):
        return f"{number_text(answer, language)} {in_language(value.unit, language)}".strip()
    return str(answer)
