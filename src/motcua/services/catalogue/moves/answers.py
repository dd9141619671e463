"""A draft on its way through one release: what it is asked, and what it has answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.clean import fitted
from motcua.instruments.forms.model import Answers, Group, Question
from motcua.instruments.forms.rows import Path, rows_in
from motcua.instruments.forms.walk import Stop, walk
from motcua.services.catalogue.moves.shapes import Asked, asked_in, place_of
from motcua.services.catalogue.moves.terms import ONLINE
from motcua.services.catalogue.package.choosing import facts_of, fee_of
from motcua.services.catalogue.package.model import Package

type Spot = tuple[Path, str]
"""The row that a question is asked in, and its key."""


@dataclass(frozen=True, eq=False)
class Met:
    """A question or a list that is asked, with the answer so far."""

    path: Path
    key: str
    stop: Stop
    number: int
    """The place of its page on the way."""
    question: Question | None
    group: Group | None
    answers: Answers

    @property
    def place(self) -> str:
        """Where it stands in the form."""
        return place_of(self.path, self.key)

    @property
    def answer(self) -> Any:
        return self.answers.get(self.key)

    @property
    def is_sent(self) -> bool:
        """Whether its page was sent, be it left open there."""
        return self.key in self.answers

    @property
    def is_answered(self) -> bool:
        return self.answer not in (None, "", [])

    @property
    def rows(self) -> int:
        return len(rows_in(self.answers, self.key))

    def fits(self, around: Around) -> bool:
        """Whether the answer could be given as it is."""
        question = self.question
        if question is None:
            return True
        if question.type == "file":
            return len(self.answer) <= int(question.limits.get("most", 1))
        return bool(fitted(question, self.answer, around) == self.answer)


class Sight:
    """A release as drafts meet it."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.definition = package.definition
        self.asked: Mapping[str, Asked] = asked_in(package.form)
        self.decisions = {
            path: text for path, text in package.files.items() if path.endswith(".dmn")
        }


class Way:
    """One draft under one release."""

    def __init__(self, sight: Sight, answers: Answers, around: Around) -> None:
        self.sight, self.around = sight, around
        self.walk = walk(sight.package.form, answers, around)
        self.met: Mapping[Spot, Met] = {(met.path, met.key): met for met in self._met()}

    @property
    def reached(self) -> int:
        """The place of the last page that was sent; -1 before the first."""
        return max((met.number for met in self.met.values() if met.is_sent), default=-1)

    @cached_property
    def contradicted(self) -> frozenset[Spot]:
        """What is answered against the author's checks."""
        return frozenset((each.stop.path, each.key) for each in self.walk.open if each.message)

    @cached_property
    def facts(self) -> Mapping[str, object]:
        """What decisions see: answers and values."""
        return facts_of(self.walk)

    @cached_property
    def fee(self) -> int | None:
        """What is told about the fee online: with these answers, else beforehand."""
        known = self.worked_out_fee
        return self.sight.definition.fee if known is None else known

    @cached_property
    def worked_out_fee(self) -> int | None:
        """What these answers come to; None while that cannot be told."""
        return fee_of(
            self.sight.definition,
            ONLINE,
            values=self.walk.values,
            facts=self.facts,
            decisions=self.sight.package.decisions,
        )

    def given(self) -> Iterator[Met]:
        """What is asked and answered; lists by what stands in their rows."""
        return (met for met in self.met.values() if met.is_answered)

    def _met(self) -> Iterator[Met]:
        for number, stop in enumerate(self.walk.stops):
            answers = self.walk.answers(stop)
            if stop.page is None:
                yield Met(stop.path, stop.key, stop, number, None, stop.group, answers)
            for question in self.walk.questions(stop):
                yield Met(stop.path, question.key, stop, number, question, None, answers)
