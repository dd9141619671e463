"""Joins: tokens that wait for others, and when they have waited enough."""

from collections.abc import Iterator

from motcua.kit.bpmn.state import JOIN, Token
from motcua.kit.bpmn.stepping.leaving import RESET
from motcua.kit.bpmn.stepping.net import Kind, Place
from motcua.kit.bpmn.stepping.rules import Stumble
from motcua.kit.bpmn.stepping.views import view
from motcua.kit.bpmn.stepping.walk import DONE, Walk, mark, marked

TOGETHER = "together"
"""The ``via`` of a token that stands for all that an activity takes."""


def parallel(walk: Walk, token: Token, place: Place) -> None:
    """Wait for a token on every flow."""
    if len(place.incoming) < 2:
        walk.go(token, DONE)
        return
    walk.put(token._replace(doing=JOIN))
    first: dict[str, Token] = {}
    for each in _waiting(walk, token):
        first.setdefault(each.via, each)
    if len(first) == len(place.incoming):
        _merge(walk, list(first.values()), token)


def several(walk: Walk, token: Token, place: Place) -> bool:
    """Wait before an activity that takes several tokens; true when they are all there."""
    if token.via == TOGETHER:
        return True
    walk.put(token._replace(doing=JOIN))
    waiting = list(_waiting(walk, token))
    if len(waiting) < place.start_quantity:
        return False
    for each in [each for each in waiting if each.id != token.id][: place.start_quantity - 1]:
        walk.drop(each)
    walk.put(token._replace(via=TOGETHER))
    return True


def look_back(walk: Walk, token: Token, place: Place) -> None:
    """Wait at an inclusive or complex gateway until all others rest."""
    if len(place.incoming) < 2:
        walk.go(token, DONE)
    else:
        walk.put(token._replace(doing=JOIN))


def settle(walk: Walk) -> bool:
    """Let one of the joins that look back go on; false when none can."""
    seen = set()
    for token in list(walk.tokens.values()):
        key = (token.node, token.inside)
        if token.doing != JOIN or key in seen or token.node not in walk.net.joins:
            continue
        seen.add(key)
        waiting = list(_waiting(walk, token))
        place = walk.place(token)
        settled = _inclusive if place.kind is Kind.INCLUSIVE else _complex
        try:
            if settled(walk, waiting, place):
                return True
        except Stumble as stumble:
            walk.stick(waiting[0]._replace(doing=DONE), stumble.finding)
    return _reset(walk)


def _waiting(walk: Walk, token: Token) -> Iterator[Token]:
    for each in walk.tokens.values():
        if each.node == token.node and each.inside == token.inside and each.doing == JOIN:
            yield each


def _merge(walk: Walk, merged: list[Token], last: Token) -> None:
    """One token goes on in place of several."""
    for each in merged:
        if each.id != last.id:
            walk.drop(each)
    walk.go(last._replace(via=""), DONE)


def _inclusive(walk: Walk, waiting: list[Token], place: Place) -> bool:
    first: dict[str, Token] = {}
    for each in waiting:
        first.setdefault(each.via, each)
    if _more_may_come(walk, waiting[0], place, set(first)):
        return False
    _merge(walk, list(first.values()), waiting[0])
    return True


def _more_may_come(walk: Walk, token: Token, place: Place, full: set[str]) -> bool:
    """Whether a token elsewhere has a way to an empty flow and none to a flow that has one.

    So says the standard (13.4.3): who could also come where one waits already is not waited for.
    """
    reaching = walk.net.reaching(place.id)
    for each in walk.tokens.values():
        if each.inside != token.inside or (each.node == token.node and each.doing == JOIN):
            continue
        to_empty = any(each.node in places for flow, places in reaching if flow not in full)
        to_full = any(each.node in places for flow, places in reaching if flow in full)
        if to_empty and not to_full:
            return True
    return False


def _complex(walk: Walk, waiting: list[Token], place: Place) -> bool:
    """Open when the activation condition holds; after that, swallow what comes until the reset."""
    outer = walk.outer(waiting[0])
    seen_flows = mark(outer, place.id)
    bits = {flow.id: 1 << at for at, flow in enumerate(place.incoming)}
    if seen_flows:
        late = [each for each in waiting if not bits[each.via] & seen_flows]
        for each in late:
            seen_flows |= bits[each.via]
            walk.drop(each)
        walk.put(marked(walk.outer(waiting[0]), place.id, seen_flows))
        return bool(late)
    if place.activation is not None:
        names = {"activationCount": len(waiting), "waitingForStart": True}
        if not walk.judge.truth(place.activation, {**view(walk, waiting[0]), **names}):
            return False
    for each in waiting:
        seen_flows |= bits[each.via]
    walk.put(marked(outer, place.id, seen_flows))
    _merge(walk, waiting, waiting[0])
    return True


def _reset(walk: Walk) -> bool:
    """Complex gateways begin anew when no token can come on the flows that were empty."""
    for outer in list(walk.tokens.values()):
        for key, seen_flows in outer.marks:
            if key not in walk.net.joins:
                continue
            place = walk.net.places[key]
            full = {flow.id for at, flow in enumerate(place.incoming) if seen_flows & 1 << at}
            probe = Token(0, key, outer.id, JOIN)
            if not _more_may_come(walk, probe, place, full):
                walk.put(marked(outer, key, 0))
                walk.spawn(key, outer.id, DONE, RESET)
                return True
    return False
