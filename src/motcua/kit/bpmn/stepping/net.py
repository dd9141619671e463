"""A process as it is walked: every question that a step asks is answered here beforehand.

A net is made once for a model and shared by all states that run on it; nothing changes it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.kit.bpmn.model import Behavior, Node, SubProcess, Task, TimerKind
from motcua.kit.bpmn.model import Process as ProcessModel
from motcua.kit.bpmn.stepping.formulas import Formula


class Kind(StrEnum):
    """What happens where a token arrives."""

    PERSON = "person"
    SERVICE = "service"
    SEND = "send"
    RECEIVE = "receive"
    SCOPE = "scope"
    EXCLUSIVE = "exclusive"
    PARALLEL = "parallel"
    INCLUSIVE = "inclusive"
    COMPLEX = "complex"
    EVENTS = "events"
    START = "start"
    CATCH = "catch"
    THROW = "throw"
    END = "end"


class Cause(StrEnum):
    """What an event is about."""

    MESSAGE = "message"
    SIGNAL = "signal"
    TIMER = "timer"
    CONDITION = "condition"
    ERROR = "error"
    ESCALATION = "escalation"
    COMPENSATION = "compensation"
    CANCEL = "cancel"
    TERMINATE = "terminate"
    CHOICE = "choice"
    """Somebody chooses this way in."""


class Where(StrEnum):
    """Where an event is waited for, seen from the token that waits."""

    HERE = "here"
    BOUNDARY = "boundary"
    WITHIN = "within"
    """By an event sub-process."""


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A sequence flow, or the link between two link events."""

    id: str
    source: str
    target: str
    condition: Formula | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Timer:
    """``text`` is ISO 8601 as it stands, or else ``formula`` gives it."""

    kind: TimerKind
    unit: str
    text: str = ""
    formula: Formula | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Catch:
    """One thing that is waited for.

    ``name`` is what it is known by: message, signal, error code or escalation code; empty catches
    all. ``event`` is where a token goes on when it comes: the event itself, the event after a
    gateway, the boundary event, or the event sub-process. ``key`` is unique in the net.
    """

    key: str
    event: str
    cause: Cause
    where: Where = Where.HERE
    name: str = ""
    interrupts: bool = True
    timer: Timer | None = None
    condition: Formula | None = None
    index: int = 0
    needed: int = 1
    """How many of the event's catches have to come before it goes on."""

    def hears(self, cause: Cause, name: str) -> bool:
        """Whether this is it. What has no name waits for all, or is heard by all."""
        return self.cause is cause and (not name or self.name in ("", name))


@dataclass(frozen=True, slots=True, eq=False)
class Throw:
    """One thing that an event causes."""

    cause: Cause
    name: str = ""
    waits: bool = True
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """A name that gets a value at the border of an activity."""

    target: str
    source: str = ""
    formula: Formula | None = None

    def value(self, view: Mapping[str, object]) -> object:
        return self.formula.value(view) if self.formula else view.get(self.source)


@dataclass(frozen=True, slots=True, eq=False)
class Turns:
    """How an activity repeats. ``multiple``: instances; otherwise a loop under a condition."""

    multiple: bool
    sequential: bool = True
    condition: Formula | None = None
    maximum: int | None = None
    tests_before: bool = False
    cardinality: Formula | None = None
    collection: Mapped | None = None
    item: str = ""
    results: str = ""
    result: str = ""
    completion: Formula | None = None
    behavior: Behavior = Behavior.ALL
    tellings: tuple[tuple[Formula | None, tuple[Throw, ...]], ...] = ()
    """What is thrown when an instance ends, and under which condition."""


@dataclass(frozen=True, slots=True, eq=False)
class AdHocPlan:
    """How the activities of an ad-hoc sub-process are opened."""

    sequential: bool
    cancels_rest: bool
    completion: Formula | None


@dataclass(frozen=True, slots=True, eq=False)
class Inside:
    """What is in a process, a sub-process or a called process.

    ``starts`` is where tokens begin by themselves. ``entries`` are the other ways in. ``events``
    are what its event sub-processes wait for. ``undoes`` is the event sub-process that undoes it.
    """

    id: str
    nodes: tuple[str, ...]
    starts: tuple[str, ...]
    entries: tuple[Catch, ...] = ()
    events: tuple[Catch, ...] = ()
    undoes: str = ""
    ad_hoc: AdHocPlan | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A node of the net, or the process itself."""

    id: str
    kind: Kind
    model: Node | ProcessModel
    scope: str
    """The process or sub-process that it stands in; empty for a process."""
    incoming: tuple[Flow, ...] = ()
    outgoing: tuple[Flow, ...] = ()
    default: Flow | None = None
    activity: bool = False
    waits: tuple[Catch, ...] = ()
    throws: tuple[Throw, ...] = ()
    boundary: tuple[Catch, ...] = ()
    inside: Inside | None = None
    turns: Turns | None = None
    inputs: tuple[Mapped, ...] = ()
    outputs: tuple[Mapped, ...] = ()
    start_quantity: int = 1
    completion_quantity: int = 1
    undone_by: str = ""
    activation: Formula | None = None
    needs_all: bool = False
    task: Task | None = None
    """The task that is done here: its own, or the global task that it calls."""

    @property
    def by_event(self) -> bool:
        """Whether it is an event sub-process."""
        return isinstance(self.model, SubProcess) and self.model.by_event

    @property
    def called(self) -> str:
        """What a person calls it."""
        return self.model.called


type Reaching = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Net:
    """Everything that states of one process walk on."""

    process: str
    file: str
    version: str
    places: Mapping[str, Place]
    names: Mapping[str, str]
    """Message and signal identifiers with the names that they are known by."""
    plain: bool
    """Whether every expression sees the data as they are: there are no loops and no mappings."""
    conditional: bool
    """Whether anything waits for a condition."""
    joins: frozenset[str]
    """The joins that look back at who can still come."""
    reaching: Callable[[str], Reaching]
    """Of such a join each incoming flow, and the places from which it can be reached."""

    @property
    def root(self) -> Place:
        return self.places[self.process]
