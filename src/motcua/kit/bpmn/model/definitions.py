"""A whole model: its processes, those who take part, and what they exchange."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from motcua.kit.bpmn.markup import Document
from motcua.kit.bpmn.model.items import Error, Escalation, Item, Message, Signal
from motcua.kit.bpmn.model.nodes import Node, Process, Scope, Task


@dataclass(frozen=True, kw_only=True, eq=False)
class Participant(Item):
    """A pool; ``process`` is the identifier of the process in it, empty for a closed pool."""

    process: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class MessageFlow(Item):
    """From a node or pool to one of another pool; ``message`` where the flow names one."""

    source: str
    target: str
    message: Message | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Definitions(Item):
    """What a file says; everything is found by its identifier.

    ``document`` is the whole file as objects: what is written back, the diagram and all that is
    not executed stand there.
    """

    document: Document = field(repr=False)
    file: str = ""
    processes: Mapping[str, Process] = field(default_factory=dict)
    global_tasks: Mapping[str, Task] = field(default_factory=dict)
    participants: Mapping[str, Participant] = field(default_factory=dict)
    message_flows: tuple[MessageFlow, ...] = ()
    messages: Mapping[str, Message] = field(default_factory=dict)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    errors: Mapping[str, Error] = field(default_factory=dict)
    escalations: Mapping[str, Escalation] = field(default_factory=dict)

    def scopes(self) -> Iterator[Scope]:
        """Every process and sub-process, the outer before the inner."""
        waiting: list[Scope] = []
        waiting.extend(reversed([*self.processes.values()]))
        while waiting:
            scope = waiting.pop()
            yield scope
            inner = [node for node in scope.nodes.values() if isinstance(node, Scope)]
            waiting.extend(reversed(inner))

    def nodes(self) -> Iterator[Node]:
        """Every node of every scope."""
        for scope in self.scopes():
            yield from scope.nodes.values()
