"""From markup to event definitions and loops."""

from collections.abc import Callable

from motcua.kit.bpmn.markup import Element, child, children, our_attribute, said
from motcua.kit.bpmn.model import (
    Behavior,
    CancelEvent,
    CompensationEvent,
    ConditionalEvent,
    Error,
    ErrorEvent,
    Escalation,
    EscalationEvent,
    EventDefinition,
    Expression,
    LinkEvent,
    Loop,
    Message,
    MessageEvent,
    MultiInstance,
    Signal,
    SignalEvent,
    Telling,
    TerminateEvent,
    TimerEvent,
    TimerKind,
    Transfer,
)
from motcua.kit.bpmn.reading.items import by_id, common, expression, true, whole, written
from motcua.kit.bpmn.reading.references import References, local, reference_text


class Catalogue:
    """The things that events speak of, each made once."""

    def __init__(self, root: Element, references: References) -> None:
        self.references = references
        self.messages = by_id(Message(**common(each)) for each in children(root, "message"))
        self.signals = by_id(Signal(**common(each)) for each in children(root, "signal"))
        self.errors = by_id(map(_error, children(root, "error")))
        self.escalations = by_id(map(_escalation, children(root, "escalation")))

    def message(self, element: Element) -> Message | None:
        """The message that an element refers to."""
        return self.messages.get(local(reference_text(element, "messageRef")))

    def definitions(self, event: Element) -> tuple[EventDefinition, ...]:
        """What an event is about, its own definitions and those it refers to."""
        found = []
        for each in children(event):
            if each.local == "eventDefinitionRef":
                meant = self.references.named(each.text, *_KINDS)
                found += [self.definition(meant)] if meant is not None else []
            elif each.local in _KINDS:
                found.append(self.definition(each))
        return tuple(found)

    def definition(self, element: Element) -> EventDefinition:
        """One event definition."""
        return _KINDS[element.local](element, self)

    def referred(self, element: Element, name: str) -> EventDefinition | None:
        """The event definition that an attribute refers to."""
        meant = self.references.attribute(element, name, *_KINDS)
        return None if meant is None else self.definition(meant)

    def loop(
        self, element: Element, inputs: tuple[Transfer, ...], outputs: tuple[Transfer, ...]
    ) -> Loop | MultiInstance | None:
        """How often an activity is done; its transfers say where the lists come from."""
        if (found := child(element, "standardLoopCharacteristics")) is not None:
            return Loop(
                **common(found),
                condition=expression(found, "loopCondition"),
                maximum=whole(found, "loopMaximum"),
                tests_before=true(found, "testBefore"),
            )
        found = child(element, "multiInstanceLoopCharacteristics")
        return None if found is None else self._instances(found, inputs, outputs)

    def _instances(
        self, found: Element, inputs: tuple[Transfer, ...], outputs: tuple[Transfer, ...]
    ) -> MultiInstance:
        behavior = found.attributes.get("behavior", "")
        return MultiInstance(
            **common(found),
            sequential=true(found, "isSequential"),
            cardinality=expression(found, "loopCardinality"),
            collection=self._collection(found, inputs),
            item=_item(child(found, "inputDataItem")),
            results=self._results(found, outputs),
            result=_item(child(found, "outputDataItem")),
            completion=expression(found, "completionCondition"),
            behavior=Behavior(behavior) if behavior in list(Behavior) else Behavior.ALL,
            none_event=self.referred(found, "noneBehaviorEventRef"),
            one_event=self.referred(found, "oneBehaviorEventRef"),
            tellings=tuple(map(self._telling, children(found, "complexBehaviorDefinition"))),
        )

    def _collection(self, found: Element, inputs: tuple[Transfer, ...]) -> Transfer | None:
        name = self.references.data_name(said(child(found, "loopDataInputRef")))
        carried = (each for each in inputs if each.target == name)
        return next(carried, Transfer(name, name) if name else None)

    def _results(self, found: Element, outputs: tuple[Transfer, ...]) -> str:
        name = self.references.data_name(said(child(found, "loopDataOutputRef")))
        return next((each.target for each in outputs if each.source == name), name)

    def _telling(self, element: Element) -> Telling:
        event = child(element, "event")
        return Telling(
            expression(element, "condition") or Expression(""),
            self.definitions(event) if event is not None else (),
        )


def _item(element: Element | None) -> str:
    given = element.attributes if element is not None else {}
    return given.get("name") or given.get("id", "")


def _error(element: Element) -> Error:
    return Error(**common(element), code=element.attributes.get("errorCode", ""))


def _escalation(element: Element) -> Escalation:
    return Escalation(**common(element), code=element.attributes.get("escalationCode", ""))


def _message(element: Element, known: Catalogue) -> MessageEvent:
    return MessageEvent(**common(element), message=known.message(element))


def _signal(element: Element, known: Catalogue) -> SignalEvent:
    signal = known.signals.get(local(reference_text(element, "signalRef")))
    return SignalEvent(**common(element), signal=signal)


def _error_event(element: Element, known: Catalogue) -> ErrorEvent:
    error = known.errors.get(local(reference_text(element, "errorRef")))
    return ErrorEvent(**common(element), error=error)


def _escalation_event(element: Element, known: Catalogue) -> EscalationEvent:
    escalation = known.escalations.get(local(reference_text(element, "escalationRef")))
    return EscalationEvent(**common(element), escalation=escalation)


def _timer(element: Element, _known: Catalogue) -> TimerEvent:
    value = child(element, *TimerKind)
    return TimerEvent(
        **common(element),
        kind=TimerKind(value.local) if value is not None else TimerKind.DURATION,
        value=written(value) if value is not None else Expression("", element.line),
        unit=our_attribute(element, "unit"),
    )


def _conditional(element: Element, _known: Catalogue) -> ConditionalEvent:
    condition = expression(element, "condition") or Expression("", element.line)
    return ConditionalEvent(**common(element), condition=condition)


def _compensation(element: Element, _known: Catalogue) -> CompensationEvent:
    return CompensationEvent(
        **common(element),
        activity=local(reference_text(element, "activityRef")),
        waits=true(element, "waitForCompletion", default=True),
    )


_KINDS: dict[str, Callable[[Element, Catalogue], EventDefinition]] = {
    "messageEventDefinition": _message,
    "signalEventDefinition": _signal,
    "errorEventDefinition": _error_event,
    "escalationEventDefinition": _escalation_event,
    "timerEventDefinition": _timer,
    "conditionalEventDefinition": _conditional,
    "compensateEventDefinition": _compensation,
    "linkEventDefinition": lambda element, _known: LinkEvent(**common(element)),
    "terminateEventDefinition": lambda element, _known: TerminateEvent(**common(element)),
    "cancelEventDefinition": lambda element, _known: CancelEvent(**common(element)),
}
