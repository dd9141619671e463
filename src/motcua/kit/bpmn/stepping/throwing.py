"""Events that cause something: messages, signals, escalations, errors, and all that ends."""

from collections.abc import Iterator

from motcua.kit.bpmn.state import INSIDE, Token
from motcua.kit.bpmn.stepping import undoing
from motcua.kit.bpmn.stepping.catching import INTERRUPTED, fire, hosts, signal
from motcua.kit.bpmn.stepping.effects import Escalated, MessageSent, SignalThrown
from motcua.kit.bpmn.stepping.leaving import terminate
from motcua.kit.bpmn.stepping.net import Catch, Cause, Place
from motcua.kit.bpmn.stepping.rules import NOBODY_CATCHES, Stumble
from motcua.kit.bpmn.stepping.walk import DONE, THROW, Walk, mark


def throw(walk: Walk, token: Token, place: Place) -> None:
    """A token has come to an event that causes something, or to one that causes nothing."""
    calls_out = False
    for what in place.throws:
        if what.cause is Cause.MESSAGE:
            walk.effects.append(MessageSent(what.name, place.id, what.to))
        elif what.cause is Cause.ESCALATION:
            if not caught(walk, token, Cause.ESCALATION, what.name):
                walk.effects.append(Escalated(what.name, place.id))
            if not walk.alive(token):
                return
        calls_out = calls_out or what.cause is Cause.SIGNAL
    if calls_out:
        walk.put(token._replace(doing=THROW))
        walk.later.append(token.id)
    else:
        _rest(walk, token, place)


def call_out(walk: Walk, token: Token) -> None:
    """All others rest now: let them hear the signals, and go on if nobody stops us."""
    place = walk.place(token)
    for what in place.throws:
        if what.cause is Cause.SIGNAL:
            walk.effects.append(SignalThrown(what.name, place.id))
            signal(walk, what.name)
    if walk.alive(token):
        _rest(walk, token, place)


def _rest(walk: Walk, token: Token, place: Place) -> None:
    """What takes longer or ends something comes last."""
    for what in place.throws:
        if what.cause is Cause.COMPENSATION:
            undoing.throw(walk, token, what)
            return
        if what.cause is Cause.CANCEL:
            undoing.cancel(walk, token)
            return
        if what.cause is Cause.ERROR:
            error(walk, token, what.name)
            return
        if what.cause is Cause.TERMINATE:
            terminate(walk, token)
            return
    walk.go(token, DONE)


def error(walk: Walk, token: Token, code: str) -> None:
    """Let the nearest who catches this error take over; ``Stumble`` where nobody does."""
    if not caught(walk, token, Cause.ERROR, code):
        line = walk.place(token).model.line
        raise Stumble(NOBODY_CATCHES.finding(walk.net.file, line, token.node, code=code))


def caught(walk: Walk, token: Token, cause: Cause, code: str) -> bool:
    """Let the nearest catch it, if there is one; the one that names the code before all others."""
    for host, catches in catchers(walk, token):
        fit = [catch for catch in catches if catch.hears(cause, code)]
        if fit:
            fire(walk, host, min(fit, key=lambda catch: not catch.name))
            return True
    return False


def catchers(walk: Walk, token: Token) -> Iterator[tuple[Token, tuple[Catch, ...]]]:
    """Who could catch what a token throws, outwards: at each border, then within the scope.

    What an event sub-process throws is not caught by another of the same scope.
    """
    inner = token
    while True:
        place = walk.place(inner)
        if hosts(walk, inner, place):
            yield inner, place.boundary
        outer = walk.outer(inner)
        if outer is inner:
            return
        scope = walk.place(outer).inside
        free = outer.doing == INSIDE and not place.by_event and not mark(outer, INTERRUPTED)
        if scope and free:
            yield outer, scope.events
        inner = outer
