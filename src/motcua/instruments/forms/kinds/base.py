"""What every type of question can do; each type narrows it."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.model import Question, in_language
from motcua.instruments.forms.problem import Problem
from motcua.kit.datafile import Value
from motcua.kit.feel.types import Description

type Typed = Mapping[str, Sequence[str]]
"""What stands in the fields of a page, by their names."""

_SPACES = re.compile(r"\s+")
_ROOM = 1000
"""Characters beyond the longest answer that are still read, for the spaces that fall away."""


class Kind:
    """A type of question whose answer is a text."""

    limits: Mapping[str, Callable[[Value], Any]] = {}
    """What an author may set, and how it is read."""
    longest = 200

    def clean(self, question: Question, typed: Typed, around: Around) -> Any:
        """The answer as a JSON value; None where it may be and is left open.

        Raises ``Problem``, and a block ``Problems``.
        """
        text = tidy(first(typed, question.key), self.longest)
        return self.read(question, text, around) if text else missing(question)

    def read(self, question: Question, text: str, around: Around) -> Any:
        """The answer that a text, tidy and not empty, stands for. Raises ``Problem``."""
        return text

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        """What the fields show for an answer: cleaned again, it gives the same."""
        return {question.key: [str(answer)]}

    def agree(self, answer: Any, beside: Mapping[str, object], around: Around) -> None:
        """Raises ``Problem`` where the answer does not go with those beside it, in FEEL's values.

        ``beside`` names them by what they are to the question, as ``born`` and ``sex``.
        """

    def feel_type(self, question: Question) -> Description:
        """The type that expressions see."""
        return "string"

    def feel(self, question: Question, answer: Any) -> object:
        """The value that expressions see; None for an answer that this question cannot have."""
        return answer if isinstance(answer, str) else None

    def holds(self, question: Question, answer: Any) -> bool:
        """Whether this is an answer of this type at all."""
        return self.feel(question, answer) is not None

    def text(self, question: Question, answer: Any, language: str) -> str:
        """The answer as a person reads it."""
        return str(answer)


def first(typed: Typed, name: str) -> str:
    """The text of a field that can be there once."""
    texts = typed.get(name, ())
    return texts[0] if texts else ""


def tidy(text: str, longest: int) -> str:
    """Composed letters and single spaces, so that the same name is the same text.

    Raises ``Problem`` for a text far beyond ``longest``, without reading it through.
    """
    if len(text) > longest + _ROOM:
        raise too_long(longest)
    return _SPACES.sub(" ", plain(text)).strip()


def plain(text: str) -> str:
    """Composed letters, without what cannot be seen."""
    seen = "".join(c for c in text if unicodedata.category(c)[0] != "C" or c.isspace())
    return unicodedata.normalize("NFC", seen)


def too_long(longest: int) -> Problem:
    return Problem(_("Write at most %(n)d characters.") % {"n": longest})


def missing(question: Question) -> None:
    """None, or the problem that a required question was not answered."""
    if question.required:
        words = in_language(question.missing, language())
        raise Problem(words or _("Answer this question."))


def language() -> str:
    """The reader's."""
    return get_language() or "vi"


def whole_number(value: Value) -> int:
    """A limit that may be zero or less."""
    text = value.text()
    if not re.fullmatch(r"-?[0-9]{1,15}", text):
        raise value.wrong(
            f"{text!r} cannot be read; write a whole number.",
            f"không đọc được {text!r}; hãy viết số nguyên.",
        )
    return int(text)
