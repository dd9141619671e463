"""Whether an answer that comes from elsewhere is one that could be given here."""

from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.kinds.base import Typed
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem, Problems


def filled(question: Question, answer: Any) -> dict[str, list[str]]:
    """What the fields of a question show for an answer; nothing for one of another type."""
    kind = KINDS[question.type]
    return kind.filled(question, answer) if kind.holds(question, answer) else {}


def fitted(question: Question, answer: Any, around: Around) -> Any:
    """The answer as this question would keep it, a block with the parts that fit; or None."""
    if question.type == "file":
        return answer if KINDS["file"].holds(question, answer) else None
    if question.parts:
        return _fitted_parts(question, answer, around)
    shown = filled(question, answer)
    return cleaned(question, shown, around) if shown else None


def cleaned(question: Question, typed: Typed, around: Around) -> Any:
    """The answer that fields stand for; None where they are empty or wrong."""
    try:
        return KINDS[question.type].clean(question, typed, around)
    except (Problem, Problems):
        return None


def _fitted_parts(question: Question, answer: Any, around: Around) -> dict[str, Any] | None:
    given = answer if isinstance(answer, dict) else {}
    parts = {
        part: None if given[part] is None else fitted(asked, given[part], around)
        for part, asked in question.parts.items()
        if part in given
    }
    return parts if any(each is not None for each in parts.values()) else None
