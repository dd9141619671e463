"""What the profile of a country says that every package is held against."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from motcua.foundation.identity.enums import Role
from motcua.instruments.forms.model import Words
from motcua.kit.clock import read_profile
from motcua.kit.clock.calendar import Session
from motcua.kit.datafile import Value, WrongFile, read
from motcua.services.catalogue.package.model import KINDS
from motcua.services.catalogue.vocabulary import terms

OUTSIDE = frozenset({"applicant", "consulted"})
"""Who does a step without being of the house: its time is not the office's."""


@dataclass(frozen=True)
class Bounds:
    """How much a reader can bear, and what must be shown; in force ``since`` a day."""

    since: date
    sentences: Mapping[str, int]
    """Words of a sentence at most, by language."""
    names: Mapping[str, int]
    """Words of a name at most: a page, a question, a step, an answer."""
    hints: frozenset[str] = frozenset()
    """Types of questions that need a hint."""
    least_examples: int = 1
    kinds: tuple[str, ...] = ()
    """What the examples must show."""


@dataclass(frozen=True)
class Register:
    """A register of the State: by which numbers it is asked, and which parts it gives."""

    name: Words
    by: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()


@dataclass(frozen=True)
class House:
    """Where a package shall run."""

    bounds: Bounds
    hours: Decimal
    """Working hours of a full day."""
    regimes: Collection[str] = ()
    messages: Collection[str] = ()
    """The messages that a notice can send, by their key."""
    subjects: Collection[str] = ()
    """Whom a procedure can concern, by the codes of the catalogue's vocabulary."""
    operator: str = ""
    """Who runs this installation, in the language of the State."""
    letterheads: Collection[str] = ()
    """The shared templates, by their file name."""
    registers: Mapping[str, Register] = field(default_factory=dict)
    roles: frozenset[str] = frozenset(Role.values) | OUTSIDE


def house_of(profile: Path, day: date) -> House:
    """What the folder of a profile says on a day. Raises ``WrongFile``."""
    clock = read_profile(profile)
    return House(
        bounds=_bounds_on(profile, day),
        hours=sum(map(_hours, clock.calendar.sessions), Decimal(0)),
        regimes=clock.law_on(day).regimes.keys(),
        messages=frozenset(path.stem for path in (profile / "messages").glob("*.yaml")),
        subjects=terms(profile / "catalogue").subjects.keys(),
        operator=_operator(profile / "profile.yaml"),
        letterheads=frozenset(path.name for path in (profile / "documents").glob("*.typ")),
        registers=_registers(profile / "registers.yaml"),
    )


def _operator(path: Path) -> str:
    top = dict(read(path).entries())
    return top["operator"].mapping("code", "name")["name"].texts("vi", "en")["vi"]


def _bounds_on(profile: Path, day: date) -> Bounds:
    """Those in force on a day; before the first, the first."""
    found = sorted(map(_bounds, (profile / "gate").glob("*.yaml")), key=lambda each: each.since)
    if not found:
        raise WrongFile(f"{profile / 'gate'} holds no bounds; add a file such as 2026-11-01.yaml.")
    return next((each for each in reversed(found) if each.since <= day), found[0])


def _bounds(path: Path) -> Bounds:
    top = read(path).mapping(
        "since", "sentences", "names", "hints", "examples", optional=("source", "certain")
    )
    examples = top["examples"].mapping("least", "kinds")
    return Bounds(
        since=top["since"].day(),
        sentences=_counts(top["sentences"]),
        names=_counts(top["names"]),
        hints=frozenset(each.text() for each in top["hints"].items()),
        least_examples=examples["least"].count(),
        kinds=tuple(each.choice(KINDS) for each in examples["kinds"].items()),
    )


def _counts(value: Value) -> dict[str, int]:
    return {language: each.count() for language, each in value.mapping("vi", "en").items()}


def _registers(path: Path) -> dict[str, Register]:
    if not path.exists():
        return {}
    registers = read(path).mapping("registers")["registers"]
    return {key: _register(value) for key, value in registers.entries()}


def _register(value: Value) -> Register:
    fields = value.mapping("name", "by", "gives", "source", optional=("certain",))
    return Register(
        fields["name"].texts("vi", "en"),
        frozenset(each.text() for each in fields["by"].items()),
        frozenset(each.text() for each in fields["gives"].items()),
    )


def _hours(session: Session) -> Decimal:
    day = date(2000, 1, 1)
    length = datetime.combine(day, session.end) - datetime.combine(day, session.start)
    return Decimal(length.seconds) / 3600
