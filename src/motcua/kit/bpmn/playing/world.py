"""The world: running processes, a clock that jumps to what is due next, and the post."""

import heapq
from collections import deque
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.playing.moments import moment_of
from motcua.kit.bpmn.state import State
from motcua.kit.bpmn.stepping import Net, compile_net, effects, events, fresh, step
from motcua.kit.bpmn.stepping.events import Event
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Catch, Cause
from motcua.kit.bpmn.stepping.rules import Stumble

MOST_EVENTS = 20_000
"""How many events one world lives through before it is given up as endless."""

NO_MOMENT = Rule(
    "play.moment",
    vi="“{when}” không phải một mốc hay khoảng thời gian.",
    vi_cure="Hãy viết theo ISO 8601, hoặc một số kèm đơn vị lịch.",
    en="“{when}” is no moment and no length of time.",
    en_cure="Write ISO 8601, or a number with a calendar unit.",
)
GOES_ON = Rule(
    "play.endless",
    vi="Đã qua {most} sự kiện mà quy trình vẫn chạy.",
    vi_cure="Hãy xem lại điều kiện dừng của vòng lặp.",
    en="The process still runs after {most} events.",
    en_cure="Look at the condition that should end its loop.",
)


@dataclass(eq=False)
class Instance:
    """One running process and the data of its case."""

    net: Net
    state: State
    data: MutableMapping[str, object]


@dataclass(frozen=True)
class Answer:
    """What a worker does with a task: how it ends, after a while."""

    event: Event
    after: timedelta = timedelta()
    then: Callable[[], None] = lambda: None
    """Done just before the event, for instance to change the data."""


@dataclass(frozen=True)
class Trouble:
    """An incident of one of the processes."""

    instance: Instance
    finding: Finding


type Work = effects.TaskOpened | effects.ServiceCalled
type Worker = Callable[[Instance, Work], Answer | None]
"""Is asked for every task; ``None`` leaves it open."""
type Moments = Callable[[effects.TimerArmed, datetime], datetime]
"""When a timer is due that is armed now; ``ValueError`` where its text says no moment."""


@dataclass(order=True)
class Due:
    """Something that will happen at a moment; ``waits`` says whether it is still waited for."""

    moment: datetime
    order: int
    what: str = field(compare=False)
    happens: Callable[[], None] = field(compare=False)
    waits: Callable[[], bool] = field(compare=False, default=lambda: True)


