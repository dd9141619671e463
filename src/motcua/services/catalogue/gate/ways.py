"""The ways through a process, and which of them takes the longest."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from motcua.instruments.forms.model import Words, in_language
from motcua.kit.bpmn.model import BoundaryEvent, Node, Scope, SequenceFlow
from motcua.kit.feel import FeelError, tree
from motcua.kit.feel.compiled import compile_expression
from motcua.services.catalogue.gate.story import name_of

SUPPLEMENT = "supplement"
"""The step in which people hand in what was missing; at its end the clock starts anew."""
type Hours = Callable[[Node], Decimal]
"""The working hours that a node takes."""


@dataclass(frozen=True)
class Way:
    """A way through the process: its time in hours, and the steps that take some."""

    hours: Decimal = Decimal(0)
    steps: tuple[tuple[Words, Decimal], ...] = field(default=())

    def beyond(self, node: Node, hours: Decimal) -> "Way":
        """The same way with one node more."""
        if not hours:
            return self
        return Way(self.hours + hours, (*self.steps, (name_of(node), hours)))

    def told(self) -> Words:
        return {
            language: " + ".join(
                f"“{in_language(name, language)}” {shown(hours)}" for name, hours in self.steps
            )
            or "–"
            for language in ("vi", "en")
        }


def longest(process: Scope, hours: Hours, channel: str) -> Way:
    """The longest way from a beginning to an end, as somebody goes who came by this channel."""
    graph = _Graph(process, channel)
    return max((graph.longest(begin, hours) for begin in graph.begins), key=_length, default=Way())


class _Graph:
    """What follows what in a scope, each loop cut where it would begin again."""

    def __init__(self, scope: Scope, channel: str) -> None:
        self.scope = scope
        self.channel = channel
        self.begins = [*scope.starts] or [n.id for n in scope.nodes.values() if not n.incoming]
        self.begins += [node for node in scope.nodes if node == SUPPLEMENT]
        self._attached: dict[str, list[str]] = {}
        for node in scope.nodes.values():
            if isinstance(node, BoundaryEvent):
                self._attached.setdefault(node.attached_to, []).append(node.id)

    def longest(self, begin: str, hours: Hours) -> Way:
        """The longest way from a node to an end, or to where the clock starts anew."""
        order, after = self._forward(begin)
        ways: dict[str, Way] = {}
        for node in order:
            rest = max((ways[each] for each in after[node]), key=_length, default=Way())
            found = self.scope.nodes[node]
            here = Way().beyond(found, hours(found)) if node != begin else _begun(found, hours)
            ways[node] = Way(here.hours + rest.hours, (*here.steps, *rest.steps))
        return ways.get(begin, Way())

    def _forward(self, begin: str) -> tuple[list[str], dict[str, list[str]]]:
        """Nodes from the last to the first, and what follows each without going back."""
        order: list[str] = []
        after: dict[str, list[str]] = {begin: []}
        open_: set[str] = {begin}
        way = [(begin, iter(self._next(begin, begin)))]
        while way:
            node, following = way[-1]
            to = next(following, None)
            if to is None:
                way.pop()
                open_.discard(node)
                order.append(node)
            elif to not in open_:
                after[node].append(to)
                if to not in after:
                    after[to] = []
                    open_.add(to)
                    way.append((to, iter(self._next(to, begin))))
        return order, after

    def _next(self, node: str, begin: str) -> list[str]:
        if node == SUPPLEMENT and node != begin:
            return []
        flows = (self.scope.flows[each] for each in self.scope.nodes[node].outgoing)
        found = [each.target for each in flows if not self._is_shut(each)]
        return [each for each in found + self._attached.get(node, []) if each in self.scope.nodes]

    def _is_shut(self, flow: SequenceFlow) -> bool:
        """Whether the channel alone shows that a flow is not taken."""
        if flow.condition is None or "channel" not in flow.condition.text:
            return False
        try:
            condition = compile_expression(flow.condition.text, names={"channel": "string"})
            names = {n.name for n in tree.within(condition.tree) if isinstance(n, tree.Name)}
            return names == {"channel"} and condition.evaluate({"channel": self.channel}) is False
        except FeelError:
            return False


def _begun(node: Node, hours: Hours) -> Way:
    return Way() if node.id == SUPPLEMENT else Way().beyond(node, hours(node))


def _length(way: Way) -> Decimal:
    return way.hours


def shown(hours: Decimal) -> str:
    """Hours as people write them: 2, 4.5."""
    return f"{hours.normalize():f}"
