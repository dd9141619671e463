"""Files: the bytes have their home elsewhere, the answer is the list of what was given."""

from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, Typed
from motcua.instruments.forms.model import Question
from motcua.kit.datafile import Value
from motcua.kit.feel.types import Description


def texts(value: Value) -> list[str]:
    """A limit that is a list."""
    return [item.text() for item in value.items()]


class File(Kind):
    """One file or several for one paper; whoever stores them puts their identifiers here."""

    limits = {"accept": texts, "most": Value.count}

    def clean(self, question: Question, typed: Typed, around: Around) -> Any:
        return None

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        return {}

    def feel_type(self, question: Question) -> Description:
        return ["string"]

    def feel(self, question: Question, answer: Any) -> object:
        if isinstance(answer, list):
            return answer
        return [answer] if isinstance(answer, str) and answer else None

    def text(self, question: Question, answer: Any, language: str) -> str:
        return ", ".join(answer) if isinstance(answer, list) else str(answer)
