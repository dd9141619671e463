"""Answers as a person reads them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.model import Answers, Form, Question, in_language


@dataclass(frozen=True)
class AnswerLine:
    page: str
    key: str
    type: str
    label: str
    text: str


def answer_lines(form: Form, answers: Answers, language: str) -> list[AnswerLine]:
    """What was asked and answered, in the order of the form; files are not among them."""
    return [
        AnswerLine(
            page.key,
            question.key,
            question.type,
            in_language(question.label, language),
            answer_text(question, answers.get(question.key), language),
        )
        for page in form.asked(answers)
        for question in page.questions
        if question.type != "file"
    ]


def answer_text(question: Question, value: Any, language: str) -> str:
    """One answer in words; an open one is an empty text."""
    if value in (None, ""):
        return ""
    if question.type == "yes_no":
        return _("Yes") if value == "yes" else _("No")
    if question.type == "choice":
        return question.option_text(value, language)
    if question.type == "date":
        return date.fromisoformat(value).strftime("%d/%m/%Y")
    return str(value)
