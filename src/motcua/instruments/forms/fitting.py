"""Whether an answer that comes from elsewhere is one that could be given here."""

from collections.abc import Mapping
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.keeping import as_answer
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.kinds.base import Typed
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem, Problems


def filled(question: Question, answer: Any) -> dict[str, list[str]]:
    """What the fields of a question show for an answer; nothing for one of another type."""
    kind = KINDS[question.type]
    return kind.filled(question, answer) if kind.holds(question, answer) else {}


def fitted(question: Question, answer: Any, around: Around) -> Any:
    """The answer as this question would keep it; None where it could not be given."""
    if question.type == "file":
        return answer if KINDS["file"].holds(question, answer) else None
    shown = filled(question, answer)
    return cleaned(question, shown, around) if shown else None


def cleaned(question: Question, typed: Typed, around: Around) -> Any:
    """The answer that fields stand for; None where they are empty or wrong."""
    try:
        return KINDS[question.type].clean(question, typed, around)
    except (Problem, Problems):
        return None


def proposed(question: Question, scope: Mapping[str, object], around: Around) -> Any:
    """What the form's author lets stand in an empty field; None where it could not be given."""
    answer = as_answer(question.default.value(scope)) if question.default else None
    return None if answer is None else fitted(question, answer, around)
