"""Arriving: what begins where a token comes to."""

from collections.abc import Callable

from motcua.kit.bpmn.state import INSIDE, LOOP, OPEN, WAIT, Token
from motcua.kit.bpmn.stepping import adhoc, gateways, loops, throwing
from motcua.kit.bpmn.stepping.catching import watch
from motcua.kit.bpmn.stepping.effects import MessageSent
from motcua.kit.bpmn.stepping.net import Kind, Place
from motcua.kit.bpmn.stepping.walk import DONE, Walk


def arrive(walk: Walk, token: Token) -> None:
    """A token has come to its place."""
    place = walk.place(token)
    if not place.activity:
        _ARRIVE[place.kind](walk, token, place)
        return
    outer = walk.outer(token)
    if outer.doing == LOOP and outer.node == token.node:
        begin(walk, token, place)
    elif place.start_quantity < 2 or gateways.several(walk, token, place):
        token = walk.tokens[token.id]
        if place.turns is not None:
            loops.begin(walk, token, place, place.turns)
        else:
            begin(walk, token, place)


def begin(walk: Walk, token: Token, place: Place) -> None:
    """An activity begins, or one turn of it."""
    if place.kind is Kind.PERSON or place.kind is Kind.SERVICE:
        if watch(walk, walk.put(token._replace(doing=OPEN, via=""))):
            walk.open(walk.tokens[token.id], service=place.kind is Kind.SERVICE)
    elif place.kind is Kind.SEND:
        for what in place.throws:
            walk.effects.append(MessageSent(what.name, place.id, what.to))
        walk.go(token, DONE)
    elif place.kind is Kind.RECEIVE:
        wait(walk, token, place)
    else:
        _enter(walk, token, place)


def wait(walk: Walk, token: Token, place: Place) -> None:
    """Wait for what the place waits for; where that is nothing, go on."""
    if not place.waits:
        walk.go(token, DONE)
        return
    watch(walk, walk.put(token._replace(doing=WAIT, via="")))


def _enter(walk: Walk, token: Token, place: Place) -> None:
    """A sub-process or a called process begins."""
    token = walk.put(token._replace(doing=INSIDE, via=""))
    if not watch(walk, token) or place.inside is None:
        return
    if place.inside.ad_hoc is not None:
        adhoc.begin(walk, walk.tokens[token.id], place, place.inside.ad_hoc)
        return
    for start in place.inside.starts:
        walk.spawn(start, token.id)
    if not place.inside.starts:
        walk.emptied.append(token.id)


def _pass(walk: Walk, token: Token, _place: Place) -> None:
    walk.go(token, DONE)


_ARRIVE: dict[Kind, Callable[[Walk, Token, Place], None]] = {
    Kind.START: _pass,
    Kind.EXCLUSIVE: _pass,
    Kind.PARALLEL: gateways.parallel,
    Kind.INCLUSIVE: gateways.look_back,
    Kind.COMPLEX: gateways.look_back,
    Kind.EVENTS: wait,
    Kind.CATCH: wait,
    Kind.THROW: throwing.throw,
    Kind.END: throwing.throw,
}
