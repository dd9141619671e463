"""Activities that repeat: loops under a condition, and several instances of one."""

from motcua.kit.bpmn.model import Behavior
from motcua.kit.bpmn.state import LOOP, Token
from motcua.kit.bpmn.stepping.catching import kill, release, watch
from motcua.kit.bpmn.stepping.effects import MessageSent, ResultCollected, SignalThrown
from motcua.kit.bpmn.stepping.net import Cause, Place, Throw, Turns, Where
from motcua.kit.bpmn.stepping.rules import TOO_MANY, Stumble
from motcua.kit.bpmn.stepping.undoing import entries, logged
from motcua.kit.bpmn.stepping.views import turn_view, view
from motcua.kit.bpmn.stepping.walk import DONE, Walk

MOST_AT_ONCE = 1_000
"""Instances of one activity that may be open together."""
UNKNOWN = -1
"""How many turns a loop under a condition will make."""


def begin(walk: Walk, token: Token, place: Place, turns: Turns) -> None:
    """The token becomes the loop; its turns are tokens inside."""
    planned = UNKNOWN
    if turns.multiple:
        planned = walk.judge.turns(turns, view(walk, token))
        if planned > MOST_AT_ONCE and not turns.sequential:
            raise too_many(walk, place, planned)
    loop = token._replace(doing=LOOP, via="", counts=(planned, 0, 0, 0))
    if planned == 0 or (turns.tests_before and not _again(walk, loop, turns)):
        _over(walk, loop)
        return
    walk.put(loop)
    if watch(walk, loop):
        _begin_turns(walk, walk.tokens[loop.id], 1 if turns.sequential else planned)


def too_many(walk: Walk, place: Place, number: int) -> Stumble:
    """Why so many tokens are not made at once."""
    line = place.model.line
    return Stumble(TOO_MANY.finding(walk.net.file, line, place.id, found=number, most=MOST_AT_ONCE))


def _begin_turns(walk: Walk, loop: Token, number: int) -> None:
    planned, begun, finished, stopped = loop.counts
    for turn in range(begun + 1, begun + number + 1):
        walk.spawn(loop.node, loop.id, turn=turn)
    walk.put(loop._replace(counts=(planned, begun + number, finished, stopped)))


def turn_done(walk: Walk, token: Token, loop: Token, place: Place) -> None:
    """One turn is over: tell, collect, and begin the next or be done."""
    turns = place.turns
    if turns is None:
        return
    planned, begun, finished, stopped = loop.counts
    loop = loop._replace(counts=(planned, begun, finished + 1, stopped))
    told = _told(walk, token, loop, turns)
    enough = _enough(walk, token, loop, turns)
    _collect(walk, token, place, turns)
    if not place.undone_by:
        for one in entries(token, place):
            loop = loop._replace(log=logged(loop.log, one))
    walk.put(loop)
    release(walk, token)
    for throw in told:
        _tell(walk, loop, place, throw)
    loop = walk.tokens[loop.id]
    if enough:
        _stop_rest(walk, loop)
    elif turns.sequential:
        _begin_turns(walk, loop, 1)


def _enough(walk: Walk, token: Token, loop: Token, turns: Turns) -> bool:
    """Whether the loop is done after this turn."""
    planned, _, finished, _ = loop.counts
    if not turns.multiple:
        return not _again(walk, loop, turns)
    if turns.completion is not None:
        seen = turn_view(walk, view(walk, loop), loop, token.turn, turns)
        if walk.judge.truth(turns.completion, seen):
            return True
    return finished >= planned


def _again(walk: Walk, loop: Token, turns: Turns) -> bool:
    finished = loop.counts[2]
    if turns.maximum is not None and finished >= turns.maximum:
        return False
    if turns.condition is None:
        return turns.maximum is not None or finished == 0
    seen = turn_view(walk, view(walk, loop), loop, finished, turns)
    return walk.judge.truth(turns.condition, seen)


def _stop_rest(walk: Walk, loop: Token) -> None:
    rest = walk.inside(loop)
    for each in rest:
        kill(walk, each)
    planned, begun, finished, stopped = loop.counts
    _over(walk, loop._replace(counts=(planned, begun, finished, stopped + len(rest))))


def _over(walk: Walk, loop: Token) -> None:
    """The activity as a whole is done."""
    walk.put(loop)
    walk.go(loop, DONE)


def _collect(walk: Walk, token: Token, place: Place, turns: Turns) -> None:
    if turns.results and turns.result:
        value = view(walk, token).get(turns.result)
        walk.effects.append(ResultCollected(place.id, turns.results, token.turn, value))


def _told(walk: Walk, token: Token, loop: Token, turns: Turns) -> list[Throw]:
    """What the loop throws now that an instance has ended."""
    if turns.behavior is Behavior.ONE and loop.counts[2] != 1:
        return []
    told: list[Throw] = []
    for condition, throws in turns.tellings:
        seen = turn_view(walk, view(walk, loop), loop, token.turn, turns)
        if condition is None or walk.judge.truth(condition, seen):
            told += throws
    return told


def _tell(walk: Walk, loop: Token, place: Place, throw: Throw) -> None:
    """What a loop tells of its own progress never ends it: the border's events lead on besides."""
    for catch in place.boundary:
        if catch.hears(throw.cause, throw.name) and catch.where is Where.BOUNDARY:
            walk.spawn(catch.event, loop.inside, DONE)
    if throw.cause is Cause.MESSAGE:
        walk.effects.append(MessageSent(throw.name, place.id, throw.to))
    elif throw.cause is Cause.SIGNAL:
        walk.effects.append(SignalThrown(throw.name, place.id))
