"""What is known before anything is asked: of who asks, and what they answered before.

An author's default sees it under the names ``applicant`` and ``earlier``.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from motcua.instruments.forms.around import APPLICANT, Fact, Known
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import Answers, Body, Form, Group, Question
from motcua.instruments.forms.origin import Origin, Source
from motcua.kit.feel.types import Description

_PARTS = {part: Question(part, kind, {}) for part, kind in APPLICANT.items()}
_NEVER_AGAIN = frozenset({"file", "declaration", "consent"})
"""What is given for one request alone."""


def known_names(body: Body) -> dict[str, Description]:
    """The names that a default sees besides those of its form, with their types."""
    return {
        "applicant": {part: KINDS[asked.type].feel_type(asked) for part, asked in _PARTS.items()},
        "earlier": {each.key: KINDS[each.type].feel_type(each) for each in _asked_again(body)},
    }


class KnownHere:
    """What is known, as the expressions of a form see it; read when the first of them asks."""

    def __init__(self, form: Form, known: Known | None) -> None:
        self._form, self._known = form, known

    def scope(self, *names: str) -> dict[str, object]:
        """The values of these of the two names; the other is null."""
        seen: dict[str, object] = {"applicant": None, "earlier": None}
        if "applicant" in names:
            seen["applicant"] = self._of_applicant
        if "earlier" in names:
            seen["earlier"] = self._of_earlier
        return seen

    def origin(self, source: Source, keys: Sequence[str]) -> Origin | None:
        """Since when it is known: of several answers of earlier days the newest counts."""
        if source is Source.REGISTER:
            return Origin(source, self._applicant.at) if self._applicant else None
        since = [fact.at for key, fact in self._newest.items() if key in keys]
        return Origin(source, max(since)) if since else None

    @cached_property
    def _of_applicant(self) -> Mapping[str, object] | None:
        if self._applicant is None:
            return None
        return {part: _feel(each, self._applicant.answers) for part, each in _PARTS.items()}

    @cached_property
    def _of_earlier(self) -> Mapping[str, object]:
        newest = self._newest
        return {
            each.key: _feel(each, newest[each.key].answers) if each.key in newest else None
            for each in _asked_again(self._form.body)
        }

    @cached_property
    def _applicant(self) -> Fact | None:
        return self._known.applicant() if self._known else None

    @cached_property
    def _newest(self) -> Mapping[str, Fact]:
        """By the key of a question the newest request that has an answer to it."""
        found: dict[str, Fact] = {}
        for fact in reversed(self._known.earlier() if self._known else ()):
            for question in _asked_again(self._form.body):
                if _feel(question, fact.answers) is not None:
                    found[question.key] = fact
        return found


def _asked_again(body: Body) -> Iterator[Question]:
    """The questions outside of groups whose answers may serve once more."""
    for stop in body.stops:
        if not isinstance(stop, Group):
            yield from (each for each in stop.questions if each.type not in _NEVER_AGAIN)


def _feel(question: Question, answers: Answers) -> Any:
    answer, kind = answers.get(question.key), KINDS[question.type]
    if answer is None or not kind.holds(question, answer):
        return None
    return kind.feel(question, answer)
