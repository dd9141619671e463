"""Whether an answer that comes from elsewhere is one that could be given here."""

from collections.abc import Mapping
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.keeping import as_answer
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import Answers, Body, Form, Group, Question
from motcua.instruments.forms.problem import Problem, Problems
from motcua.instruments.forms.rows import address_of, rows_in


def filled(question: Question, answer: Any) -> dict[str, list[str]]:
    """What the fields of a question show for an answer; nothing for one of another type."""
    kind = KINDS[question.type]
    return kind.filled(question, answer) if kind.holds(question, answer) else {}


def fitted(question: Question, answer: Any, around: Around) -> Any:
    """The answer as this question would keep it; None where it could not be given."""
    if question.type == "file":
        return answer if KINDS["file"].holds(question, answer) else None
    shown = filled(question, answer)
    try:
        return KINDS[question.type].clean(question, shown, around) if shown else None
    except (Problem, Problems):
        return None


def proposed(question: Question, scope: Mapping[str, object], around: Around) -> Any:
    """What the form's author lets stand in an empty field; None where it could not be given."""
    answer = as_answer(question.default.value(scope)) if question.default else None
    return None if answer is None else fitted(question, answer, around)


def carried(form: Form, answers: Answers, around: Around) -> tuple[dict[str, Any], list[str]]:
    """Answers to another release as far as they fit this one, and the addresses of the rest."""
    dropped: list[str] = []
    return _carried(form.body, answers, around, (), dropped), dropped


def _carried(
    body: Body,
    answers: Answers,
    around: Around,
    path: tuple[tuple[str, str], ...],
    dropped: list[str],
) -> dict[str, Any]:
    questions = {question.key: question for question in body.questions()}
    groups = {stop.key: stop for stop in body.stops if isinstance(stop, Group)}
    taken: dict[str, Any] = {}
    for key, answer in answers.items():
        if key in groups and isinstance(answer, list):
            taken[key] = [
                {"id": row["id"]}
                | _carried(groups[key].body, row, around, (*path, (key, row["id"])), dropped)
                for row in rows_in(answers, key)[: groups[key].most]
            ]
        elif key in questions and answer is None:
            taken[key] = None
        elif key in questions and (kept := fitted(questions[key], answer, around)) is not None:
            taken[key] = kept
        elif not (path and key == "id"):
            dropped.append(address_of(path, key))
    return taken