class World:
    """Plays the processes of one model and carries what they say to one another."""

    def __init__(
        self,
        definitions: Definitions,
        worker: Worker,
        *,
        now: datetime,
        moments: Moments = moment_of,
        judge: Judge | None = None,
    ) -> None:
        """``moments`` says when a timer is due; ``judge`` answers for FEEL, or looks on."""
        self.definitions = definitions
        self.worker = worker
        self.now = now
        self.moments = moments
        self.judge = judge or Judge()
        self.instances: list[Instance] = []
        self.troubles: list[Trouble] = []
        self.said: Callable[[Instance, effects.Effect], None] = lambda _instance, _effect: None
        self._agenda: list[Due] = []
        self._order = 0
        self._open: set[tuple[int, str]] = set()
        self._todo: deque[Callable[[], None]] = deque()
        self._events = 0
        self._nets: dict[str, Net] = {}

    def net(self, process: str) -> Net:
        """The net of one of the model's processes, made once."""
        if process not in self._nets:
            self._nets[process] = compile_net(self.definitions, process)
        return self._nets[process]

    def begin(self, process: str, data: MutableMapping[str, object], at: str = "") -> Instance:
        """Start a process now, or as soon as a timer or a condition of its start events says."""
        net = self.net(process)
        instance = Instance(net, fresh(net), data)
        self.instances.append(instance)
        inside = net.root.inside
        if at or (inside and inside.starts):
            self._happens(instance, events.Start(at))
        elif inside:
            for entry in inside.entries:
                self._await(instance, entry)
        return instance

    def go_on(self, until: datetime | None = None) -> None:
        """Let happen what can, jumping from moment to moment, as long as anything is due."""
        self._settle()
        while (due := self.next_due()) is not None and (until is None or due.moment <= until):
            heapq.heappop(self._agenda)
            self.now = max(self.now, due.moment)
            due.happens()
            self._settle()

    def next_due(self) -> Due | None:
        """What time alone brings next."""
        while self._agenda and not self._agenda[0].waits():
            heapq.heappop(self._agenda)
        return self._agenda[0] if self._agenda else None

    def tell(self, instance: Instance, event: Event) -> None:
        """Let an event come to a process, and all that follows at this moment."""
        self._happens(instance, event)
        self._settle()

    def changed(self) -> None:
        """Somebody changed the data: conditions may hold now."""
        for instance in self.instances:
            if instance.state.tokens:
                self._happens(instance, events.DataChanged())
        self._settle()

    def _settle(self) -> None:
        while self._todo:
            self._todo.popleft()()

    def _happens(self, instance: Instance, event: Event) -> None:
        self._todo.append(lambda: self._step(instance, event))

    def _step(self, instance: Instance, event: Event) -> None:
        if instance.state.ended or self._events > MOST_EVENTS:
            return
        self._events += 1
        if self._events > MOST_EVENTS:
            self._trouble(instance, "", GOES_ON.finding(most=MOST_EVENTS))
            return
        instance.state, asked = step(
            instance.net, instance.state, event, instance.data, judge=self.judge
        )
        for effect in asked:
            self.said(instance, effect)
            self._do(instance, effect)

    def _do(self, instance: Instance, effect: effects.Effect) -> None:
        match effect:
            case effects.TaskOpened() | effects.ServiceCalled():
                self._open.add((id(instance), effect.task))
                self._todo.append(lambda: self._work(instance, effect))
            case effects.TaskClosed():
                self._open.discard((id(instance), effect.task))
            case effects.TimerArmed():
                self._arm(instance, effect)
            case effects.TimerDisarmed():
                self._open.discard((id(instance), effect.timer))
            case effects.MessageSent():
                self._post(instance, effect)
            case effects.SignalThrown():
                self._call_out(instance, effect.signal)
            case effects.DataSet():
                instance.data.update(effect.values)
            case effects.ResultCollected():
                _collect(instance.data, effect)
            case effects.IncidentReported():
                self.troubles.append(Trouble(instance, effect.finding))

    def _work(self, instance: Instance, work: Work) -> None:
        key = (id(instance), work.task)
        if key not in self._open:
            return
        answer = self.worker(instance, work)
        if answer is None:
            return

        def finish() -> None:
            self._open.discard(key)
            answer.then()
            self._happens(instance, answer.event)

        if answer.after:
            self._later(self.now + answer.after, work.task, finish, key)
        else:
            finish()

    def _arm(self, instance: Instance, timer: effects.TimerArmed) -> None:
        key = (id(instance), timer.timer)
        moment = self._moment(instance, timer)

        def due() -> None:
            self._open.discard(key)
            self._happens(instance, events.TimerDue(timer.timer))

        if moment is not None:
            self._later(moment, timer.element, due, key)

    def _moment(self, instance: Instance, timer: effects.TimerArmed) -> datetime | None:
        """When it is due; an incident where its text says no moment."""
        try:
            return self.moments(timer, self.now)
        except ValueError:
            finding = NO_MOMENT.finding(instance.net.file, 0, timer.element, when=timer.when)
            self._trouble(instance, timer.element, finding)
            return None

    def _trouble(self, instance: Instance, element: str, finding: Finding) -> None:
        """An incident that the world itself reports."""
        incident = effects.IncidentReported("", element, finding)
        self.said(instance, incident)
        self._do(instance, incident)

    def _later(
        self, moment: datetime, what: str, happens: Callable[[], None], key: tuple[int, str]
    ) -> None:
        self._order += 1
        self._open.add(key)
        due = Due(moment, self._order, what, happens, lambda: key in self._open)
        heapq.heappush(self._agenda, due)

    def _await(self, instance: Instance, entry: Catch) -> None:
        """A start event that comes by itself."""
        judge, start = self.judge, lambda: self._start(instance, entry)
        try:
            if entry.timer is not None:
                when = judge.when(entry.timer, instance.data)
                kind, unit = entry.timer.kind, entry.timer.unit
                timer = effects.TimerArmed(entry.key, entry.event, kind, when, unit)
                if (moment := self._moment(instance, timer)) is not None:
                    self._later(moment, entry.event, start, (id(instance), entry.key))
            elif entry.condition is not None and judge.holds(entry.condition, instance.data):
                start()
        except Stumble as stumble:
            self._trouble(instance, entry.event, stumble.finding)

    def _start(self, instance: Instance, entry: Catch) -> None:
        if not instance.state.tokens:
            self._happens(instance, events.Start(entry.event))

    def _post(self, sender: Instance, sent: effects.MessageSent) -> None:
        """A message goes to those who wait for it, or else starts a process that it starts."""
        heard = False
        for instance in self._others(sender):
            known = instance.net.process in sent.to if sent.to else True
            if known and self._waits(instance, sent.message):
                self._happens(instance, events.MessageArrived(sent.message))
                heard = True
        if not heard:
            self._begin_all(sender, Cause.MESSAGE, sent.message, sent.to)

    def _call_out(self, sender: Instance, signal: str) -> None:
        for instance in self._others(sender):
            self._happens(instance, events.SignalArrived(signal))
        self._begin_all(sender, Cause.SIGNAL, signal, ())

    def _others(self, sender: Instance) -> list[Instance]:
        return [each for each in self.instances if each is not sender and each.state.tokens]

    @staticmethod
    def _waits(instance: Instance, name: str) -> bool:
        """Whether it would hear: asked of the step itself, whose answer is thrown away."""
        tried = step(instance.net, instance.state, events.MessageArrived(name), instance.data)
        return not any(isinstance(each, effects.MessageUnheard) for each in tried.effects)

    def _begin_all(self, sender: Instance, cause: Cause, name: str, to: tuple[str, ...]) -> None:
        for process, entry in self._entries(cause, name):
            if process != sender.net.process and (not to or process in to):
                self.begin(process, dict(sender.data), entry.event)

    def _entries(self, cause: Cause, name: str) -> Iterator[tuple[str, Catch]]:
        for process in self.definitions.processes:
            inside = self.net(process).root.inside
            for entry in inside.entries if inside else ():
                if entry.hears(cause, name):
                    yield process, entry


def _collect(data: MutableMapping[str, object], effect: effects.ResultCollected) -> None:
    found = data.get(effect.results)
    results = list(found) if isinstance(found, list) else []
    results += [None] * (effect.turn - len(results))
    results[effect.turn - 1] = effect.value
    data[effect.results] = results
