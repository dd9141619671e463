"""What the data look like from where a token is: loops and calls add names of their own."""

from motcua.kit.bpmn.state import INSIDE, LOOP, Token
from motcua.kit.bpmn.stepping.formulas import View
from motcua.kit.bpmn.stepping.net import Turns
from motcua.kit.bpmn.stepping.walk import Walk


def view(walk: Walk, token: Token) -> View:
    """What an expression at this token sees."""
    if walk.net.plain:
        return walk.data
    chain = [token]
    while (outer := walk.tokens.get(chain[-1].inside)) is not None:
        chain.append(outer)
    seen = walk.data
    for outer, inner in zip(chain[:0:-1], chain[-2::-1], strict=True):
        place = walk.place(outer)
        if outer.doing == LOOP and place.turns is not None:
            seen = turn_view(walk, seen, outer, inner.turn, place.turns)
        elif outer.doing == INSIDE and place.inputs:
            seen = {**seen, **walk.judge.values(place.inputs, seen)}
    return seen


def inner_view(walk: Walk, token: Token) -> View:
    """What an expression directly inside this token sees."""
    seen = view(walk, token)
    inputs = walk.place(token).inputs
    return {**seen, **walk.judge.values(inputs, seen)} if inputs else seen


def turn_view(walk: Walk, seen: View, loop: Token, turn: int, turns: Turns) -> View:
    """The data as one turn of a loop sees them, with the counters of BPMN."""
    planned, begun, finished, stopped = loop.counts
    names: dict[str, object] = {"loopCounter": turn}
    if turns.multiple:
        names |= {
            "numberOfInstances": planned,
            "numberOfActiveInstances": begun - finished - stopped,
            "numberOfCompletedInstances": finished,
            "numberOfTerminatedInstances": stopped,
        }
        if turns.item:
            found = walk.judge.items(turns, seen)
            names[turns.item] = found[turn - 1] if 0 < turn <= len(found) else None
    return {**seen, **names}
