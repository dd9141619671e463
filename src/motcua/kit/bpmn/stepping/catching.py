"""Waiting for what may come, and going on when it comes."""

import re
from collections.abc import Iterable, Iterator

from motcua.kit.bpmn.model import TimerKind
from motcua.kit.bpmn.state import INSIDE, LOOP, OPEN, WAIT, Token, handle
from motcua.kit.bpmn.stepping.effects import IncidentReported, TimerArmed, TimerDisarmed
from motcua.kit.bpmn.stepping.net import Catch, Cause, Place, Timer, Where
from motcua.kit.bpmn.stepping.rules import Stumble
from motcua.kit.bpmn.stepping.views import inner_view, view
from motcua.kit.bpmn.stepping.walk import DONE, MOVE, REDO, Walk, mark, marked

INTERRUPTED = "!"
"""The mark of a scope that one of its event sub-processes has taken over."""
RESURRECTED = "undo"
"""The ``via`` of a finished sub-process that stands up again to be undone."""
_BROKEN = -1
_REPEATS = re.compile(r"R(\d*)/")


def listening(walk: Walk, token: Token) -> Iterator[Catch]:
    """Everything that this token waits for now."""
    place = walk.place(token)
    if token.doing == DONE and mark(token, REDO):
        return
    if token.doing == WAIT:
        for catch in place.waits:
            if catch.needed == 1 or not mark(token, catch.key):
                yield catch
    if place.boundary and hosts(walk, token, place):
        yield from place.boundary
    if place.inside and token.doing in (INSIDE, DONE) and not mark(token, INTERRUPTED):
        yield from place.inside.events


def hosts(walk: Walk, token: Token, place: Place) -> bool:
    """Whether events at the border of the activity belong to this token: a loop's to the loop."""
    if token.doing not in (OPEN, WAIT, INSIDE, LOOP, DONE) or not place.activity:
        return False
    outer = walk.outer(token)
    return token.via != RESURRECTED and not (outer.doing == LOOP and outer.node == token.node)


def watch(walk: Walk, token: Token) -> bool:
    """Begin to wait: arm timers; a condition that holds already fires at once.

    False when that has taken the token away or on.
    """
    for catch in list(listening(walk, token)):
        if catch.cause is Cause.TIMER:
            arm(walk, token, catch)
        elif catch.cause is Cause.CONDITION:
            _look(walk, token, catch)
            token = walk.tokens.get(token.id, token)
            if not walk.alive(token) or token.doing == DONE or mark(token, INTERRUPTED):
                return False
    return True


def arm(walk: Walk, token: Token, catch: Catch) -> None:
    """Ask for a timer, unless it has been due often enough."""
    if catch.timer is None or _exhausted(walk, token, catch):
        return
    kind, unit = catch.timer.kind, catch.timer.unit
    name, turn = handle(token, catch.key), mark(token, catch.key) + 1
    when = _when(walk, token, catch, catch.timer)
    walk.effects.append(TimerArmed(name, catch.event, kind, when, unit, turn))


def due(walk: Walk, token: Token, catch: Catch) -> None:
    """The moment has come; a cycle waits for its next one."""
    token = walk.put(marked(token, catch.key, mark(token, catch.key) + 1))
    fire(walk, token, catch)
    if (current := _still(walk, token.id, catch)) is not None:
        arm(walk, current, catch)


def _when(walk: Walk, token: Token, catch: Catch, timer: Timer) -> str:
    seen = inner_view(walk, token) if catch.where is Where.WITHIN else view(walk, token)
    return walk.judge.when(timer, seen)


def _exhausted(walk: Walk, token: Token, catch: Catch) -> bool:
    """Whether a timer has been due as often as it should."""
    times = mark(token, catch.key)
    if catch.timer is None or not times:
        return False
    if catch.timer.kind is not TimerKind.CYCLE or catch.where is Where.HERE or catch.interrupts:
        return True
    try:
        found = _REPEATS.match(_when(walk, token, catch, catch.timer))
    except Stumble:
        return False
    return found is not None and bool(found[1]) and times >= int(found[1])


def armed(walk: Walk, token: Token) -> list[tuple[str, Catch]]:
    """The timers of a token that may still be due, by name."""
    return [
        (handle(token, catch.key), catch)
        for catch in listening(walk, token)
        if catch.timer is not None and not _exhausted(walk, token, catch)
    ]


def disarm(walk: Walk, token: Token, *, where: Iterable[Where] = Where) -> None:
    """Nobody waits for these timers of the token any more."""
    for name, catch in armed(walk, token):
        if catch.where in where:
            _withdraw(walk, name, catch)


