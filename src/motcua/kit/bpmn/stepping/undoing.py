"""Compensation: what was done is undone, the last first."""

from motcua.kit.bpmn.model import Transaction
from motcua.kit.bpmn.state import INSIDE, LOOP, UNDO, Done, Token
from motcua.kit.bpmn.stepping.catching import RESURRECTED, fire, kill
from motcua.kit.bpmn.stepping.net import Cause, Place, Throw
from motcua.kit.bpmn.stepping.rules import NO_CANCEL, Stumble
from motcua.kit.bpmn.stepping.walk import DONE, Walk

# What follows when all is undone: the ``via`` of the token that undoes.
ON = "on"
"""The event that asked for it goes on."""
OVER = "over"
"""Nothing: nobody waits for it."""
CANCEL = "cancel"
"""The transaction is left by its cancel event."""


def entries(token: Token, place: Place) -> tuple[Done, ...]:
    """How to undo a finished activity, a loop turn by turn; empty where nothing says how."""
    if place.undone_by:
        return (Done(place.id, token.counts[2] if token.counts else 1),)
    if token.doing == LOOP or place.inside is None:
        return token.log
    return (Done(place.id, 1, token.log),) if place.inside.undoes or token.log else ()


def logged(log: tuple[Done, ...], one: Done) -> tuple[Done, ...]:
    """The log with one more at its end; equal ones are counted, so that no loop makes it grow."""
    times = one.times
    for each in log:
        if each.node == one.node and each.within == one.within:
            times += each.times
            log = tuple([other for other in log if other is not each])
            break
    return (*log, one._replace(times=times))


def throw(walk: Walk, token: Token, what: Throw) -> None:
    """Undo one activity, or all that was done in this scope, and then go on."""
    found: list[Done] = []
    for scope in _scopes(walk, token):
        kept = [each for each in scope.log if what.name not in ("", each.node)]
        found = [each for each in scope.log if what.name in ("", each.node)] + found
        walk.put(scope._replace(log=tuple(kept)))
    if what.waits:
        undo(walk, token, tuple(found), ON)
        return
    aside = walk.spawn(token.node, token.inside, UNDO, OVER)
    undo(walk, aside, tuple(found), OVER)
    walk.go(walk.tokens[token.id], DONE)


def undo(walk: Walk, token: Token, log: tuple[Done, ...], then: str) -> None:
    """Let this token undo what the log says."""
    walk.put(token._replace(doing=UNDO, via=then, log=log, marks=()))
    walk.emptied.append(token.id)


def _scopes(walk: Walk, token: Token) -> list[Token]:
    """The scope of a throw; from an event sub-process also the scope that it serves."""
    found = [walk.outer(token)]
    while walk.place(found[-1]).by_event:
        found.append(walk.outer(found[-1]))
    return found


def next_one(walk: Walk, token: Token, place: Place) -> None:
    """Undo the last of what is left; with nothing left, go on."""
    if not token.log:
        _undone(walk, token, place)
        return
    last = token.log[-1]
    rest = token.log[:-1]
    if last.times > 1:
        rest = (*rest, last._replace(times=last.times - 1))
    walk.put(token._replace(log=rest))
    done = walk.net.places[last.node]
    if done.undone_by:
        walk.spawn(done.undone_by, token.id)
    elif done.inside is not None and done.inside.undoes:
        scope = walk.spawn(done.id, token.id, INSIDE, RESURRECTED)
        walk.put(scope._replace(log=last.within))
        walk.spawn(done.inside.undoes, scope.id)
    else:
        undo(walk, walk.spawn(done.id, token.id, UNDO), last.within, OVER)


def _undone(walk: Walk, token: Token, place: Place) -> None:
    if token.via == ON:
        walk.go(token._replace(via=""), DONE)
    elif token.via == CANCEL:
        _leave_cancelled(walk, token, place)
    else:
        walk.drop(token)


def cancel(walk: Walk, token: Token) -> None:
    """Take the transaction round this token back: end it, undo it, leave by its cancel event."""
    scope = walk.outer(token)
    while scope.inside and not isinstance(walk.place(scope).model, Transaction):
        scope = walk.outer(scope)
    for each in walk.inside(scope):
        kill(walk, each)
    undo(walk, walk.tokens[scope.id], scope.log, CANCEL)


def _leave_cancelled(walk: Walk, token: Token, place: Place) -> None:
    outer = walk.outer(token)
    host = outer if outer.doing == LOOP and outer.node == token.node else token
    for catch in place.boundary:
        if catch.cause is Cause.CANCEL:
            fire(walk, host, catch)
            return
    raise Stumble(NO_CANCEL.finding(walk.net.file, place.model.line, place.id))
