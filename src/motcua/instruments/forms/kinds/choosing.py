"""Answers that are chosen: one of several, some of several, yes or no, a box that is ticked."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, Typed, first, missing
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem
from motcua.kit.datafile import Value
from motcua.kit.feel.types import Description


class Choice(Kind):
    """One of the options."""

    limits = {"list": Value.flag}

    def read(self, question: Question, text: str, around: Around) -> str:
        if text not in _values(question):
            raise Problem(_("Choose one of the answers."))
        return text

    def text(self, question: Question, answer: Any, language: str) -> str:
        return question.option_text(str(answer), language)


class Choices(Kind):
    """Some of the options, kept in their order."""

    limits = {"min": Value.count, "max": Value.count}

    def clean(self, question: Question, typed: Typed, around: Around) -> list[str] | None:
        given = {text.strip() for text in typed.get(question.key, ())} - {""}
        if not given:
            missing(question)
            return None
        if given - set(_values(question)):
            raise Problem(_("Choose among the answers."))
        least, most = question.limits.get("min", 1), question.limits.get("max", len(given))
        if len(given) < least:
            raise Problem(_("Choose at least %(n)d.") % {"n": least})
        if len(given) > most:
            raise Problem(_("Choose at most %(n)d.") % {"n": most})
        return [value for value in _values(question) if value in given]

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        return {question.key: [str(value) for value in answer]}

    def feel_type(self, question: Question) -> Description:
        return ["string"]

    def feel(self, question: Question, answer: Any) -> object:
        return answer if isinstance(answer, list) else None

    def text(self, question: Question, answer: Any, language: str) -> str:
        return ", ".join(question.option_text(value, language) for value in answer)


class YesNo(Kind):
    """``yes`` or ``no``; expressions see true or false."""

    def read(self, question: Question, text: str, around: Around) -> str:
        if text not in {"yes", "no"}:
            raise Problem(_("Choose yes or no."))
        return text

    def feel_type(self, question: Question) -> Description:
        return "boolean"

    def feel(self, question: Question, answer: Any) -> object:
        return {"yes": True, "no": False}.get(answer) if isinstance(answer, str) else None

    def text(self, question: Question, answer: Any, language: str) -> str:
        return _("Yes") if answer == "yes" else _("No")


class Consent(YesNo):
    """A box that may stay empty: consent is given freely, so leaving it open says no."""

    def clean(self, question: Question, typed: Typed, around: Around) -> str:
        return "yes" if first(typed, question.key).strip() == "yes" else "no"


class Declaration(YesNo):
    """A box that must be ticked before the form is whole."""

    def clean(self, question: Question, typed: Typed, around: Around) -> str | None:
        if first(typed, question.key).strip() == "yes":
            return "yes"
        missing(question)
        return None


def _values(question: Question) -> list[str]:
    return [option.value for option in question.options]