def release(walk: Walk, token: Token) -> None:
    """A token is used up, and its timers with it."""
    disarm(walk, token)
    walk.drop(token)


def _withdraw(walk: Walk, name: str, catch: Catch) -> None:
    """What this very step armed, nobody gets to see."""
    for at, effect in enumerate(walk.effects):
        if isinstance(effect, TimerArmed) and effect.timer == name:
            del walk.effects[at]
            return
    walk.effects.append(TimerDisarmed(name, catch.event))


def conditions(walk: Walk) -> None:
    """Look at every condition that is waited for: the data may be others now."""
    waited = [
        (token.id, catch)
        for token in walk.tokens.values()
        for catch in listening(walk, token)
        if catch.cause is Cause.CONDITION
    ]
    for identifier, catch in waited:
        if (token := _still(walk, identifier, catch)) is not None:
            _look(walk, token, catch)


def _still(walk: Walk, identifier: int, catch: Catch) -> Token | None:
    """The token, if it is there and waits for this yet."""
    token = walk.tokens.get(identifier)
    waits = token is not None and any(each is catch for each in listening(walk, token))
    return token if waits else None


def _look(walk: Walk, token: Token, catch: Catch) -> None:
    """Fire when the condition turns true; one that cannot be computed is reported once."""
    if catch.condition is None:
        return
    before = mark(token, catch.key)
    try:
        seen = inner_view(walk, token) if catch.where is Where.WITHIN else view(walk, token)
        now = int(walk.judge.holds(catch.condition, seen))
    except Stumble as stumble:
        now = _BROKEN
        if before != _BROKEN:
            name = handle(token, catch.key)
            walk.effects.append(IncidentReported(name, catch.event, stumble.finding))
    if now != before:
        token = walk.put(marked(token, catch.key, now))
        if now == 1:
            fire(walk, token, catch)


def message(walk: Walk, name: str) -> bool:
    """Give a message to the first who waits for it; false where nobody does."""
    for token in list(walk.tokens.values()):
        for catch in listening(walk, token):
            if catch.hears(Cause.MESSAGE, name):
                fire(walk, token, catch)
                return True
    return False


def signal(walk: Walk, name: str) -> None:
    """Let all who wait for a signal hear it, each at most once."""
    waited = [
        (token.id, catch)
        for token in walk.tokens.values()
        for catch in listening(walk, token)
        if catch.hears(Cause.SIGNAL, name)
    ]
    for identifier, catch in waited:
        if (token := _still(walk, identifier, catch)) is not None:
            fire(walk, token, catch)


def fire(walk: Walk, token: Token, catch: Catch) -> None:
    """What was waited for has come."""
    if catch.needed > 1:
        token = walk.put(marked(token, catch.key, 1))
        if not _complete(walk, token, catch):
            return
    if catch.where is Where.HERE:
        disarm(walk, token)
        walk.go(token._replace(node=catch.event, marks=(), via=""), DONE)
    elif catch.where is Where.BOUNDARY:
        walk.spawn(catch.event, token.inside, DONE)
        if catch.interrupts:
            kill(walk, token)
    else:
        _take_over(walk, token, catch)


def _complete(walk: Walk, token: Token, catch: Catch) -> bool:
    """Whether all parts of a parallel multiple event have come; then it begins anew."""
    place = walk.place(token)
    inside = place.inside.events if place.inside else ()
    parts = [each for each in (*place.waits, *place.boundary, *inside) if _same_event(each, catch)]
    if not all(mark(token, each.key) for each in parts):
        return False
    for each in parts:
        token = marked(token, each.key, 0)
    walk.put(token)
    return True


def _same_event(one: Catch, other: Catch) -> bool:
    return one.event == other.event and one.where is other.where


def _take_over(walk: Walk, token: Token, catch: Catch) -> None:
    """An event sub-process begins; an interrupting one ends what else is in its scope."""
    if catch.interrupts:
        disarm(walk, token, where=(Where.WITHIN,))
        for each in walk.inside(token):
            kill(walk, each)
        inside = walk.place(token).inside
        for heard in inside.events if inside else ():
            token = marked(token, heard.key, 0)
        walk.put(marked(token, INTERRUPTED, 1))
    walk.spawn(catch.event, token.id, MOVE)


def kill(walk: Walk, token: Token) -> None:
    """Take a token away with everything inside, withdraw its work and its timers."""
    waiting = [token]
    found = []
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting.extend(walk.inside(each))
    for each in reversed(found):
        disarm(walk, each)
        if each.doing == OPEN:
            walk.close(each)
        walk.drop(each)
