"""The parts of ``service.yaml``: who, how fast, for how much, with which papers, to what end.

What sources do not agree on, or was only recalled, is kept with ``certain`` false. A ``when`` is
the name of a value that ``form.yaml`` calculates; empty means always.
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from motcua.instruments.forms.model import Words
from motcua.kit.clock import Limit, Unit


@dataclass(frozen=True)
class Law:
    """An act that the service rests on; ``since`` is the day from which it is applied, if told."""

    number: str
    title: Words
    since: date | None = None


@dataclass(frozen=True)
class TimeLimit:
    """How long it may take: so much of a unit, or the same day up to a ``cutoff``.

    ``amount`` is None where the national record and the law set no limit.
    """

    amount: int | Decimal | None
    unit: Unit
    source: str
    same_day: bool = False
    cutoff: time | None = None
    certain: bool = True

    def as_limit(self) -> Limit | None:
        """The same for the clock, which counts a same day as one working day."""
        return None if self.amount is None else Limit(self.amount, self.unit, self.source)


@dataclass(frozen=True)
class Fee:
    """What it costs, in the currency's smallest unit that is used.

    ``value`` names a value of ``form.yaml``, ``decision`` one of the package's decisions; before
    anything is answered, ``amount`` is what is said. None says that it cannot be told beforehand.
    """

    source: str
    amount: int | None = None
    value: str = ""
    decision: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Channel:
    """A way to hand it in: ``online``, ``post`` or ``counter``, with its own limit and fee."""

    key: str
    limit: TimeLimit
    fee: Fee
    regime: str = ""
    """The rules of counting, by their key in the profile's clock; empty for its usual ones."""


@dataclass(frozen=True)
class Receive:
    """Where it may be handed in: ``anywhere``, or with the ``competent`` unit only."""

    where: str = "competent"
    source: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Competent:
    """Who decides: the unit of the place whose code the ``value`` of the form gives.

    Without a value it is the operator of the installation.
    """

    value: str = ""
    source: str = ""
    certain: bool = True


@dataclass(frozen=True)
class Paper:
    """What has to be handed in, by the key of the question that asks for it."""

    key: str
    name: Words
    originals: int = 1
    copies: int = 0
    when: str = ""
    replaced_by: str = ""
    """The register whose data make it superfluous."""


@dataclass(frozen=True)
class PaperCase:
    """A case of the service (trường hợp) with its list of papers."""

    key: str
    name: Words
    papers: tuple[Paper, ...]
    when: str = ""


@dataclass(frozen=True)
class Outcome:
    """A document that ends a case: a result with its national code, or a refusal."""

    name: Words
    template: str
    book: str
    code: str = ""
    key: str = ""
    when: str = ""
    at: str = ""
    """The node of the process that gives it, where that is not the end of a granted case."""
    certain: bool = True


@dataclass(frozen=True)
class Notice:
    """What is sent on the way: a ``message`` of the profile, or a letter by a ``template``.

    ``at`` is ``submitted``, ``received``, ``granted`` or ``refused``, or a node of the process.
    """

    at: str
    message: str = ""
    template: str = ""
    name: Words | None = None
    to: Words | None = None
    """Who gets the letter, where that is not the applicant."""
    book: str = ""
    """The book in which a letter gets its number; empty for one without."""


@dataclass(frozen=True)
class Note:
    """What is said to an applicant once the value ``when`` of the form is known to be true."""

    when: str
    text: Words
    source: str
    certain: bool = True


@dataclass(frozen=True)
class Register:
    """A register that answers instead of the applicant: which questions or parts, and why."""

    register: str
    gives: tuple[str, ...]
    why: Words


@dataclass(frozen=True)
class Need:
    """Why personal data are asked: the key of a question, or of a part as ``mother.number``."""

    question: str
    why: Words


@dataclass(frozen=True)
class Difference:
    """Why the package's ``fee``, ``limit`` or ``papers`` are not those of the national record."""

    what: str
    why: Words


@dataclass(frozen=True)
class EnvironmentValue:
    """A value that each installation sets for itself, such as the account of the office."""

    name: str
    means: Words
