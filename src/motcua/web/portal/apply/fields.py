"""Questions of a form as components of the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.instruments.forms.clean import Problem
from motcua.instruments.forms.model import Page, Question, in_language
from motcua.web.shared.design import component

ACCEPT = "image/*,application/pdf"


def fields(
    page: Page,
    answers: Mapping[str, Any],
    typed: Mapping[str, str],
    problems: Mapping[str, Problem],
    language: str,
) -> list[SafeString]:
    """Each question of the page; what was typed stands before what was kept.

    The label of a lone question is the heading of its page.
    """
    alone = len(page.questions) == 1
    return [
        _field(
            question, answers.get(question.key), typed, problems.get(question.key), language, alone
        )
        for question in page.questions
    ]


def error_lines(page: Page, problems: Mapping[str, Problem]) -> list[dict[str, str]]:
    """The problems as links to their fields, in the order of the page."""
    return [
        {"text": problems[q.key].message, "href": f"#{_first_id(q, problems[q.key])}"}
        for q in page.questions
        if q.key in problems
    ]


def _first_id(question: Question, problem: Problem) -> str:
    if question.type == "date":
        return f"{question.key}-{problem.parts[0] if problem.parts else 'day'}"
    return question.key


def _field(
    question: Question,
    answer: Any,
    typed: Mapping[str, str],
    problem: Problem | None,
    language: str,
    alone: bool,
) -> SafeString:
    common: dict[str, Any] = {
        "name": question.key,
        "label": in_language(question.label, language),
        "hint": in_language(question.hint, language),
        "error": problem.message if problem else "",
        "page_heading": alone,
    }
    value = typed.get(question.key, "" if answer is None else str(answer))
    match question.type:
        case "date":
            return component.render(
                "date_input", **common, **_date_parts(question, answer, typed, problem)
            )
        case "choice":
            items = [
                {
                    "value": option.value,
                    "text": in_language(option.text, language),
                    "hint": in_language(option.hint, language),
                }
                for option in question.options
            ]
            return component.render("radios", **common, items=items, value=value)
        case "yes_no":
            items = [{"value": "yes", "text": _("Yes")}, {"value": "no", "text": _("No")}]
            return component.render("radios", **common, items=items, value=value, inline=True)
        case "file":
            return component.render("file_upload", **common, accept=ACCEPT)
        case "number":
            return component.render("input", **common, value=value, inputmode="numeric", width=5)
        case "personal_number":
            return component.render(
                "input", **common, value=value, inputmode="numeric", width=20, spellcheck=False
            )
        case _:
            return component.render(
                "input", **common, value=value, autocomplete=question.autocomplete
            )


def _date_parts(
    question: Question, answer: Any, typed: Mapping[str, str], problem: Problem | None
) -> dict[str, Any]:
    kept = date.fromisoformat(answer) if answer else None
    parts: dict[str, Any] = {
        part: typed.get(f"{question.key}-{part}", str(getattr(kept, part)) if kept else "")
        for part in ("day", "month", "year")
    }
    if problem:
        parts["error_parts"] = list(problem.parts or ("day", "month", "year"))
    return parts
