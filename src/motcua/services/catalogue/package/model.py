"""What a service package is, once read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.instruments.forms.model import Form, Words
from motcua.kit.bpmn.model import Definitions
from motcua.kit.feel.dmn import DecisionModel
from motcua.services.catalogue.package.parts import (
    Channel,
    Competent,
    Difference,
    EnvironmentValue,
    Law,
    Need,
    Note,
    Notice,
    Outcome,
    Paper,
    PaperCase,
    Receive,
    Register,
    TimeLimit,
)

CHANNELS = ("online", "post", "counter")
MOMENTS = ("submitted", "received", "granted", "refused")
"""When a notice can be sent beside the nodes of the process."""
KINDS = ("ordinary", "special", "exempt", "refused", "late", "another_person", "other")
"""What an example shows."""


@dataclass(frozen=True)
class ServiceDefinition:
    """What ``service.yaml`` says."""

    code: str
    name: Words
    summary: Words
    decision: str
    """The number of the decision that published the procedure."""
    sector: Words
    law: tuple[Law, ...]
    channels: tuple[Channel, ...]
    cases: tuple[PaperCase, ...]
    results: tuple[Outcome, ...]
    refusal: Outcome
    signed_as: str
    """What stands above the signer's title, in the language of the State."""
    subjects: tuple[str, ...] = ()
    """Whom it concerns, by the codes of the catalogue's vocabulary."""
    applicants: tuple[str, ...] = ("person",)
    """Who may ask for it: a ``person``, a legal ``entity``, or both."""
    level: int = 1
    """How sure the sign-in must be: 1, or 2 where the person was identified by card or chip."""
    receive: Receive = field(default_factory=Receive)
    competent: Competent = field(default_factory=Competent)
    notices: tuple[Notice, ...] = ()
    notes: tuple[Note, ...] = ()
    registers: tuple[Register, ...] = ()
    needs: tuple[Need, ...] = ()
    differs: tuple[Difference, ...] = ()
    environment: tuple[EnvironmentValue, ...] = ()

    def channel(self, key: str) -> Channel | None:
        return next((channel for channel in self.channels if channel.key == key), None)

    @property
    def online(self) -> Channel:
        """The channel of the portal; the first one where there is none of its own."""
        return self.channel("online") or self.channels[0]

    @property
    def fee(self) -> int | None:
        """What is said about the fee online before anything is answered."""
        return self.online.fee.amount

    @property
    def fee_value(self) -> str:
        return self.online.fee.value

    @property
    def time(self) -> TimeLimit:
        """How long it may take online."""
        return self.online.limit

    @property
    def result(self) -> Outcome:
        """The result where nothing else is said: the one without a condition, else the first."""
        usual = (each for each in self.results if not each.when and not each.at)
        return next(usual, self.results[0])

    @property
    def papers(self) -> tuple[Paper, ...]:
        """The papers of all cases, each once."""
        found = {paper.key: paper for case in reversed(self.cases) for paper in case.papers}
        order = dict.fromkeys(paper.key for case in self.cases for paper in case.papers)
        return tuple(found[key] for key in order)

    def paper(self, key: str) -> Paper | None:
        return next((paper for paper in self.papers if paper.key == key), None)


@dataclass(frozen=True)
class Step:
    """What somebody does in an example: the activity, how it ends, when, and what is written."""

    step: str
    """The identifier of the activity in the process, or of an event that comes."""
    outcome: str = ""
    at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    fails: str = ""
    """The code of the error in which a service ends instead."""


@dataclass(frozen=True)
class Person:
    """Who asks in an example, or hands it in for another."""

    name: str
    number: str = ""
    born: date | None = None
    sex: str = ""


@dataclass(frozen=True)
class ExpectedLetter:
    """A letter that must be written, with texts that stand in it and texts that do not."""

    template: str
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """``not`` in the file."""


@dataclass(frozen=True)
class Expectation:
    """What an example must come to. None and empty mean that it is not looked at.

    Written as nothing (``notes: []``), notes and letters are looked at: there must be none.
    """

    path: tuple[str, ...]
    """Nodes of the process in the order in which they are reached."""
    ends: str
    """The end event."""
    fee: int | None
    """What is to be paid; None for a fee that cannot be told beforehand."""
    due: datetime | None
    """None where there is no limit."""
    case: str = ""
    competent: str = ""
    """The code of the place whose unit decides."""
    notes: tuple[str, ...] | None = None
    """The values (``when``) of the notes that are said."""
    result: str = ""
    """The key of the result, or ``refusal``."""
    letters: tuple[ExpectedLetter, ...] | None = None


@dataclass(frozen=True)
class Example:
    """A request from the first answer to the last letter."""

    file: str
    name: Words
    kind: str
    at: datetime
    """When it is handed in."""
    channel: str
    applicant: Person
    answers: Mapping[str, Any]
    """As a draft keeps them."""
    expect: Expectation
    by: Person | None = None
    """Who hands it in for the applicant."""
    papers: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key of the file, as ``expect.fee``, for what is said about it."""


@dataclass(frozen=True)
class Package:
    """A whole package. ``files`` are all its texts by path, the shared letterheads among them."""

    files: Mapping[str, str]
    definition: ServiceDefinition
    form: Form
    process: Definitions | None = None
    """None in packages from before there were processes."""
    decisions: Mapping[str, DecisionModel] = field(default_factory=dict)
    """The models by the names of the decisions that they can make."""
    step_forms: Mapping[str, Form] = field(default_factory=dict)
    """The forms of steps by their path, as ``forms/assess.yaml``."""
    examples: tuple[Example, ...] = ()

    def documents(self) -> dict[str, bytes]:
        """The letters and letterheads by their name alone: they import each other so."""
        return {
            path.removeprefix("documents/"): text.encode()
            for path, text in self.files.items()
            if path.startswith("documents/")
        }
