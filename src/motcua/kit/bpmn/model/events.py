"""What events wait for and what they cause."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.kit.bpmn.model.items import Error, Escalation, Expression, Item, Message, Signal


@dataclass(frozen=True, kw_only=True, eq=False)
class EventDefinition(Item):
    """What an event is about; the kinds follow."""


@dataclass(frozen=True, kw_only=True, eq=False)
class MessageEvent(EventDefinition):
    message: Message | None


@dataclass(frozen=True, kw_only=True, eq=False)
class SignalEvent(EventDefinition):
    signal: Signal | None


@dataclass(frozen=True, kw_only=True, eq=False)
class ErrorEvent(EventDefinition):
    """``error`` is ``None`` for an event that catches every error."""

    error: Error | None


@dataclass(frozen=True, kw_only=True, eq=False)
class EscalationEvent(EventDefinition):
    """``escalation`` is ``None`` for an event that catches every escalation."""

    escalation: Escalation | None


class TimerKind(StrEnum):
    """How a timer says when."""

    DATE = "timeDate"
    DURATION = "timeDuration"
    CYCLE = "timeCycle"


@dataclass(frozen=True, kw_only=True, eq=False)
class TimerEvent(EventDefinition):
    """``unit`` is the calendar unit that a number counts; empty for ISO 8601 in plain time."""

    kind: TimerKind
    value: Expression
    unit: str = ""


@dataclass(frozen=True, kw_only=True, eq=False)
class ConditionalEvent(EventDefinition):
    condition: Expression


@dataclass(frozen=True, kw_only=True, eq=False)
class LinkEvent(EventDefinition):
    """A throw and the catch of the same name are one flow, drawn in two places."""


@dataclass(frozen=True, kw_only=True, eq=False)
class TerminateEvent(EventDefinition):
    """Ends everything in its scope."""


@dataclass(frozen=True, kw_only=True, eq=False)
class CancelEvent(EventDefinition):
    """Takes a transaction back."""


@dataclass(frozen=True, kw_only=True, eq=False)
class CompensationEvent(EventDefinition):
    """Undoes ``activity``, by identifier, or what was done in the scope where it is empty."""

    activity: str = ""
    waits: bool = True
