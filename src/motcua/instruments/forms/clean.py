"""From what somebody typed to an answer, or to a problem that says what to do."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.instruments.forms.model import Answers, Form, Page, Question, in_language
from motcua.kit.text import unprintable

_SPACES = re.compile(r"\s+")
_DIGITS = re.compile(r"\d+")
_YEAR_MIN = 1900


class Problem(ValueError):
    """Why there is no answer; ``parts`` names the parts of a date that are wrong."""

    def __init__(self, message: str, parts: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.parts = parts


def clean_page(
    page: Page, given: Mapping[str, str], *, today: date
) -> tuple[dict[str, Any], dict[str, Problem]]:
    """The answers of a page, and the problems by question; files are the caller's to take."""
    answers: dict[str, Any] = {}
    problems: dict[str, Problem] = {}
    for question in page.questions:
        if question.type == "file":
            continue
        try:
            answers[question.key] = clean(question, given, today=today)
        except Problem as problem:
            problems[question.key] = problem
    return answers, problems


def clean(question: Question, given: Mapping[str, str], *, today: date) -> Any:
    """The answer to one question as a JSON value; None where it may be and is left open."""
    if question.type == "date":
        return _date(question, given, today)
    text = _tidy(given.get(question.key, ""))
    if not text:
        return _missing(question)
    return _CLEANERS[question.type](question, text)


def unanswered(form: Form, answers: Answers) -> list[Question]:
    """The questions that still need an answer before the form is whole."""
    return [
        question
        for question in form.questions(answers)
        if question.required and answers.get(question.key) in (None, "")
    ]


def asked_only(form: Form, answers: Answers) -> dict[str, Any]:
    """The answers without those to questions that are no longer asked."""
    keys = {question.key for question in form.questions(answers)}
    return {key: value for key, value in answers.items() if key in keys}


def _tidy(text: str) -> str:
    """Composed letters and single spaces, so that the same name is the same text."""
    visible = "".join(c for c in text if unicodedata.category(c)[0] != "C" or c.isspace())
    return _SPACES.sub(" ", unicodedata.normalize("NFC", visible)).strip()


def _missing(question: Question) -> None:
    if question.required:
        words = in_language(question.missing, get_language() or "vi")
        raise Problem(words or _("Answer this question."))


def _text(question: Question, text: str) -> str:
    longest = question.limits.get("max_length", 200)
    if len(text) > longest:
        raise Problem(_("Write at most %(n)d characters.") % {"n": longest})
    if strange := unprintable(text):
        words = _("“%(c)s” cannot stand on an official paper: write letters, digits, punctuation.")
        raise Problem(words % {"c": strange[:10]})
    return text


def _choice(question: Question, text: str) -> str:
    if text not in {option.value for option in question.options}:
        raise Problem(_("Choose one of the answers."))
    return text


def _yes_no(question: Question, text: str) -> str:
    if text not in {"yes", "no"}:
        raise Problem(_("Choose yes or no."))
    return text


def _number(question: Question, text: str) -> int:
    least, most = question.limits.get("min", 0), question.limits.get("max", 10**12)
    digits = re.sub(r"[.\s]", "", text)
    if not re.fullmatch(r"-?\d{1,15}", digits):
        raise Problem(_("Write a whole number, as 2."))
    value = int(digits)
    if not least <= value <= most:
        raise Problem(_("Write a number from %(a)d to %(b)d.") % {"a": least, "b": most})
    return value


def _personal_number(question: Question, text: str) -> str:
    """Twelve digits; the fourth tells century and sex and is at most 9. There is no check digit."""
    digits = re.sub(r"[.\s-]", "", text)
    if not re.fullmatch(r"[0-9]{12}", digits):
        raise Problem(_("A personal number has 12 digits, as on the identity card."))
    return digits


def _date(question: Question, given: Mapping[str, str], today: date) -> str | None:
    parts = {p: _tidy(given.get(f"{question.key}-{p}", "")) for p in ("day", "month", "year")}
    if not any(parts.values()):
        _missing(question)
        return None
    wrong = tuple(p for p, text in parts.items() if not _DIGITS.fullmatch(text))
    if wrong:
        raise Problem(_("Write the day, the month and the year as numbers."), wrong)
    day, month, year = (int(parts[p][:6]) for p in ("day", "month", "year"))
    if year < _YEAR_MIN or year > today.year + 100:
        raise Problem(
            _("Write the year with four digits, as %(y)d.") % {"y": today.year}, ("year",)
        )
    try:
        value = date(year, month, day)
    except ValueError:
        raise Problem(_("There is no such day in the calendar."), ("day", "month")) from None
    if question.limits.get("not_after_today") and value > today:
        raise Problem(_("The day must be today or in the past."), ("day", "month", "year"))
    return value.isoformat()


_CLEANERS: dict[str, Callable[[Question, str], Any]] = {
    "text": _text,
    "choice": _choice,
    "yes_no": _yes_no,
    "number": _number,
    "personal_number": _personal_number,
}
