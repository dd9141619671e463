"""The process of an example, played: its steps are done one after the other, in simulated time."""

from collections.abc import Iterable
from datetime import datetime
from decimal import InvalidOperation

from motcua.instruments.forms.walk import walk
from motcua.kit.bpmn.errors import BpmnError, Finding
from motcua.kit.bpmn.model import Definitions, Node, Task, TaskKind, TimerKind
from motcua.kit.bpmn.playing import Answer, Instance, World, moment_of
from motcua.kit.bpmn.playing.parts import Work
from motcua.kit.bpmn.state import JOIN, OPEN, WAIT
from motcua.kit.bpmn.stepping import Net, compile_net, effects, events
from motcua.kit.bpmn.stepping.catching import listening
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Catch, Cause, Kind
from motcua.kit.bpmn.stepping.walk import Walk
from motcua.kit.clock import Limit, Unit, due
from motcua.kit.clock.limits import read_amount
from motcua.kit.feel.dmn import DmnError
from motcua.services.catalogue.package.choosing import decided, facts_of
from motcua.services.catalogue.package.model import Step
from motcua.services.catalogue.package.rule import Fact, Rule
from motcua.services.catalogue.trial import words
from motcua.services.catalogue.trial.asking import Unfit, as_answers, unfit
from motcua.services.catalogue.trial.looking import Looker, Reached, catches_of, tasks_of
from motcua.services.catalogue.trial.scene import (
    RECEIVED,
    SUBMITTED,
    Played,
    Scene,
    Trouble,
    text_of,
)
from motcua.services.catalogue.trial.timing import OUTSIDE, RECEIVE


def act(scene: Scene, process: Definitions, steps: tuple[Step, ...]) -> Played:
    """Play a process; the first thing that goes wrong ends it."""
    main = next((each for each in process.processes.values() if each.executable), None)
    if main is None:
        return Played(trouble=Trouble(words.NOTHING_RUNS, {"file": process.file}))
    try:
        net = compile_net(process, main.id)
    except BpmnError as error:
        return Played(trouble=Trouble(words.INCIDENT, {"why": _words(error.findings[0])}))
    return _Acting(scene, process, net, steps).play()


class _Stop(Exception):
    def __init__(self, rule: Rule, **facts: Fact) -> None:
        self.rule, self.facts = rule, facts


