"""What happened to a case: the log from which its clocks are computed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.kit.errors import Refused


class EventKind(StrEnum):
    """What can happen to a case.

    A duty is a financial one, as a tax; consulting asks another agency; rerouting hands the case
    to another office or system; returned is the result handed over.
    """

    SUBMITTED = "submitted"
    RECEIVED = "received"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_GIVEN = "supplement_given"
    DUTY_ASKED = "duty_asked"
    DUTY_PAID = "duty_paid"
    CONSULTATION_ASKED = "consultation_asked"
    CONSULTATION_ANSWERED = "consultation_answered"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    EXTENDED = "extended"
    REROUTED = "rerouted"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    FINISHED = "finished"
    RETURNED = "returned"


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    ``to`` names who holds the case or is asked; ``until`` is the new day of an extension, the end
    of a suspension or the time given for a supplement; ``law`` is the act that a suspension rests
    on.
    """

    kind: EventKind
    at: datetime
    to: str = ""
    until: datetime | None = None
    law: str = ""

    def __post_init__(self) -> None:
        for moment in (self.at, self.until):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"{self.kind}: {moment} has no time zone.")


class ImpossibleLog(Refused):
    """A log tells what cannot have happened; ``number`` counts its events from 1."""

    def __init__(self, event: Event, number: int, reason: str) -> None:
        super().__init__(f"Event {number}, {event.kind} at {event.at.isoformat()}: {reason}")
        self.event = event
        self.number = number
        self.reason = reason
