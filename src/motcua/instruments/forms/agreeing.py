"""Whether an answer goes with the others: the author's checks, and what numbers tell."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.kinds.base import language
from motcua.instruments.forms.model import Question, in_language
from motcua.instruments.forms.problem import Problem


def contradictions(
    question: Question, answer: Any, scope: Mapping[str, object], around: Around
) -> Iterator[str]:
    """What is said against the answer. A check that cannot be computed yet says nothing."""
    for check in question.checks:
        if check.rule.value(scope) is False:
            yield in_language(check.say, language())
    beside = {what: rule.value(scope) for what, rule in question.agrees.items()}
    try:
        KINDS[question.type].agree(answer, beside, around)
    except Problem as problem:
        yield problem.message
