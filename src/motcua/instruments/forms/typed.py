"""What was sent, as a person reads it, where it cannot be kept any more."""

from collections.abc import Iterator, Sequence

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.fitting import cleaned
from motcua.instruments.forms.kinds.base import Typed
from motcua.instruments.forms.model import Question, in_language
from motcua.instruments.forms.show import answer_text


def typed_lines(
    questions: Sequence[Question], typed: Typed, around: Around, language: str
) -> Iterator[tuple[str, str]]:
    """Label and text of each question that something was sent for; parts of a block one by one."""
    for question in questions:
        for asked in question.parts.values() or (question,):
            if text := _text(asked, typed, around, language):
                yield in_language(asked.label, language), text


def _text(question: Question, typed: Typed, around: Around, language: str) -> str:
    """The answer that it would be, or word for word what is none."""
    answer = cleaned(question, typed, around)
    if answer is not None:
        return answer_text(question, answer, language)
    fields = (name for name in typed if name == question.key or name.startswith(f"{question.key}-"))
    return ", ".join(text for name in fields for text in typed[name] if text.strip())
