"""Blocks: a person, or an organisation, asked for in one piece."""

from collections.abc import Mapping
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, Typed
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem, Problems
from motcua.kit.feel.types import Description


class Block(Kind):
    """Several questions whose answers are kept together; optional, it may be left empty whole."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds

    def clean(self, question: Question, typed: Typed, around: Around) -> dict[str, Any] | None:
        if not question.required and not _is_begun(question, typed):
            return None
        answer: dict[str, Any] = {}
        problems: dict[str, Problem] = {}
        for part, asked in question.parts.items():
            try:
                answer[part] = self._kinds[asked.type].clean(asked, typed, around)
            except Problem as problem:
                problems[asked.key] = problem
        if not problems:
            problems = self._disagreements(question, answer, around)
        if problems:
            raise Problems(problems)
        return answer

    def _disagreements(
        self, question: Question, answer: dict[str, Any], around: Around
    ) -> dict[str, Problem]:
        """The parts that do not go with the others."""
        beside = self._values(question, answer)
        problems = {}
        for part, asked in question.parts.items():
            try:
                if answer[part] is not None:
                    self._kinds[asked.type].agree(answer[part], beside, around)
            except Problem as problem:
                problems[asked.key] = problem
        return problems

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        shown: dict[str, list[str]] = {}
        for part, asked in question.parts.items():
            if answer.get(part) is not None:
                shown |= self._kinds[asked.type].filled(asked, answer[part])
        return shown

    def feel_type(self, question: Question) -> Description:
        return {part: self._kinds[q.type].feel_type(q) for part, q in question.parts.items()}

    def feel(self, question: Question, answer: Any) -> object:
        return self._values(question, answer) if isinstance(answer, dict) else None

    def _values(self, question: Question, answer: Mapping[str, Any]) -> dict[str, object]:
        return {
            part: self._kinds[asked.type].feel(asked, answer.get(part))
            for part, asked in question.parts.items()
        }

    def holds(self, question: Question, answer: Any) -> bool:
        return isinstance(answer, dict) and all(
            answer.get(part) is None or self._kinds[asked.type].holds(asked, answer[part])
            for part, asked in question.parts.items()
        )

    def text(self, question: Question, answer: Any, language: str) -> str:
        texts = (
            self._kinds[asked.type].text(asked, answer[part], language)
            for part, asked in question.parts.items()
            if answer.get(part) not in (None, "")
        )
        return ", ".join(texts)


def _is_begun(question: Question, typed: Typed) -> bool:
    """Whether any field of the block holds something."""
    prefix = f"{question.key}-"
    return any(
        name.startswith(prefix) and any(text.strip() for text in texts)
        for name, texts in typed.items()
    )
