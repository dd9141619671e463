"""The move itself, and the way back."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.moving.planning import MovePlan, Placement, plan_move
from motcua.kit.bpmn.moving.timers import timers_over
from motcua.kit.bpmn.state import State, Token, handle
from motcua.kit.bpmn.stepping.effects import TimerArmed, TimerDisarmed
from motcua.kit.bpmn.stepping.fitting import misfit
from motcua.kit.bpmn.stepping.net import Net, Place
from motcua.kit.bpmn.stepping.rules import STATE_OF_ANOTHER, STATE_PLACE


@dataclass(frozen=True)
class Undo:
    """What a move changed: by token, as it was and as it became."""

    before: Mapping[int, Token]
    after: Mapping[int, Token]


@dataclass(frozen=True)
class Moved:
    """A state on its new net.

    ``renamed`` tells for each open task and armed timer the name that it has now, where that is
    another. ``effects`` are timers that only one of the versions knows.
    """

    state: State
    plan: MovePlan
    renamed: Mapping[str, str]
    effects: tuple[TimerArmed | TimerDisarmed, ...]
    undo: Undo


def move(
    old: Net,
    new: Net,
    state: State,
    chosen: Mapping[int, str] | None = None,
    data: Mapping[str, object] | None = None,
) -> Moved:
    """The state on the new net; ``chosen`` are the places that a person chose, by token.

    ``BpmnError`` says for each token why it cannot be moved or what has to be chosen; ``data`` are
    asked for the moments of timers that the new version adds.
    """
    if (state.process, state.version) != (old.process, old.version):
        raise BpmnError(STATE_OF_ANOTHER.finding(old.file, 0, state.process))
    plan = plan_move(old, new, state, chosen)
    if findings := [each.why for each in plan.placements if each.why is not None]:
        raise BpmnError(*findings)
    tokens = tuple(_there(old, new, each) for each in plan.placements)
    moved = _whole(new, state._replace(process=new.process, version=new.version, tokens=tokens))
    renamed = {
        handle(token): handle(there)
        for token, there in zip(state.tokens, tokens, strict=True)
        if token.node != there.node
    }
    timers, effects = timers_over(old, new, state, moved, data or {})
    undo = Undo({each.id: each for each in state.tokens}, {each.id: each for each in tokens})
    return Moved(moved, plan, renamed | timers, effects, undo)


def move_back(old: Net, new: Net, state: State, undo: Undo) -> State:
    """The state on the old net again.

    Tokens that have not moved since stand exactly where they stood; the others are placed as in
    any move, and ``BpmnError`` says where that cannot be.
    """
    if (state.process, state.version) != (new.process, new.version):
        raise BpmnError(STATE_OF_ANOTHER.finding(new.file, 0, state.process))
    same = {
        each.id: undo.before[each.id] for each in state.tokens if undo.after.get(each.id) == each
    }
    plan = plan_move(new, old, state, fixed=same)
    if findings := [each.why for each in plan.placements if each.why is not None]:
        raise BpmnError(*findings)
    tokens = tuple(same.get(each.token.id) or _there(new, old, each) for each in plan.placements)
    return _whole(old, state._replace(process=old.process, version=old.version, tokens=tokens))


def _there(old: Net, new: Net, placement: Placement) -> Token:
    """The token at its new place; what it remembers of events that are gone, it forgets."""
    token = placement.token
    gone = _events(old.places[token.node]) - _events(new.places[placement.node])
    marks = tuple((key, count) for key, count in token.marks if key not in gone)
    return token._replace(node=placement.node, via=placement.via, marks=marks)


def _events(place: Place) -> set[str]:
    inside = place.inside.events if place.inside else ()
    return {each.key for each in (*place.waits, *place.boundary, *inside)}


def _whole(net: Net, state: State) -> State:
    if node := misfit(net, state):
        raise BpmnError(STATE_PLACE.finding(net.file, 0, node))
    return state
