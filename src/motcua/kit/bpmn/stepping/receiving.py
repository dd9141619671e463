"""What each kind of event does first; the tokens that it frees then move by themselves."""

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.state import INSIDE, OPEN, STUCK, Token, handle
from motcua.kit.bpmn.stepping import adhoc, catching, throwing
from motcua.kit.bpmn.stepping.effects import MessageUnheard
from motcua.kit.bpmn.stepping.events import (
    ActivityChosen,
    Event,
    MessageArrived,
    Retried,
    ServiceAnswered,
    ServiceFailed,
    SignalArrived,
    Start,
    TaskFinished,
    TimerDue,
)
from motcua.kit.bpmn.stepping.net import Kind
from motcua.kit.bpmn.stepping.rules import (
    EVENT_CHOICE,
    EVENT_KIND,
    EVENT_OVER,
    EVENT_START,
    EVENT_UNKNOWN,
    Stumble,
)
from motcua.kit.bpmn.stepping.walk import DONE, MOVE, Walk


def receive(walk: Walk, event: Event) -> None:
    """Let an event in; ``BpmnError`` when nothing here can take it."""
    match event:
        case Start():
            _start(walk, event)
        case TaskFinished():
            walk.go(_open(walk, event.task, Kind.PERSON), DONE)
        case ServiceAnswered():
            walk.go(_open(walk, event.task, Kind.SERVICE), DONE)
        case ServiceFailed():
            _fail(walk, event)
        case MessageArrived():
            if not catching.message(walk, walk.net.names.get(event.message, event.message)):
                walk.effects.append(MessageUnheard(event.message))
        case SignalArrived():
            catching.signal(walk, walk.net.names.get(event.signal, event.signal))
        case TimerDue():
            _due(walk, event)
        case ActivityChosen():
            _choose(walk, event)
        case Retried():
            _retry(walk, _resting(walk, event.incident, STUCK))


def _start(walk: Walk, event: Start) -> None:
    inside = walk.net.root.inside
    entries = [entry.event for entry in inside.entries] if inside else []
    starts = list(inside.starts) if inside else []
    if event.at:
        if event.at not in entries + starts:
            raise _refused(walk, EVENT_START, event.at, choices=", ".join(starts + entries))
        starts = [event.at]
    elif not starts:
        raise _refused(walk, EVENT_START, walk.net.process, choices=", ".join(entries))
    root = walk.spawn(walk.net.process, 0, INSIDE)
    if catching.watch(walk, root):
        for start in starts:
            walk.spawn(start, root.id, DONE if event.at else MOVE)


def _fail(walk: Walk, event: ServiceFailed) -> None:
    token = _open(walk, event.task, Kind.SERVICE)
    try:
        throwing.error(walk, token, event.code)
    except Stumble as stumble:
        catching.disarm(walk, token)
        walk.stick(token._replace(doing=MOVE), stumble.finding)
    else:
        walk.effects[:] = [each for each in walk.effects if getattr(each, "task", "") != event.task]


def _retry(walk: Walk, token: Token) -> None:
    """A scope also waits again for what comes to it; all else does when it begins anew."""
    token = walk.unstick(token)
    if token.doing == INSIDE:
        catching.watch(walk, token)


def _due(walk: Walk, event: TimerDue) -> None:
    token = _known(walk, event.timer)
    for name, catch in catching.armed(walk, token):
        if name == event.timer:
            catching.due(walk, token, catch)
            return
    raise _refused(walk, EVENT_OVER, event.timer, handle=event.timer)


def _choose(walk: Walk, event: ActivityChosen) -> None:
    token = _resting(walk, event.scope, INSIDE)
    choices = adhoc.choices(walk, token, walk.place(token))
    if event.activity not in choices:
        raise _refused(
            walk, EVENT_CHOICE, event.activity, handle=event.scope, choices=", ".join(choices)
        )
    walk.spawn(event.activity, token.id)


def _open(walk: Walk, name: str, kind: Kind) -> Token:
    token = _resting(walk, name, OPEN)
    if walk.place(token).kind is not kind:
        raise _refused(walk, EVENT_KIND, token.node, handle=name)
    return token


def _resting(walk: Walk, name: str, doing: str) -> Token:
    """The token of this name; refused when it is not, or not any more, what the event means."""
    token = _known(walk, name)
    if handle(token) != name:
        raise _refused(walk, EVENT_UNKNOWN, name, handle=name)
    if token.doing != doing:
        raise _refused(walk, EVENT_OVER, name, handle=name)
    return token


def _known(walk: Walk, name: str) -> Token:
    number = name.rpartition("#")[2]
    known = number.isdecimal() and number.isascii() and len(number) < 20
    identifier = int(number) if known else 0
    token = walk.tokens.get(identifier)
    if token is None:
        rule = EVENT_OVER if 0 < identifier < walk.next else EVENT_UNKNOWN
        raise _refused(walk, rule, name, handle=name)
    return token


def _refused(walk: Walk, rule: Rule, element: str, **facts: object) -> BpmnError:
    return BpmnError(rule.finding(walk.net.file, 0, element, **facts))
