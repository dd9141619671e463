"""The nodes of a process, by kind, and the flows between them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.kit.bpmn.model.events import EventDefinition
from motcua.kit.bpmn.model.items import Expression, Item, Message, Office, Transfer
from motcua.kit.bpmn.model.loops import Loop, MultiInstance


@dataclass(frozen=True, kw_only=True, eq=False)
class SequenceFlow(Item):
    """From one node to another of the same scope; both by identifier."""

    source: str
    target: str
    condition: Expression | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Node(Item):
    """``incoming`` and ``outgoing`` are identifiers of flows, in the order of the file."""

    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    office: Office = field(default_factory=Office)


@dataclass(frozen=True, kw_only=True, eq=False)
class Activity(Node):
    """Work that takes its time.

    ``boundary`` are the events attached to it, by identifier. ``compensated_by`` is the activity
    that undoes it, where an association leads there from its compensation event.
    """

    default: str = ""
    loop: Loop | MultiInstance | None = None
    compensates: bool = False
    start_quantity: int = 1
    completion_quantity: int = 1
    boundary: tuple[str, ...] = ()
    compensated_by: str = ""
    inputs: tuple[Transfer, ...] = ()
    outputs: tuple[Transfer, ...] = ()


class TaskKind(StrEnum):
    """The tasks of BPMN, by the names of their elements."""

    ABSTRACT = "task"
    USER = "userTask"
    MANUAL = "manualTask"
    SERVICE = "serviceTask"
    SEND = "sendTask"
    RECEIVE = "receiveTask"
    SCRIPT = "scriptTask"
    RULE = "businessRuleTask"


@dataclass(frozen=True, kw_only=True, eq=False)
class Task(Activity):
    """One step. ``operation`` and ``implementation`` say which service does it, where one does."""

    kind: TaskKind
    message: Message | None = None
    operation: str = ""
    implementation: str = ""
    script: str = ""
    script_format: str = ""
    instantiates: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class CallActivity(Activity):
    """Another process, or a global task, as one step; ``calls`` is its identifier."""

    calls: str = ""


class Ordering(StrEnum):
    """Whether the activities of an ad-hoc sub-process may be open at the same time."""

    PARALLEL = "Parallel"
    SEQUENTIAL = "Sequential"


@dataclass(frozen=True, kw_only=True, eq=False)
class Scope(Item):
    """What a process and a sub-process have in common: nodes and flows, in the order of the file.

    ``starts`` are the start events by identifier; ``event_scopes`` the event sub-processes;
    ``data`` the names of the data objects, properties, inputs and outputs declared here.
    """

    nodes: Mapping[str, Node] = field(repr=False)
    flows: Mapping[str, SequenceFlow] = field(repr=False)
    starts: tuple[str, ...] = ()
    event_scopes: tuple[str, ...] = ()
    data: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class SubProcess(Scope, Activity):
    """A process within a step."""

    by_event: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Transaction(SubProcess):
    """A sub-process that is done as a whole or taken back."""


@dataclass(frozen=True, kw_only=True, eq=False)
class AdHoc(SubProcess):
    """Activities in the order that people choose."""

    ordering: Ordering = Ordering.PARALLEL
    cancels_rest: bool = True
    completion: Expression | None = None


class GatewayKind(StrEnum):
    """The gateways of BPMN, by the names of their elements."""

    EXCLUSIVE = "exclusiveGateway"
    INCLUSIVE = "inclusiveGateway"
    PARALLEL = "parallelGateway"
    EVENT = "eventBasedGateway"
    COMPLEX = "complexGateway"


@dataclass(frozen=True, kw_only=True, eq=False)
class Gateway(Node):
    """``instantiates`` and ``waits_for_all`` speak of gateways that wait for events."""

    kind: GatewayKind
    default: str = ""
    activation: Expression | None = None
    instantiates: bool = False
    waits_for_all: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Event(Node):
    """Something that happens. No definition: a plain one; several: any of them, or all.

    ``transfers`` bring a message's or signal's values in (catching) or out (throwing).
    """

    definitions: tuple[EventDefinition, ...] = ()
    needs_all: bool = False
    transfers: tuple[Transfer, ...] = ()


@dataclass(frozen=True, kw_only=True, eq=False)
class StartEvent(Event):
    """``interrupts`` matters within an event sub-process only."""

    interrupts: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class CatchEvent(Event):
    """Waits on the way."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ThrowEvent(Event):
    """Causes something on the way."""


@dataclass(frozen=True, kw_only=True, eq=False)
class EndEvent(Event):
    """Causes something and goes no further."""


@dataclass(frozen=True, kw_only=True, eq=False)
class BoundaryEvent(Event):
    """Waits while the activity that it is attached to is open."""

    attached_to: str
    interrupts: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class Process(Scope):
    """One process. ``lanes`` says for a node's identifier the lane that it lies in."""

    executable: bool = True
    lanes: Mapping[str, str] = field(default_factory=dict)
