"""What a process of an example is played in, and what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.instruments.forms.walk import walk
from motcua.services.catalogue.package.choosing import facts_of
from motcua.services.catalogue.package.model import Package
from motcua.services.catalogue.package.rule import Fact, Rule
from motcua.services.catalogue.trial.asking import Unfit, as_answers, unfit
from motcua.services.catalogue.trial.country import Country
from motcua.services.catalogue.trial.timing import Log

SUBMITTED, RECEIVED = "submitted", "received"
"""The moments at which a case is handed in and taken up, as notices call them."""
type Written = Mapping[str, list[Mapping[str, Any]]]
"""What was written in the forms of steps, by step, each time that it was done."""


@dataclass(frozen=True)
class Moment:
    """Something that a letter may follow, with what was written until then.

    ``reason`` is the last answer of this name that a step gave.
    """

    key: str
    at: datetime
    written: Written
    reason: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Trouble:
    """Why an example cannot be played on; ``step`` counts its steps from 0."""

    rule: Rule
    facts: Mapping[str, Fact]
    step: int | None = None


@dataclass
class Scene:
    """What a process is played in, from ``now`` on.

    ``answers`` are those of the form, ``data`` what expressions of the process see.
    """

    package: Package
    country: Country
    answers: dict[str, Any]
    data: dict[str, object]
    now: datetime

    def mend(self, data: Mapping[str, Any]) -> Iterator[Unfit]:
        """Take what the applicant answers otherwise, and say what cannot be taken.

        The form is walked as on the day on which it was handed in.
        """
        form, around = self.package.form, self.country.around(self.now.date())
        self.answers |= as_answers(data)
        yield from unfit(form, self.answers, around)
        self.data |= facts_of(walk(form, self.answers, around))


@dataclass
class Played:
    """What became of it: the nodes in order, the ends, what the clock and the letters heard."""

    path: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    log: Log = field(default_factory=Log)
    moments: list[Moment] = field(default_factory=list)
    written: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    reason: str = ""
    trouble: Trouble | None = None

    def write(self, step: str, data: Mapping[str, Any]) -> None:
        """The form of a step was filled in."""
        self.written.setdefault(step, []).append(data)
        self.reason = str(data.get("reason") or self.reason)

    def reach(self, key: str, at: datetime, answers: Mapping[str, Any]) -> None:
        """A moment that letters may follow has come; ``answers`` are those of the form by then."""
        written = {step: list(each) for step, each in self.written.items()}
        self.moments.append(Moment(key, at, written, self.reason, dict(answers)))


def text_of(moment: datetime) -> str:
    """A moment as an example writes it."""
    return moment.isoformat(timespec="minutes")[:16]
