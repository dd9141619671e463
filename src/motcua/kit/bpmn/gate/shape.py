"""The shape of a state: what makes two states the same for every question that the gate asks."""

from collections.abc import Hashable
from functools import cached_property

from motcua.kit.bpmn.gate.oracle import computed
from motcua.kit.bpmn.state import Done, State, Token
from motcua.kit.bpmn.stepping.net import Net, Place


class Shapes:
    """Makes keys of the states of one net.

    Which number a token has does not matter, nor how often a timer was due beyond once, nor how
    often a loop has turned when only its condition ends it.
    """

    def __init__(self, net: Net) -> None:
        self.net = net

    @cached_property
    def _timers(self) -> frozenset[str]:
        found = set()
        for place in self.net.places.values():
            inside = place.inside.events if place.inside else ()
            catches = (*place.waits, *place.boundary, *inside)
            found |= {each.key for each in catches if each.timer is not None}
        return frozenset(found)

    def of(self, state: State) -> Hashable:
        """Equal for states that behave alike."""
        within: dict[int, list[Token]] = {}
        for token in state.tokens:
            within.setdefault(token.inside, []).append(token)
        shapes: dict[int, Hashable] = {}
        for token in reversed(state.tokens):
            inner = sorted([shapes[each.id] for each in within.get(token.id, ())], key=repr)
            shapes[token.id] = (self._token(token), tuple(inner))
        roots = tuple(shapes[each.id] for each in within.get(0, ()))
        return (state.ended, roots)

    def _token(self, token: Token) -> Hashable:
        marks = sorted(
            (key, min(count, 1) if key in self._timers else count) for key, count in token.marks
        )
        place = self.net.places[token.node]
        counts = () if _counts_freely(place) else token.counts
        log = tuple(sorted(map(_done, token.log)))
        return (token.node, token.doing, token.via, counts, tuple(marks), log)


def _counts_freely(place: Place) -> bool:
    turns = place.turns
    if turns is None or turns.multiple or turns.maximum is not None:
        return False
    return turns.condition is not None and not computed(turns.condition)


def _done(done: Done) -> tuple[str, tuple[object, ...]]:
    """How often it was done does not matter, only that it can be undone."""
    return (done.node, tuple(sorted(map(_done, done.within))))
