"""Dates, also those of which only the year or the month is known."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, Typed, first, language, missing, tidy
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem
from motcua.kit.datafile import Value
from motcua.kit.feel.types import Description
from motcua.kit.numbers import date_text

PARTS = ("day", "month", "year")
_KEPT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DIGITS = re.compile(r"[0-9]+")
_YEAR_MIN = 1900
_YEARS_AHEAD = 100


class Date(Kind):
    """Three fields; ``partial`` lets the day, or day and month, be unknown."""

    limits = {
        "not_after_today": Value.flag,
        "not_before_today": Value.flag,
        "not_before": Value.day,
        "not_after": Value.day,
        "partial": Value.flag,
    }

    def clean(self, question: Question, typed: Typed, around: Around) -> str | None:
        parts = {part: tidy(first(typed, f"{question.key}-{part}"), 20) for part in PARTS}
        if not any(parts.values()):
            missing(question)
            return None
        known = _known(parts, partial=question.limits.get("partial", False))
        year, month, day = (_number(parts[part]) for part in ("year", "month", "day"))
        _check_year(year, around.today)
        if not 1 <= month <= 12:
            raise Problem(_("The month is a number from 1 to 12."), ("month",))
        try:
            earliest = date(year, month, day)
        except ValueError:
            raise Problem(_("There is no such day in the calendar."), ("day", "month")) from None
        _check_limits(question, earliest, around.today, known)
        return earliest.isoformat()[: {1: 4, 2: 7, 3: 10}[len(known)]]

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        found = _KEPT.fullmatch(str(answer))
        year, month, day = found.groups() if found else ("", "", "")
        shown = {"day": day, "month": month, "year": year}
        return {f"{question.key}-{part}": [(shown[part] or "").lstrip("0")] for part in PARTS}

    def feel_type(self, question: Question) -> Description:
        if question.limits.get("partial"):
            return dict.fromkeys(PARTS, "number")
        return "date"

    def feel(self, question: Question, answer: Any) -> object:
        found = _KEPT.fullmatch(answer) if isinstance(answer, str) else None
        if not found:
            return None
        if question.limits.get("partial"):
            year, month, day = (int(part) if part else None for part in found.groups())
            return {"day": day, "month": month, "year": year}
        try:
            return date.fromisoformat(answer) if found[3] else None
        except ValueError:
            return None

    def text(self, question: Question, answer: Any, language: str) -> str:
        year, month, day = [*str(answer).split("-"), "", ""][:3]
        if day:
            return date_text(date.fromisoformat(answer), language)
        return f"{month}/{year}" if month else year


def _number(digits: str) -> int:
    """A part of the earliest day that is meant; beyond a million nothing is a day anyway."""
    return int(digits.lstrip("0")[:6] or 0) if digits else 1


def _known(parts: dict[str, str], *, partial: bool) -> tuple[str, ...]:
    """The parts that are given, if they are numbers and enough of them."""
    wrong = tuple(p for p, text in parts.items() if text and not _DIGITS.fullmatch(text))
    if wrong:
        raise Problem(_("Write the day, the month and the year as numbers."), wrong)
    open_ = tuple(p for p in PARTS if not parts[p])
    if not partial and open_:
        raise Problem(_("Write the day, the month and the year as numbers."), open_)
    if partial and not parts["year"]:
        raise Problem(_("Write at least the year."), ("year",))
    if partial and parts["day"] and not parts["month"]:
        raise Problem(_("Write the month too, or leave the day empty."), ("month",))
    return tuple(p for p in PARTS if parts[p])


def _check_year(year: int, today: date) -> None:
    if not _YEAR_MIN <= year <= today.year + _YEARS_AHEAD:
        raise Problem(
            _("Write the year with four digits, as %(y)d.") % {"y": today.year}, ("year",)
        )


def _check_limits(question: Question, day: date, today: date, parts: tuple[str, ...]) -> None:
    """Refuse a day outside the limits; of a partial date the earliest day that it may be."""
    limits = question.limits
    if limits.get("not_after_today") and day > today:
        raise Problem(_("The day must be today or in the past."), parts)
    if limits.get("not_before_today") and day < today:
        raise Problem(_("The day must be today or in the future."), parts)
    if (least := limits.get("not_before")) and day < least:
        words = _("The day must not be before %s.") % date_text(least, language())
        raise Problem(words, parts)
    if (most := limits.get("not_after")) and day > most:
        words = _("The day must not be after %s.") % date_text(most, language())
        raise Problem(words, parts)
