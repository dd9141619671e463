"""Which orders need not be tried: steps of branches that cannot disturb one another.

Two tokens whose branches meet only in joins lead to the same states in any order, so one of them
may go first. That is the one furthest back: the others wait, and tokens that were doubled meet.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from motcua.kit.bpmn.state import LOOP, State, Token
from motcua.kit.bpmn.stepping.net import Catch, Cause, Kind, Net, Place, Throw, Where

_ENDS_SCOPE = frozenset({Cause.TERMINATE, Cause.CANCEL, Cause.ERROR, Cause.ESCALATION})


class Order:
    """Chooses the token whose events suffice for now."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self._calls_out = _hears_itself(net)
        self._wild = {place.id for place in net.places.values() if _wild(net, place)}
        self._ahead: dict[str, frozenset[str]] = {}

    def first(self, state: State, active: Sequence[Token]) -> Token | None:
        """One of the active tokens that may go first; ``None`` where every order matters."""
        if self._calls_out or len(active) < 2:
            return None
        tokens = {token.id: token for token in state.tokens}
        within: dict[int, list[Token]] = {}
        for token in state.tokens:
            within.setdefault(token.inside, []).append(token)
        for token in active:
            if token.id not in within and self._undisturbed(token, tokens, within):
                return token
        return None

    def _undisturbed(
        self, token: Token, tokens: dict[int, Token], within: dict[int, list[Token]]
    ) -> bool:
        """No scope round it can end all at once, and nobody else can still come to where it is."""
        while token.inside:
            outer = tokens[token.inside]
            alone = len(within[outer.id]) == 1
            if outer.node in self._wild or (alone and self._hears(outer)):
                return False
            if outer.doing != LOOP and any(
                token.node in self.after(other.node)
                for other in within[outer.id]
                if other.id != token.id
            ):
                return False
            token = outer
        return True

    def _hears(self, outer: Token) -> bool:
        """Whether something may come to a scope that is over once its last token is done."""
        place = self.net.places[outer.node]
        return bool(place.boundary or (place.inside and place.inside.events))

    def repeats(self, state: State, token: Token, catch: Catch) -> bool:
        """Whether an event that does not interrupt has come already, and what it began still runs.

        It is tried once at a time, for any number of them at once would have no end.
        """
        if catch.interrupts or catch.where is Where.HERE:
            return False
        if catch.where is Where.WITHIN:
            return any(
                each.node == catch.event and each.inside == token.id for each in state.tokens
            )
        begun = self.after(catch.event)
        return any(
            each.node in begun
            for each in state.tokens
            if each.inside == token.inside and each.id != token.id
        )

    def after(self, node: str) -> frozenset[str]:
        """The places that a token at this one can still come to."""
        if node not in self._ahead:
            found: set[str] = set()
            waiting = _next(self.net.places[node])
            while waiting:
                place = waiting.pop()
                if place not in found:
                    found.add(place)
                    waiting.extend(_next(self.net.places[place]))
            self._ahead[node] = frozenset(found)
        return self._ahead[node]


def _next(place: Place) -> list[str]:
    return [flow.target for flow in place.outgoing] + [each.event for each in place.boundary]


def _hears_itself(net: Net) -> bool:
    """Whether a signal that the process throws may be heard in it: then every order matters."""
    thrown = {each.name for place in net.places.values() for each in _signals(place)}
    heard = {
        each.name
        for place in net.places.values()
        for each in (*place.waits, *place.boundary, *(place.inside.events if place.inside else ()))
        if each.cause is Cause.SIGNAL
    }
    return bool(thrown & heard)


def _signals(place: Place) -> Iterator[Throw]:
    told = place.turns.tellings if place.turns else ()
    for each in (*place.throws, *chain.from_iterable(throws for _, throws in told)):
        if each.cause is Cause.SIGNAL:
            yield each


def _wild(net: Net, place: Place) -> bool:
    """Whether something may end all that is in this scope, or count what arrives in it."""
    turns = place.turns
    if turns and turns.multiple and not turns.sequential and turns.completion is not None:
        return True
    if place.inside is None:
        return False
    if any(each.interrupts for each in (*place.boundary, *place.inside.events)):
        return True
    if place.inside.ad_hoc and place.inside.ad_hoc.completion:
        return True
    inner = (net.places[each] for each in place.inside.nodes)
    return any(
        each.kind is Kind.COMPLEX or any(what.cause in _ENDS_SCOPE for what in each.throws)
        for each in inner
    )
