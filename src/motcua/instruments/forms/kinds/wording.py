"""Texts: on one line, on several, an address of e-mail."""

import re
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, Typed, first, missing, plain, too_long
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Problem
from motcua.kit.datafile import Value
from motcua.kit.text import unprintable

_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"\\]{1,64}@(?:[^@\s.,;:/]{1,63}\.){1,8}[^@\s.,;:/\d]{2,63}")
_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\v\f]")
_BLANKS = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r"\n{3,}")


class Text(Kind):
    """One line; what cannot stand on a paper is refused."""

    limits = {"max_length": Value.count, "width": Value.count}

    def clean(self, question: Question, typed: Typed, around: Around) -> Any:
        longest = question.limits.get("max_length", self.longest)
        raw = first(typed, question.key)
        if len(raw) > 2 * longest + 1000:
            raise too_long(longest)
        text = self.lines(plain(raw))
        if not text:
            return missing(question)
        if len(text) > longest:
            raise too_long(longest)
        if strange := unprintable(text):
            words = _(
                "“%(c)s” cannot stand on an official paper: write letters, digits, punctuation."
            )
            raise Problem(words % {"c": strange[:10]})
        return text

    def lines(self, text: str) -> str:
        """The text with the spaces that it needs, and no others."""
        return " ".join(text.split())


class LongText(Text):
    """Several lines; their ends are kept."""

    limits = {"max_length": Value.count, "rows": Value.count}
    longest = 2000

    def lines(self, text: str) -> str:
        text = _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text))
        lines = "\n".join(line.strip() for line in text.split("\n"))
        return _MANY_LINES.sub("\n\n", lines).strip()


class Email(Kind):
    longest = 254

    def read(self, question: Question, text: str, around: Around) -> str:
        if len(text) > self.longest or not _EMAIL.fullmatch(text):
            raise Problem(_("Write an e-mail address, as name@example.vn."))
        return text
