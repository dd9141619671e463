"""Answers as a person reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import (
    Answers,
    Body,
    Form,
    Group,
    Page,
    Question,
    Value,
    in_language,
)
from motcua.instruments.forms.rows import Path, address_of, rows_in
from motcua.instruments.forms.walk import Walk


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
    return list(_Reader(language).lines(form.body, answers))


def lines_of(walk: Walk, language: str) -> list[AnswerLine]:
    """The questions that a draft is asked, with the answers so far."""
    asked = {stop.address: walk.questions(stop) for stop in walk.stops}
    return list(_Reader(language, asked).lines(walk.form.body, walk.kept()))


def answer_text(question: Question, value: Any, language: str) -> str:
    """One answer in words; an open one is an empty text."""
    if value in (None, "", []) or not KINDS[question.type].holds(question, value):
        return ""
    return KINDS[question.type].text(question, value, language)


@dataclass(frozen=True)
class _Reader:
    """Reads answers aloud; ``asked`` are the questions by page, or those that have an answer."""

    language: str
    asked: Mapping[str, tuple[Question, ...]] | None = None

    def lines(
        self, body: Body, answers: Answers, path: Path = (), within: str = ""
    ) -> Iterator[AnswerLine]:
        """The lines of a body, rows and values included."""
        for stop in body.stops:
            if isinstance(stop, Group):
                yield from self._rows(stop, answers, path, within)
            else:
                yield from self._page(stop, answers, path, within)
        for value in body.values:
            if value.label and value.name in answers:
                answer = answers[value.name]
                text = answer_text(_as_question(value, answer), answer, self.language)
                label = in_language(value.label, self.language)
                yield AnswerLine("", value.name, "value", label, text, within)

    def _rows(
        self, group: Group, answers: Answers, path: Path, within: str
    ) -> Iterator[AnswerLine]:
        for position, row in enumerate(rows_in(answers, group.key), start=1):
            name = f"{in_language(group.item, self.language)} {position}"
            title = f"{within}, {name}" if within else name
            yield from self.lines(group.body, row, (*path, (group.key, row["id"])), title)

    def _page(self, page: Page, answers: Answers, path: Path, within: str) -> Iterator[AnswerLine]:
        address = address_of(path, page.key)
        for question in self._questions(page, address, answers):
            answer = answers.get(question.key)
            if question.parts and answer:
                yield from self._parts(question, answer, address, within)
                continue
            label = in_language(question.label, self.language)
            text = answer_text(question, answer, self.language)
            yield AnswerLine(address, question.key, question.type, label, text, within)

    def _parts(
        self, block: Question, answer: Any, address: str, within: str
    ) -> Iterator[AnswerLine]:
        """A line for each part of a block, so that each is read, and hidden, as what it is."""
        whose = in_language(block.label, self.language)
        for part, asked in block.parts.items():
            label = f"{whose}: {in_language(asked.label, self.language)}"
            text = answer_text(asked, answer.get(part), self.language)
            if text or asked.required:
                yield AnswerLine(address, asked.key, asked.type, label, text, within)

    def _questions(self, page: Page, address: str, answers: Answers) -> list[Question]:
        if self.asked is None:
            shown = [question for question in page.questions if question.key in answers]
        else:
            shown = list(self.asked.get(address, ()))
        return [question for question in shown if question.type != "file"]


def _as_question(value: Value, answer: Any) -> Question:
    """A question whose answer reads as the value does; a list, as some are, reads as nothing."""
    guessed = "number" if isinstance(answer, int) else "date"
    kinds = (_TYPES.get(value.rule.type.name, guessed), "text")
    as_typed, as_text = (Question(value.name, k, value.label, unit=value.unit) for k in kinds)
    return as_typed if KINDS[as_typed.type].holds(as_typed, answer) else as_text


_TYPES = {"number": "number", "boolean": "yes_no", "date": "date"}
"""Types of questions by those of expressions."""
