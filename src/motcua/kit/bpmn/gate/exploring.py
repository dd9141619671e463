"""The graph of all states that a process can come to."""

from collections import deque
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from motcua.kit.bpmn.errors import Finding, Told
from motcua.kit.bpmn.gate.oracle import Oracle
from motcua.kit.bpmn.gate.order import Order
from motcua.kit.bpmn.gate.shape import Shapes
from motcua.kit.bpmn.playing.choices import Choice, choices
from motcua.kit.bpmn.state import JOIN, STUCK, State, Token
from motcua.kit.bpmn.stepping import Net, events, fresh, step
from motcua.kit.bpmn.stepping.effects import IncidentReported
from motcua.kit.bpmn.stepping.walk import Walk

MOST_WAYS = 4_096
"""Ways through the questions of one step that are tried; beyond, the proof has a hole."""
_TRIES_A_STATE = 20
"""Steps that are tried in all, for each state that may be explored."""


@dataclass(eq=False)
class Stop:
    """A state of the graph, and how it was first come to."""

    state: State
    before: "Stop | None" = None
    told: Told | None = None
    after: list[tuple["Stop", bool]] = field(default_factory=list)
    """The states that follow; whether nobody was needed on the way there."""
    incidents: tuple[Finding, ...] = ()
    doubled: tuple[str, ...] = ()
    """Places where two tokens are at once, though nothing asks for two."""
    expanded: bool = False
    passed: tuple[str, ...] = ()
    """The places that tokens moved through in the last step."""

    @property
    def story(self) -> tuple[Told, ...]:
        """What happened up to here."""
        told: list[Told] = []
        stop: Stop | None = self
        while stop is not None:
            told += [stop.told] if stop.told else []
            stop = stop.before
        return tuple(reversed(told))


class Graph:
    """Explores a net breadth first, so that every story is the shortest there is."""

    def __init__(self, net: Net, most: int) -> None:
        self.net = net
        self.most = most
        self.whole = True
        """Whether everything was tried; false once a bound was reached."""
        self.stops: dict[Hashable, Stop] = {}
        self.seen: dict[str, Stop] = {}
        """Where a token was first at each place."""
        self.unsure: dict[str, tuple[Told, ...]] = {}
        """Splits whose conditions depend on data, and how one first comes there."""
        self._shapes = Shapes(net)
        self._order = Order(net)
        self._loose = _loose(net)
        self._waiting: deque[Stop] = deque()
        self._tries = 0

    def explore(self) -> None:
        """Go everywhere, or as far as the bound allows."""
        for begun in self._starts():
            self._take(Stop(fresh(self.net)), begun)
        while self._waiting and len(self.stops) <= self.most:
            self._expand(self._waiting.popleft())
        if self._waiting:
            self.whole = False

    def _starts(self) -> Iterator[Choice]:
        inside = self.net.root.inside
        if inside is None:
            return
        if inside.starts:
            yield Choice(events.Start(), _beginning(self.net, inside.starts[0]))
        for entry in inside.entries:
            yield Choice(events.Start(entry.event), _beginning(self.net, entry.event))

    def _expand(self, stop: Stop) -> None:
        stop.expanded = True
        walk = Walk(self.net, stop.state, {}, Oracle())
        by_token = {
            token.id: found
            for token in stop.state.tokens
            if (found := self._choices(walk, stop.state, token))
        }
        active = [token for token in stop.state.tokens if token.id in by_token]
        first = self._order.first(stop.state, active)
        if first is not None and self._try(stop, by_token.pop(first.id)):
            return
        for found in by_token.values():
            self._try(stop, found)

    def _choices(self, walk: Walk, state: State, token: Token) -> list[Choice]:
        return [
            choice
            for choice in choices(walk, token)
            if not (choice.catch and self._order.repeats(state, token, choice.catch))
        ]

    def _try(self, stop: Stop, found: list[Choice]) -> bool:
        """Let each of these happen; whether any of them led to a state not known before."""
        known = len(self.stops)
        for choice in found:
            self._take(stop, choice)
        return len(self.stops) > known

    def _take(self, stop: Stop, choice: Choice) -> None:
        """Let one thing happen, with every answer to every question on the way."""
        script: tuple[int, ...] | None = ()
        last = min(self._tries + MOST_WAYS, self.most * _TRIES_A_STATE)
        while script is not None:
            self._tries += 1
            oracle = Oracle(script, choice.rising)
            state, asked = step(self.net, stop.state, choice.event, judge=oracle)
            self._arrive(stop, choice, oracle, state, asked)
            script = oracle.next_script()
            if oracle.hole:
                self.whole = False
            if len(self.stops) > self.most or (script is not None and self._tries >= last):
                self.whole, script = False, None

    def _arrive(
        self, before: Stop, choice: Choice, oracle: Oracle, state: State, asked: tuple[object, ...]
    ) -> None:
        key = self._shapes.of(state)
        stop = self.stops.get(key)
        if stop is None:
            stop = self.stops[key] = Stop(state, before, _with_flows(choice.told, oracle))
            stop.incidents = tuple(
                each.finding for each in asked if isinstance(each, IncidentReported)
            )
            stop.passed = tuple(oracle.seen)
            stop.doubled = tuple(self._doubled(state))
            if not state.ended and not stop.doubled:
                self._waiting.append(stop)
        before.after.append((stop, choice.alone))
        for node in oracle.seen:
            self.seen.setdefault(node, stop)
        for place in oracle.unsure:
            self.unsure.setdefault(place.id, (*before.story, choice.told))

    def _doubled(self, state: State) -> Iterator[str]:
        places: set[tuple[object, ...]] = set()
        for token in state.tokens:
            place = self.net.places[token.node]
            if token.node in self._loose or token.doing == STUCK or token.turn:
                continue
            if place.start_quantity > 1 or (not place.activity and token.doing != JOIN):
                continue
            key = (token.node, token.inside, token.doing, token.via if not place.activity else "")
            if key in places:
                yield token.node
            places.add(key)


def _loose(net: Net) -> frozenset[str]:
    """Places to which several tokens may well come: events that do not interrupt send them."""
    waiting = [
        flow.target
        for place in net.places.values()
        for flow in place.outgoing
        if place.completion_quantity > 1
    ]
    for place in net.places.values():
        waiting += [each.event for each in place.boundary if not each.interrupts]
        for each in place.inside.events if place.inside else ():
            waiting += [] if each.interrupts else [each.event]
        if place.turns and place.turns.tellings:
            waiting += [each.event for each in place.boundary]
    found: set[str] = set()
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            place = net.places[node]
            waiting += [flow.target for flow in place.outgoing]
            waiting += [each.event for each in place.boundary]
    return frozenset(found)


def _beginning(net: Net, node: str) -> Told:
    quoted = f"“{net.places[node].called}”"
    return Told(vi=f"bắt đầu ở {quoted}", en=f"start at {quoted}")


def _with_flows(told: Told, oracle: Oracle) -> Told:
    """The beat of the story, with the names of the flows that were chosen."""
    named = [flow.name for flow in oracle.flows if flow.name]
    if not named:
        return told
    way = ", ".join(f"“{name}”" for name in named)
    return Told(vi=f"{told.vi} → {way}", en=f"{told.en} → {way}")
