"""What all parts of a model have in common, and the small things they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from motcua.kit.bpmn.markup import Element


@dataclass(frozen=True, kw_only=True, eq=False)
class Item:
    """Something with an identifier; ``element`` is the markup that it was read from.

    Items are compared by identity, for two models may well use the same identifiers.
    """

    id: str
    name: str = ""
    element: Element = field(repr=False)

    @property
    def line(self) -> int:
        """The line of the file, from 1; 0 for what was not read from a file."""
        return self.element.line

    @property
    def called(self) -> str:
        """What a person calls it, on one line: the name, or the identifier where it has none."""
        return " ".join(self.name.split()) or self.id


@dataclass(frozen=True)
class Expression:
    """A FEEL text; ``line`` is where it begins in the file."""

    text: str
    line: int = 0


@dataclass(frozen=True)
class Budget:
    """How long a step may take: ``amount`` of a calendar ``unit`` such as ``working_days``."""

    amount: str
    unit: str


@dataclass(frozen=True)
class Outcome:
    """One way in which a person can finish a step; ``names`` by language code."""

    key: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Office:
    """What our extension elements say about a step."""

    names: Mapping[str, str] = field(default_factory=dict)
    """By language code; the plain name of BPMN stands beside them, not in them."""
    role: str = ""
    budget: Budget | None = None
    form: str = ""
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class Message(Item):
    """What one process or person tells another."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Signal(Item):
    """What is called out to everybody."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Error(Item):
    """A failure that a process knows by its ``code``."""

    code: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Escalation(Item):
    """A call to the level above, known by its ``code``."""

    code: str = ""


@dataclass(frozen=True)
class Transfer:
    """One value on its way into or out of an activity.

    ``value`` is computed over the data at the source; without one, ``source`` is the name of what
    is copied. ``target`` is the name it gets on the other side.
    """

    target: str
    source: str = ""
    value: Expression | None = None
