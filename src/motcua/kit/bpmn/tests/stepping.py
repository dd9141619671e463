"""Running processes in tests: written in a line or two, moved by the names of their elements."""

from itertools import pairwise
from xml.sax.saxutils import escape

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.state import dump, load
from motcua.kit.bpmn.stepping import compile_net, effects, events, fresh, step
from motcua.kit.bpmn.tests.modelling import flow, process


def ways(text: str) -> str:
    """Sequence flows from ``a > b > c; b > d: condition``."""
    found = []
    for way in text.split(";"):
        names, _, condition = way.partition(":")
        for source, target in pairwise(names.split(">")):
            found.append(flow(source.strip(), target.strip(), escape(condition.strip())))
    return "".join(found)


def tasks(*names: str, kind: str = "userTask") -> str:
    """Tasks of one kind."""
    return "".join(f'<{kind} id="{name}"/>' for name in names)


def gateways(kind: str, *names: str) -> str:
    """Gateways of one kind."""
    return "".join(f'<{kind}Gateway id="{name}"/>' for name in names)


MESSAGE = '<message id="m1" name="Reply"/>'
SIGNAL = '<signal id="s1" name="Alarm"/>'
ERROR = '<error id="e1" errorCode="E1"/><error id="e2" errorCode="E2"/>'
ESCALATION = '<escalation id="x1" escalationCode="X1"/>'
TIMER = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"
HOURLY = "<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"
HEARS = '<signalEventDefinition signalRef="s1"/>'
ENDS = '<startEvent id="start"/><endEvent id="end"/>'


def boundary(on: str, definition: str, *, name: str = "edge", cancels: str = "true") -> str:
    return (
        f'<boundaryEvent id="{name}" attachedToRef="{on}" cancelActivity="{cancels}">'
        f"{definition}</boundaryEvent>"
    )


def catch(name: str, definition: str) -> str:
    return f'<intermediateCatchEvent id="{name}">{definition}</intermediateCatchEvent>'


def sub(name: str, inside: str, flows: str, attributes: str = "") -> str:
    return (
        f'<subProcess id="{name}" {attributes}><startEvent id="{name}-s"/>'
        f'<endEvent id="{name}-e"/>{inside}{ways(flows)}</subProcess>'
    )


def handler(definition: str, *, interrupts: str = "true") -> str:
    """An event sub-process with one task called ``handle``."""
    return (
        '<subProcess id="handler" triggeredByEvent="true">'
        f'<startEvent id="h-s" isInterrupting="{interrupts}">{definition}</startEvent>'
        f'{tasks("handle")}<endEvent id="h-e"/>{ways("h-s > handle > h-e")}</subProcess>'
    )


def definitions(inside: str, flows: str = "", beside: str = ""):
    """A lawful model of one process with a start and an end."""
    model = process(ENDS + inside + ways(flows), beside)
    assert check(model) == ()
    return model


class Play:
    """One process under way. After each event the state is written and read again."""

    def __init__(self, inside: str, flows: str = "", beside: str = "", **data: object) -> None:
        self.net = compile_net(definitions(inside, flows, beside))
        self.state = fresh(self.net)
        self.data = data
        self.open: list[str] = []
        self.timers: dict[str, effects.TimerArmed] = {}
        self.seen: list[effects.Effect] = []

    def start(self, at: str = "") -> "Play":
        return self.let(events.Start(at))

    def let(self, event: events.Event) -> "Play":
        self.state, self.seen = step(self.net, self.state, event, self.data)
        assert load(dump(self.state)) == self.state
        for effect in self.seen:
            match effect:
                case effects.TaskOpened() | effects.ServiceCalled():
                    self.open.append(effect.task)
                case effects.TaskClosed():
                    self.open.remove(effect.task)
                case effects.TimerArmed():
                    self.timers[effect.timer] = effect
                case effects.TimerDisarmed():
                    del self.timers[effect.timer]
        return self

    def done(self, *elements: str, outcome: object = None) -> "Play":
        """Finish the first open task of each of these."""
        for element in elements:
            task = self.task(element)
            self.open.remove(task)
            service = self.net.places[element].kind == "service"
            made = events.ServiceAnswered if service else events.TaskFinished
            self.let(made(task, outcome))
        return self

    def failed(self, element: str, code: str = "") -> "Play":
        task = self.task(element)
        self.open.remove(task)
        return self.let(events.ServiceFailed(task, code))

    def due(self, element: str) -> "Play":
        name = next(key for key, timer in self.timers.items() if timer.element == element)
        del self.timers[name]
        return self.let(events.TimerDue(name))

    def message(self, name: str) -> "Play":
        return self.let(events.MessageArrived(name))

    def signal(self, name: str) -> "Play":
        return self.let(events.SignalArrived(name))

    def task(self, element: str) -> str:
        return next(task for task in self.open if task.partition("#")[0] == element)

    @property
    def waits(self) -> list[str]:
        """The elements whose tasks are open."""
        return sorted(task.partition("#")[0] for task in self.open)

    @property
    def ended(self) -> str:
        return self.state.ended

    def asked(self, kind: type) -> list:
        """The effects of the last step that are of this kind."""
        return [effect for effect in self.seen if isinstance(effect, kind)]
