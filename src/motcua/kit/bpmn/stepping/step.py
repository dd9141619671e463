"""One step: an event comes, tokens move until all rest, and the world is told what to do."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.state import CANCELLED, INSIDE, UNDO, State, Token
from motcua.kit.bpmn.stepping import catching, gateways, receiving, throwing
from motcua.kit.bpmn.stepping.effects import Effect
from motcua.kit.bpmn.stepping.entering import arrive
from motcua.kit.bpmn.stepping.events import Cancelled, Event, Start
from motcua.kit.bpmn.stepping.fitting import misfit
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.leaving import done, emptied, end
from motcua.kit.bpmn.stepping.net import Net
from motcua.kit.bpmn.stepping.rules import (
    ENDLESS,
    EVENT_ENDED,
    EVENT_NOT_STARTED,
    EVENT_STARTED,
    STATE_OF_ANOTHER,
    STATE_PLACE,
    Stumble,
)
from motcua.kit.bpmn.stepping.walk import DONE, MOVE, THROW, Walk

MOST_MOVES = 100_000
"""How often tokens may move within one step."""


class Step(NamedTuple):
    """The state after an event, and what the caller has to do."""

    state: State
    effects: tuple[Effect, ...]


_JUDGE = Judge()
_NO_DATA: dict[str, object] = {}


def fresh(net: Net) -> State:
    """The state of a process that has not started."""
    return State(net.process, net.version)


def step(
    net: Net,
    state: State,
    event: Event,
    data: Mapping[str, object] = _NO_DATA,
    *,
    judge: Judge = _JUDGE,
) -> Step:
    """What follows from an event.

    ``data`` are what FEEL sees, by name; they are lent and not kept. The same arguments always
    give the same answer, and nothing is changed. ``BpmnError`` when the event cannot be accepted,
    for it speaks of a task that is over, or the state belongs to another net.
    """
    _fit(net, state, event)
    outcome = getattr(event, "outcome", None)
    walk = Walk(net, state, data if outcome is None else {**data, "outcome": outcome}, judge)
    if isinstance(event, Cancelled):
        end(walk, CANCELLED)
    else:
        receiving.receive(walk, event)
        _run(walk)
        if net.conditional and not walk.ended:
            catching.conditions(walk)
            _run(walk)
    return Step(walk.state(), tuple(walk.effects))


def _fit(net: Net, state: State, event: Event) -> None:
    """Refuse a foreign state, and an event that comes too early or too late."""
    rule = None
    if (state.process, state.version) != (net.process, net.version):
        rule = STATE_OF_ANOTHER
    elif state.ended:
        rule = EVENT_ENDED
    elif isinstance(event, Start):
        rule = EVENT_STARTED if state.tokens else None
    elif not state.tokens:
        rule = EVENT_NOT_STARTED
    elif node := misfit(net, state):
        raise BpmnError(STATE_PLACE.finding(net.file, 0, node))
    if rule is not None:
        raise BpmnError(rule.finding(net.file, 0, state.process))


def _run(walk: Walk) -> None:
    """Move tokens until all rest, the nearest things first."""
    moves = 0
    while not walk.ended:
        if moves >= MOST_MOVES:
            _give_up(walk)
            return
        moves += 1
        if walk.ready:
            _move(walk, walk.ready.popleft())
        elif walk.emptied:
            _empty(walk, walk.emptied.popleft())
        elif walk.net.joins and gateways.settle(walk):
            continue
        elif walk.later:
            _move(walk, walk.later.popleft())
        else:
            return


_MOVES: dict[str, Callable[[Walk, Token], None]] = {
    MOVE: arrive,
    DONE: done,
    THROW: throwing.call_out,
}


def _move(walk: Walk, identifier: int) -> None:
    token = walk.tokens.get(identifier)
    if token is not None and (move := _MOVES.get(token.doing)) is not None:
        walk.judge.saw(token)
        _try(walk, token, move)


def _empty(walk: Walk, identifier: int) -> None:
    token = walk.tokens.get(identifier)
    if token is not None and not walk.within[identifier]:
        _try(walk, token, emptied)


def _try(walk: Walk, token: Token, move: Callable[[Walk, Token], None]) -> None:
    """Do it, or keep the token where it is and report why it cannot go on."""
    since = len(walk.effects)
    try:
        move(walk, token)
    except Stumble as stumble:
        current = walk.tokens.get(token.id, token)
        walk.forget(token, since)
        catching.disarm(walk, token)
        walk.stick(current._replace(doing=token.doing), stumble.finding)


def _give_up(walk: Walk) -> None:
    """All tokens that still move are kept where they are."""
    for identifier in dict.fromkeys([*walk.ready, *walk.later, *walk.emptied]):
        token = walk.tokens.get(identifier)
        if token is None:
            continue
        empty = token.doing in (INSIDE, UNDO) and not walk.within[identifier]
        if token.doing in _MOVES or empty:
            line = walk.place(token).model.line
            walk.stick(token, ENDLESS.finding(walk.net.file, line, token.node, most=MOST_MOVES))
