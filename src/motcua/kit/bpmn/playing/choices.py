"""Everything that can happen to a state, token by token."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.kit.bpmn.errors import Told
from motcua.kit.bpmn.model import Outcome
from motcua.kit.bpmn.state import INSIDE, OPEN, Token, handle
from motcua.kit.bpmn.stepping import adhoc, events
from motcua.kit.bpmn.stepping.catching import armed, listening
from motcua.kit.bpmn.stepping.formulas import Formula
from motcua.kit.bpmn.stepping.net import Catch, Cause, Kind, Net
from motcua.kit.bpmn.stepping.throwing import catchers
from motcua.kit.bpmn.stepping.walk import Walk


@dataclass(frozen=True)
class Choice:
    """One thing that can happen, and how it is told."""

    event: events.Event
    told: Told
    alone: bool = False
    """Whether neither a person, a timer nor anybody outside is needed: a service does it."""
    catch: Catch | None = None
    """What was waited for, where it is an event of the model."""

    @property
    def rising(self) -> Formula | None:
        """The condition that has come true."""
        return self.catch.condition if self.catch else None


def choices(walk: Walk, token: Token) -> list[Choice]:
    """What can happen at one token."""
    found = list(_work(walk, token)) if token.doing == OPEN else []
    timers = {catch.key: name for name, catch in armed(walk, token)}
    for catch in listening(walk, token):
        if (choice := _caught(walk.net, catch, timers.get(catch.key, ""))) is not None:
            found.append(choice)
    if token.doing == INSIDE and not walk.within[token.id]:
        for each in adhoc.choices(walk, token, walk.place(token)):
            told = _told(walk.net, each, vi="mở {}", en="{} is opened")
            found.append(Choice(events.ActivityChosen(handle(token), each), told))
    return found


def _work(walk: Walk, token: Token) -> Iterator[Choice]:
    place = walk.place(token)
    name = handle(token)
    if place.kind is Kind.PERSON:
        yield from _person(walk.net, token, name)
        return
    done = _told(walk.net, place.id, vi="{} xong", en="{} done")
    yield Choice(events.ServiceAnswered(name), done, alone=True)
    failed = _told(walk.net, place.id, vi="{} báo lỗi", en="{} fails")
    for code in sorted(_errors(walk, token)):
        yield Choice(events.ServiceFailed(name, code), failed, alone=True)


def _person(net: Net, token: Token, name: str) -> Iterator[Choice]:
    outcomes: tuple[Outcome, ...] = net.places[token.node].model.office.outcomes  # type: ignore[union-attr]
    if not outcomes:
        told = _told(net, token.node, vi="{} xong", en="{} done")
        yield Choice(events.TaskFinished(name), told)
    for each in outcomes:
        vi, en = (each.names.get(language, each.key) for language in ("vi", "en"))
        told = _told(net, token.node, vi=f"{{}} ({vi})", en=f"{{}} ({en})")
        yield Choice(events.TaskFinished(name, each.key), told)


def _errors(walk: Walk, token: Token) -> set[str]:
    """The codes of errors that somebody round this token catches."""
    return {
        catch.name
        for _, catches in catchers(walk, token)
        for catch in catches
        if catch.cause is Cause.ERROR
    }


def _caught(net: Net, catch: Catch, timer: str) -> Choice | None:
    match catch.cause:
        case Cause.MESSAGE:
            told = Told(vi=f"nhận “{catch.name}”", en=f"“{catch.name}” arrives")
            return Choice(events.MessageArrived(catch.name), told, catch=catch)
        case Cause.SIGNAL:
            told = Told(vi=f"nghe tín hiệu “{catch.name}”", en=f"signal “{catch.name}”")
            return Choice(events.SignalArrived(catch.name), told, catch=catch)
        case Cause.TIMER if timer:
            told = _told(net, catch.event, vi="đến hạn {}", en="{} is due")
            return Choice(events.TimerDue(timer), told, catch=catch)
        case Cause.CONDITION if catch.condition is not None:
            told = _told(net, catch.event, vi="điều kiện {} đúng", en="condition {} holds")
            return Choice(events.DataChanged(), told, catch=catch)
    return None


def _told(net: Net, node: str, *, vi: str, en: str) -> Told:
    quoted = f"“{net.places[node].called}”"
    return Told(vi=vi.format(quoted), en=en.format(quoted))
