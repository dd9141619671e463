"""From what somebody typed to answers, or to problems that say what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.instruments.forms.agreeing import contradictions
from motcua.instruments.forms.around import Around
from motcua.instruments.forms.fitting import filled as filled
from motcua.instruments.forms.fitting import fitted as fitted
from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.model import Answers, Form, Question
from motcua.instruments.forms.problem import Offer as Offer
from motcua.instruments.forms.problem import Problem, Problems
from motcua.instruments.forms.proposing import Proposal
from motcua.instruments.forms.rows import put
from motcua.instruments.forms.stops import Stop
from motcua.instruments.forms.walk import Walk, walk

type Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Cleaned:
    """What became of a page that was sent."""

    answers: dict[str, Any]
    """The good answers by question."""
    problems: dict[str, Problem]
    """What is wrong, by question, or by field where a block asks for several things."""
    typed: Typed
    """Everything that was sent, to be shown again."""
    dropped: tuple[str, ...]
    """Fields of no question that is asked there."""
    proposals: Mapping[str, Proposal]
    """What the page proposed, by question."""


def clean_stop(form: Form, address: str, given: Typed, answers: Answers, around: Around) -> Cleaned:
    """A page that was sent; files are the caller's to take.

    A question may open or close another of its page: what counts is what the answers sent lead to.
    Raises ``LookupError`` where no page is asked at the address.
    """
    way = walk(form, answers, around)
    stop = way.at(address)
    if stop is None or stop.page is None:
        raise LookupError(address)
    page = _Page(way, stop, answers, given)
    page.read()
    page.compare()
    asked = {question.key for question in page.way.questions(stop)}
    dropped = tuple(name for name in given if _key(name) not in asked)
    return Cleaned(page.found, page.problems, given, dropped, _proposals(way, stop))


def _proposals(way: Walk, stop: Stop) -> dict[str, Proposal]:
    found = ((question.key, way.proposal(stop, question)) for question in way.questions(stop))
    return {key: proposal for key, proposal in found if proposal}


def clean_question(
    question: Question, given: Typed, around: Around
) -> tuple[Any, dict[str, Problem]]:
    """The answer that its fields stand for, or what is wrong in them."""
    try:
        return KINDS[question.type].clean(question, given, around), {}
    except Problem as problem:
        return None, {question.key: problem}
    except Problems as several:
        return None, several.by_field


class _Page:
    """A page while it is read."""

    def __init__(self, way: Walk, stop: Stop, answers: Answers, given: Typed) -> None:
        self.way, self.stop = way, stop
        self.found: dict[str, Any] = {}
        self.problems: dict[str, Problem] = {}
        self._answers, self._given = answers, given

    def read(self) -> None:
        """Clean what is asked, and again as long as answers open more questions."""
        done: set[str] = set()
        while fresh := [q for q in self.way.questions(self.stop) if q.key not in done]:
            for question in fresh:
                done.add(question.key)
                if question.type != "file":
                    self._clean(question)
            self._walk_on()
        self._leave_out_what_is_hidden()

    def compare(self) -> None:
        """Take back the answers that contradict others."""
        scope = self.way.scope(self.stop)
        for question in self.way.questions(self.stop):
            if self.found.get(question.key) is None:
                continue
            said = contradictions(question, self.found[question.key], scope, self.way.around)
            if message := next(said, ""):
                self.problems[question.key] = Problem(message)
        for key in self.problems:
            self.found.pop(key, None)

    def _clean(self, question: Question) -> None:
        answer, problems = clean_question(question, self._given, self.way.around)
        if problems:
            self.problems |= problems
        else:
            self.found[question.key] = answer

    def _walk_on(self) -> None:
        """The way with what was found so far."""
        answers = put(self._answers, self.stop.path, self.found)
        self.way = walk(self.way.form, answers, self.way.around)

    def _leave_out_what_is_hidden(self) -> None:
        asked = {question.key for question in self.way.questions(self.stop)}
        self.found = {key: answer for key, answer in self.found.items() if key in asked}
        self.problems = {key: each for key, each in self.problems.items() if _key(key) in asked}


def _key(field: str) -> str:
    """The question that a field belongs to: keys have no hyphens, parts begin with one."""
    return field.partition("-")[0]