class _Acting:
    def __init__(
        self, scene: Scene, process: Definitions, net: Net, steps: tuple[Step, ...]
    ) -> None:
        self.scene, self.net, self.played = scene, net, Played()
        self.looker = Looker(self.net, lambda: self.world.now, self._reached)
        self.world = World(process, self._work, now=scene.now, moments=self._due, judge=self.looker)
        self.world.said = self._hear
        self.instance: Instance | None = None
        self.steps = list(enumerate(steps))
        self.open: dict[str, str] = {}
        """Nodes of what is open, by task."""

    def play(self) -> Played:
        played, number = self.played, None
        played.written = {node: [] for node in tasks_of(self.net)}
        try:
            self._begin()
            while self.steps:
                number, step = self.steps.pop(0)
                self._do(step)
            number = None
            self.world.go_on()
            self._look_for_trouble()
            if self.instance and not self.instance.state.ended:
                raise _Stop(words.STILL_OPEN, open=self._waiting())
        except _Stop as stop:
            played.trouble = Trouble(stop.rule, stop.facts, number)
        except BpmnError as error:
            played.trouble = Trouble(words.INCIDENT, {"why": _words(error.findings[0])}, number)
        played.path = tuple(each.node for each in self.looker.path)
        played.ends = self.looker.ends()
        return played

    def _begin(self) -> None:
        self.played.log.submit(self.world.now)
        if SUBMITTED not in self.net.places:
            self._reach(SUBMITTED, self.world.now)
        if RECEIVE not in self.net.places:
            self.played.log.take_up(self.world.now)
        inside = self.net.root.inside
        entries = inside.entries if inside and not inside.starts else ()
        self.instance = self.world.begin(
            self.net.process, self.scene.data, entries[0].event if entries else ""
        )
        self._settle()

    def _do(self, step: Step) -> None:
        """One step of the example, after the timers that are due before it."""
        if step.at is not None:
            at = self.scene.country.local(step.at)
            if at < self.world.now:
                facts = {"step": step.step, "at": text_of(at), "now": text_of(self.world.now)}
                raise _Stop(words.BACKWARDS, **facts)
            self.world.go_on(until=at)
            self.world.now = at
        task = next((task for task, node in self.open.items() if node == step.step), None)
        catch = catches_of(self.net).get(step.step)
        if task is not None:
            self._finish(step, task)
        elif catch is None or not self._comes(step, catch):
            facts = {"step": step.step, "now": text_of(self.world.now), "open": self._waiting()}
            raise _Stop(words.NOT_OPEN, **facts)
        self._settle()

    def _settle(self) -> None:
        """All that follows at once; a case that was taken up is a moment of its own."""
        self.world.go_on(until=self.world.now)
        self._look_for_trouble()
        received = self.played.log.received
        if received and all(each.key != RECEIVED for each in self.played.moments):
            self._reach(RECEIVED, received)

    def _look_for_trouble(self) -> None:
        if self.world.troubles:
            raise _Stop(words.INCIDENT, why=_words(self.world.troubles[0].finding))

    def _finish(self, step: Step, task: str) -> None:
        node = self._node(step.step)
        known = [each.key for each in node.office.outcomes]
        if known and not step.fails and step.outcome not in known:
            facts = {"step": step.step, "outcome": step.outcome or "–", "known": ", ".join(known)}
            raise _Stop(words.OUTCOME, **facts)
        self._write(step, node)
        self._is_done(task)
        self._tell(_end_of(step, task, self.net.places[node.id].kind))

    def _comes(self, step: Step, catch: Catch) -> bool:
        """Let an event come, if something waits for it."""
        if not self._listens(step.step):
            return False
        self._write(step, self._node(step.step))
        match catch.cause:
            case Cause.TIMER:
                self._wait_until(step.step)
            case Cause.MESSAGE:
                self._tell(events.MessageArrived(catch.name))
            case Cause.SIGNAL:
                self._tell(events.SignalArrived(catch.name))
            case _:
                self.world.changed()
        return True

    def _listens(self, node: str) -> bool:
        """Whether an event is waited for now."""
        if self.instance is None:
            return False
        now = Walk(self.net, self.instance.state, self.scene.data, Judge())
        heard = (catch for token in now.tokens.values() for catch in listening(now, token))
        return any(catch.event == node for catch in heard)

    def _wait_until(self, timer: str) -> None:
        """Let time pass until a timer is due, and all that is due before it."""
        while (coming := self.world.next_due()) is not None:
            self.world.go_on(until=coming.moment)
            if coming.what == timer:
                return

    def _tell(self, event: events.Event) -> None:
        if self.instance is not None:
            self.world.tell(self.instance, event)

    def _write(self, step: Step, node: Node) -> None:
        """Take what is written in a step; its form is asked as the office's screen would ask it.

        Where it has none, answers of the service's own form are mended, and what else there is
        becomes data of the process.
        """
        if not step.data:
            return
        name = node.office.form
        form = self.scene.package.step_forms.get(name)
        written = as_answers(step.data) if form else dict(step.data)
        if form is None:
            asked = {each.key for each in self.scene.package.form.questions()}
            mended = {key: written[key] for key in written if key in asked}
            self._refuse(step, "form.yaml", self.scene.mend(mended) if mended else ())
            self.scene.data.update({key: written[key] for key in written if key not in asked})
        else:
            around = self.scene.country.around(self.world.now.date())
            self._refuse(step, name, unfit(form, written, around))
            own = facts_of(walk(form, written, around))
            self.scene.data.update({key: own[key] for key in own if key != "today"})
        self.played.write(step.step, written)

    def _refuse(self, step: Step, form: str, unfit: Iterable[Unfit]) -> None:
        for key, why in unfit:
            raise _Stop(words.STEP_DATA, step=step.step, key=key, why=why, form=form)

    def _work(self, _instance: Instance, work: Work) -> Answer | None:
        """Services that no step speaks of are done at once; people are waited for."""
        named = any(step.step == work.element for _number, step in self.steps)
        if isinstance(work, effects.TaskOpened) or named:
            return None
        outcome = self._decide(self._node(work.element))
        self._is_done(work.task)
        return Answer(events.ServiceAnswered(work.task, outcome))

    def _decide(self, node: Node) -> object:
        """What a decision of the package says; a task names it as its implementation."""
        if not isinstance(node, Task) or node.kind is not TaskKind.RULE:
            return None
        name = node.implementation
        try:
            found = decided(name, self.scene.data, self.scene.package.decisions)
        except DmnError as error:
            why = {language: error.fault(language) for language in ("vi", "en")}
            raise _Stop(words.DECISION, decision=name, why=why) from None
        self.scene.data[name] = found
        return found

    def _hear(self, _instance: Instance, effect: effects.Effect) -> None:
        match effect:
            case effects.TaskOpened(task, element) | effects.ServiceCalled(task, element):
                self.open[task] = element
                role = self._node(element).office.role
                self.played.log.begins(element, role, self.world.now)
            case effects.TaskClosed(task, _):
                self.open.pop(task, None)

    def _is_done(self, task: str) -> None:
        node = self._node(self.open.pop(task))
        self.played.log.is_done(node.id, node.office.role, self.world.now)
        if self._gives_when_done(node.id):
            self._reach(node.id, self.world.now)

    def _reached(self, reached: Reached) -> None:
        if not self._gives_when_done(reached.node):
            self._reach(reached.node, reached.at)

    def _reach(self, key: str, at: datetime) -> None:
        self.played.reach(key, at, self.scene.answers)

    def _gives_when_done(self, name: str) -> bool:
        """Whether letters follow its end: a step of the office, which may write what they say.

        What is asked of others, and all events, give letters when they are reached.
        """
        place = self.net.places[name]
        works = place.kind in (Kind.PERSON, Kind.SERVICE)
        return works and self._node(name).office.role not in OUTSIDE

    def _due(self, timer: effects.TimerArmed, now: datetime) -> datetime:
        """When a timer is due; a unit of the calendar is counted by the country's usual rules."""
        if timer.kind is not TimerKind.DURATION or timer.unit not in set(Unit):
            return moment_of(timer, now)
        try:
            limit = Limit(read_amount(timer.when.strip()), Unit(timer.unit))
            country = self.scene.country
            return due(now, limit, country.calendar, country.law.regime(now.date())).at
        except (InvalidOperation, OverflowError):
            raise ValueError(timer.when) from None

    def _node(self, name: str) -> Node:
        model = self.net.places[name].model
        assert isinstance(model, Node)  # noqa: S101
        return model

    def _waiting(self) -> str:
        """What the process waits for now."""
        tokens = self.instance.state.tokens if self.instance else ()
        nodes = [token.node for token in tokens if token.doing in (OPEN, WAIT, JOIN)]
        return ", ".join(dict.fromkeys(nodes)) or "–"


def _end_of(step: Step, task: str, kind: Kind) -> events.Event:
    outcome = step.outcome or None
    if kind is not Kind.SERVICE:
        return events.TaskFinished(task, outcome)
    return (
        events.ServiceFailed(task, step.fails)
        if step.fails
        else events.ServiceAnswered(task, outcome)
    )


def _words(finding: Finding) -> dict[str, str]:
    return {language: finding.sentence(language) for language in ("vi", "en")}
