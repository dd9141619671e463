"""What events wait for and what they cause, from their definitions."""

import re
from collections.abc import Iterable, Iterator

from motcua.kit.bpmn.model import (
    CancelEvent,
    CompensationEvent,
    ConditionalEvent,
    Definitions,
    ErrorEvent,
    EscalationEvent,
    Event,
    EventDefinition,
    Expression,
    MessageEvent,
    SignalEvent,
    Task,
    TerminateEvent,
    TimerEvent,
)
from motcua.kit.bpmn.stepping.compiling.names import Names
from motcua.kit.bpmn.stepping.formulas import Formula
from motcua.kit.bpmn.stepping.net import Catch, Cause, Throw, Timer, Where

_PLAIN_TIME = re.compile(r"P|R\d*/|\d{4}-\d\d-\d\d")
"""How a moment, a duration or a cycle of ISO 8601 begins; anything else is FEEL."""


class Events:
    """Makes catches and throws within one scope, whose data have these names."""

    def __init__(self, definitions: Definitions, names: Names, data: tuple[str, ...]) -> None:
        self.file = definitions.file
        self.names = names
        self.data = data

    def received(self, task: Task) -> Catch:
        """What a receive task waits for."""
        name = self.names.message(task.id, task.message)
        return Catch(key=task.id, event=task.id, cause=Cause.MESSAGE, name=name)

    def formula(self, expression: Expression | None, element: str) -> Formula | None:
        """The expression compiled; ``None`` where there is none."""
        if expression is None or not expression.text.strip():
            return None
        return Formula(expression, element, self.file, self.data)

    def catches(
        self,
        event: Event,
        *,
        where: Where = Where.HERE,
        leads_to: str = "",
        interrupts: bool = True,
    ) -> tuple[Catch, ...]:
        """What an event waits for; ``leads_to`` where a token goes on elsewhere."""
        found = [
            (index, cause, each)
            for index, each in enumerate(event.definitions)
            for cause in _cause(each)
            if cause in _CAUGHT
        ]
        return tuple(
            Catch(
                key=event.id if len(found) == 1 else f"{event.id}.{index}",
                event=leads_to or event.id,
                cause=cause,
                where=where,
                name=self._name(event.id, each),
                interrupts=interrupts or cause is Cause.ERROR,
                timer=self._timer(each, event.id),
                condition=self._condition(each, event.id),
                index=index,
                needed=len(found) if event.needs_all else 1,
            )
            for index, cause, each in found
        )

    def throws(self, element: str, definitions: Iterable[EventDefinition]) -> tuple[Throw, ...]:
        """What an event causes, in the order of the file."""
        return tuple(
            Throw(
                cause=cause,
                name=self._name(element, each),
                waits=each.waits if isinstance(each, CompensationEvent) else True,
                to=self.names.receivers(element) if cause is Cause.MESSAGE else (),
            )
            for each in definitions
            for cause in _cause(each)
        )

    def _name(self, element: str, definition: EventDefinition) -> str:
        match definition:
            case MessageEvent():
                return self.names.message(element, definition.message)
            case SignalEvent():
                return self.names.signal(element, definition.signal)
            case ErrorEvent():
                return self.names.code(definition.error)
            case EscalationEvent():
                return self.names.code(definition.escalation)
            case CompensationEvent():
                return definition.activity
        return ""

    def _timer(self, definition: EventDefinition, element: str) -> Timer | None:
        if not isinstance(definition, TimerEvent):
            return None
        text = definition.value.text.strip()
        if _PLAIN_TIME.match(text):
            return Timer(definition.kind, definition.unit, text=text)
        formula = self.formula(definition.value, element)
        return Timer(definition.kind, definition.unit, formula=formula)

    def _condition(self, definition: EventDefinition, element: str) -> Formula | None:
        if not isinstance(definition, ConditionalEvent):
            return None
        return self.formula(definition.condition, element)


_CAUSES: dict[type[EventDefinition], Cause] = {
    MessageEvent: Cause.MESSAGE,
    SignalEvent: Cause.SIGNAL,
    TimerEvent: Cause.TIMER,
    ConditionalEvent: Cause.CONDITION,
    ErrorEvent: Cause.ERROR,
    EscalationEvent: Cause.ESCALATION,
    CompensationEvent: Cause.COMPENSATION,
    CancelEvent: Cause.CANCEL,
    TerminateEvent: Cause.TERMINATE,
}
_CAUGHT = frozenset(_CAUSES.values()) - {Cause.COMPENSATION, Cause.TERMINATE}
"""What a token can wait for; a compensation event only says what undoes its activity."""


def _cause(definition: EventDefinition) -> Iterator[Cause]:
    if (cause := _CAUSES.get(type(definition))) is not None:
        yield cause
