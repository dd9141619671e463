"""What the scripts of the suite stand for."""

import re
from collections.abc import Callable
from datetime import timedelta

from motcua.kit.bpmn.model import Scope
from motcua.kit.bpmn.playing import Answer, Instance
from motcua.kit.bpmn.playing.parts import Work
from motcua.kit.bpmn.stepping.effects import TaskOpened
from motcua.kit.bpmn.stepping.events import Event, ServiceAnswered, ServiceFailed, TaskFinished

WHILE = timedelta(seconds=10)
"""How long a script that stays open does so."""
_TRACES = re.compile(r"SCRIPT_(task\d+)")
_STAMPS = re.compile(r"CREATE_TIMESTAMP_LOG_\d")
_WRITTEN = "String"
_COUNTER = "integerVariable"


class Scripts:
    """A worker that does what the scripts say, and the trace that they leave."""

    def __init__(self) -> None:
        self.trace: list[str] = []
        self._stamping = 0

    def work(self, instance: Instance, work: Work) -> Answer | None:
        """Do one task; what is no script is done at once."""
        task = instance.net.places[work.element].task
        script = task.script.strip() if task else ""
        finished: Event = (
            TaskFinished(work.task) if isinstance(work, TaskOpened) else ServiceAnswered(work.task)
        )
        if script == "THROW_ERROR":
            return Answer(ServiceFailed(work.task))
        if script == "WAIT_TEN_SECONDS":
            return Answer(finished, WHILE)
        if _STAMPS.fullmatch(script):
            return self._stamp(finished)
        if found := _TRACES.fullmatch(script):
            self.trace.append(found[1])
        elif act := _ACTS.get(script):
            act(self, instance, work.element)
        return Answer(finished)

    def _stamp(self, finished: Event) -> Answer:
        self._stamping += 1
        if self._stamping == 2:
            self.trace.append("PARALLEL")

        def stop() -> None:
            self._stamping -= 1

        return Answer(finished, WHILE, stop)

    def _mark(self, _instance: Instance, _element: str) -> None:
        self.trace.append("MARKER")

    def _increment(self, instance: Instance, _element: str) -> None:
        value = instance.data.get(_COUNTER)
        instance.data[_COUNTER] = (value if isinstance(value, int) else 0) + 1

    def _increment_and_log(self, instance: Instance, element: str) -> None:
        self._increment(instance, element)
        self.trace.append("INCREMENT")

    def _set(self, instance: Instance, element: str) -> None:
        for name in _data_names(instance, element):
            instance.data[name] = _WRITTEN

    def _log(self, instance: Instance, element: str) -> None:
        if any(instance.data.get(name) == _WRITTEN for name in _data_names(instance, element)):
            self.trace.append("DATA")


def _data_names(instance: Instance, element: str) -> tuple[str, ...]:
    """The data objects that the task's scope knows."""
    names: tuple[str, ...] = ()
    scope = instance.net.places[element].scope
    while scope:
        place = instance.net.places[scope]
        names += place.model.data if isinstance(place.model, Scope) else ()
        scope = place.scope
    return names


_ACTS: dict[str, Callable[[Scripts, Instance, str], None]] = {
    "CREATE_MARKER_FILE": Scripts._mark,
    "INCREMENT_INTEGER_VARIABLE": Scripts._increment,
    "INCREMENT_INTEGER_VARIABLE_AND_LOG": Scripts._increment_and_log,
    "SET_STRING_DATA": Scripts._set,
    "LOG_DATA": Scripts._log,
}
