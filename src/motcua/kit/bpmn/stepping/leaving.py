"""Going on: what is done is logged, and tokens take the flows that are open."""

from collections.abc import Sequence

from motcua.kit.bpmn.state import COMPLETED, INSIDE, LOOP, TERMINATED, UNDO, Token
from motcua.kit.bpmn.stepping import adhoc, loops, undoing
from motcua.kit.bpmn.stepping.catching import kill, release
from motcua.kit.bpmn.stepping.effects import DataSet, ProcessEnded
from motcua.kit.bpmn.stepping.formulas import View
from motcua.kit.bpmn.stepping.loops import MOST_AT_ONCE, too_many
from motcua.kit.bpmn.stepping.net import Flow, Kind, Place
from motcua.kit.bpmn.stepping.rules import NO_WAY_ON, Stumble
from motcua.kit.bpmn.stepping.views import inner_view, view
from motcua.kit.bpmn.stepping.walk import DONE, Walk

RESET = "reset"
"""The ``via`` of what a complex gateway lets out when it has seen all its tokens."""


def done(walk: Walk, token: Token) -> None:
    """What stands at this place is done."""
    place = walk.place(token)
    outer = walk.outer(token)
    if outer.doing == UNDO or place.by_event or place.kind is Kind.END:
        walk.drop(token)
    elif outer.doing == LOOP and outer.node == token.node:
        loops.turn_done(walk, token, outer, place)
    elif place.activity:
        finish(walk, token, place)
    else:
        leave(walk, token, place)


def finish(walk: Walk, token: Token, place: Place) -> None:
    """An activity is done: hand on its values, remember how to undo it, and go on."""
    flows = _chosen(walk, token, place)
    outer = walk.outer(token)
    enough = adhoc.enough(walk, outer)
    hand_on(walk, token, place)
    remember(walk, token, place)
    _take(walk, walk.tokens[token.id], place, flows)
    if enough:
        for each in walk.inside(outer):
            kill(walk, each)


def hand_on(walk: Walk, token: Token, place: Place) -> None:
    """Give what a sub-process or a call says that it gives."""
    if place.outputs:
        values = walk.judge.values(place.outputs, inner_view(walk, token))
        walk.effects.append(DataSet(place.id, values))


def remember(walk: Walk, token: Token, place: Place) -> None:
    """Log the activity in its scope, if it can be undone."""
    for one in undoing.entries(token, place):
        outer = walk.outer(token)
        walk.put(outer._replace(log=undoing.logged(outer.log, one)))


def leave(walk: Walk, token: Token, place: Place) -> None:
    """Take the flows that are open, and be gone."""
    _take(walk, token, place, _chosen(walk, token, place))


def _take(walk: Walk, token: Token, place: Place, flows: Sequence[Flow]) -> None:
    for flow in flows:
        for _ in range(place.completion_quantity):
            walk.spawn(flow.target, token.inside, via=flow.id)
    release(walk, token)


def _chosen(walk: Walk, token: Token, place: Place) -> Sequence[Flow]:
    """The open flows; ``Stumble`` where there are flows and none is open."""
    if token.via == RESET:
        return _after_reset(walk, token, place)
    if place.completion_quantity > MOST_AT_ONCE:
        raise too_many(walk, place, place.completion_quantity)
    if place.kind is Kind.PARALLEL or _unconditional(place):
        return place.outgoing
    seen = view(walk, token)
    candidates = [flow for flow in place.outgoing if flow is not place.default]
    if place.kind is Kind.EXCLUSIVE:
        first = walk.judge.first(place, candidates, seen)
        chosen = [first] if first is not None else []
    elif place.kind is Kind.COMPLEX:
        chosen = _several(walk, place, candidates, {**seen, "waitingForStart": True})
    else:
        chosen = _several(walk, place, candidates, seen)
    if chosen:
        return chosen
    if place.default is None:
        raise Stumble(NO_WAY_ON.finding(walk.net.file, place.model.line, place.id))
    return [place.default]


def _unconditional(place: Place) -> bool:
    return place.default is None and not any(flow.condition for flow in place.outgoing)


def _several(walk: Walk, place: Place, flows: Sequence[Flow], seen: View) -> list[Flow]:
    """Flows without a condition always, the default besides where no condition holds."""
    plain = [flow for flow in flows if flow.condition is None]
    conditional = [flow for flow in flows if flow.condition is not None]
    opened = walk.judge.open(place, conditional, seen)
    if not opened and conditional and plain and place.default is not None:
        opened = [place.default]
    return plain + opened


def _after_reset(walk: Walk, token: Token, place: Place) -> list[Flow]:
    """At the reset of a complex gateway only those flows open that ask for that moment."""
    asked = [
        flow
        for flow in place.outgoing
        if flow.condition is not None and "waitingForStart" in flow.condition.text
    ]
    return walk.judge.open(place, asked, {**view(walk, token), "waitingForStart": False})


def emptied(walk: Walk, token: Token) -> None:
    """Nothing is left inside: a scope is done, an undoing goes on with the next."""
    place = walk.place(token)
    if token.doing == UNDO:
        undoing.next_one(walk, token, place)
    elif token.doing == INSIDE and place.inside and place.inside.ad_hoc:
        adhoc.emptied(walk, token, place, place.inside.ad_hoc)
    elif token.doing == INSIDE and token.inside == 0:
        end(walk, COMPLETED)
    elif token.doing == INSIDE:
        walk.go(token, DONE)


def terminate(walk: Walk, token: Token) -> None:
    """End everything in the scope of this token, and with the outermost the process."""
    outer = walk.outer(token)
    if outer.inside == 0:
        end(walk, TERMINATED)
        return
    for each in walk.inside(outer):
        kill(walk, each)


def end(walk: Walk, how: str) -> None:
    """The process is over."""
    for token in list(walk.tokens.values()):
        if token.inside == 0:
            kill(walk, token)
    walk.ended = how
    walk.effects.append(ProcessEnded(how))
