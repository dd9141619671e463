"""What a process that is played holds, and where tokens come to, in order: its path."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from motcua.kit.bpmn.state import Token
from motcua.kit.bpmn.stepping import Net
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Catch, Kind


@dataclass(frozen=True)
class Reached:
    """A token came to a node."""

    node: str
    at: datetime


@dataclass
class Looker(Judge):
    """Answers by FEEL as any judge does, and writes down where tokens come to.

    ``told`` hears of each place at once, while the data are as they were when it was reached.
    """

    net: Net
    now: Callable[[], datetime]
    told: Callable[[Reached], None]
    path: list[Reached] = field(default_factory=list)
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def saw(self, token: Token) -> None:
        """A token that moves on from a place is no news, nor is a loop besides its turns."""
        known = (token.id, token.node)
        repeats = self.net.places[token.node].turns is not None and not token.turn
        if known in self._seen or repeats:
            return
        self._seen.add(known)
        reached = Reached(token.node, self.now())
        self.path.append(reached)
        self.told(reached)

    def ends(self) -> tuple[str, ...]:
        """The end events of the process itself, each once."""
        nodes = (self.net.places[each.node] for each in self.path)
        ends = (node for node in nodes if node.kind is Kind.END and node.scope == self.net.process)
        return tuple(dict.fromkeys(node.id for node in ends))


def tasks_of(net: Net) -> Iterator[str]:
    """Everything that a person or a service does in a process."""
    return (name for name, place in net.places.items() if place.kind in (Kind.PERSON, Kind.SERVICE))


def catches_of(net: Net) -> dict[str, Catch]:
    """What is waited for anywhere in a process, by the event that it is."""
    found: dict[str, Catch] = {}
    for place in net.places.values():
        inside = place.inside.events if place.inside else ()
        found |= {catch.event: catch for catch in (*place.waits, *place.boundary, *inside)}
    return found
