"""Whether a state can stand on a net: every token where it may be, doing what it may do there."""

from collections.abc import Callable

from motcua.kit.bpmn.state import INSIDE, JOIN, LOOP, OPEN, STUCK, UNDO, WAIT, Done, State, Token
from motcua.kit.bpmn.stepping.net import Kind, Net, Place
from motcua.kit.bpmn.stepping.walk import MOST_REDO, REDO, mark

_JOINS = frozenset({Kind.PARALLEL, Kind.INCLUSIVE, Kind.COMPLEX})
_WAITS = frozenset({Kind.RECEIVE, Kind.CATCH, Kind.EVENTS})
_UNDOES = frozenset({Kind.THROW, Kind.END, Kind.SCOPE})


def misfit(net: Net, state: State) -> str:
    """The node of the first token that cannot be where it is; empty when all can."""
    tokens = {0: Token(0, "", 0, INSIDE)}
    for token in state.tokens:
        place = net.places.get(token.node)
        if place is None or not may_do(token, place) or not _may_be(net, token, place, tokens):
            return token.node
        if token.log and not all(can_undo(net, each) for each in token.log):
            return token.node
        tokens[token.id] = token
    return ""


def may_do(token: Token, place: Place) -> bool:
    """Whether what it does is something that is done at this place."""
    return _DOINGS[token.doing](token, place)


def _may_be(net: Net, token: Token, place: Place, tokens: dict[int, Token]) -> bool:
    """Whether the place stands in what the token around it stands for."""
    outer = tokens.get(token.inside)
    if outer is None:
        return False
    if outer.id == 0:
        return token.node == net.process
    if outer.doing == INSIDE:
        inside = net.places[outer.node].inside
        return inside is not None and place.scope == inside.id
    if outer.doing == LOOP:
        return outer.node == token.node and 0 < token.turn <= outer.counts[1]
    return outer.doing == UNDO


def can_undo(net: Net, done: Done) -> bool:
    """Whether the net knows how to undo this."""
    waiting = [done]
    while waiting:
        each = waiting.pop()
        place = net.places.get(each.node)
        if place is None or each.times < 1:
            return False
        if not place.undone_by:
            if place.inside is None:
                return False
            waiting.extend(each.within)
        elif place.undone_by not in net.places:
            return False
    return True


def _joins(_token: Token, place: Place) -> bool:
    return place.kind in _JOINS or place.start_quantity > 1


def _loops(token: Token, place: Place) -> bool:
    return place.turns is not None and len(token.counts) == 4


def _stuck(token: Token, _place: Place) -> bool:
    return 0 <= mark(token, REDO) < MOST_REDO


_DOINGS: dict[str, Callable[[Token, Place], bool]] = {
    OPEN: lambda _token, place: place.kind in (Kind.PERSON, Kind.SERVICE),
    WAIT: lambda _token, place: place.kind in _WAITS,
    JOIN: _joins,
    INSIDE: lambda _token, place: place.inside is not None and place.kind is Kind.SCOPE,
    LOOP: _loops,
    UNDO: lambda _token, place: place.kind in _UNDOES,
    STUCK: _stuck,
}
