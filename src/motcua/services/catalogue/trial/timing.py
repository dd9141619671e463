"""The legal clock of an example: what happened to it, and when it was due."""

from dataclasses import dataclass, field
from datetime import datetime

from motcua.kit.clock import Event, EventKind, explain
from motcua.services.catalogue.package.parts import Channel
from motcua.services.catalogue.terms import terms_of
from motcua.services.catalogue.trial.country import Country

RECEIVE, SUPPLEMENT, DUTY = "receive", "supplement", "duty"
"""Activities by which a process tells the clock: receipt, papers asked for again, a payment."""
CONSULTED = "consulted"
"""The role of another authority that is asked."""
OUTSIDE = frozenset({"applicant", CONSULTED})
"""Roles of those who do not belong to the office."""

_ASKED = {SUPPLEMENT: EventKind.SUPPLEMENT_ASKED, DUTY: EventKind.DUTY_ASKED}
_GIVEN = {SUPPLEMENT: EventKind.SUPPLEMENT_GIVEN, DUTY: EventKind.DUTY_PAID}


@dataclass
class Log:
    """What the clock hears of a case."""

    events: list[Event] = field(default_factory=list)

    @property
    def received(self) -> datetime | None:
        """When the case was taken up, if it was."""
        kinds = {each.kind: each.at for each in self.events}
        return kinds.get(EventKind.RECEIVED)

    def add(self, kind: EventKind, at: datetime, to: str = "") -> None:
        self.events.append(Event(kind, at, to))

    def submit(self, at: datetime) -> None:
        """The request is handed in."""
        self.add(EventKind.SUBMITTED, at)

    def take_up(self, at: datetime) -> None:
        """The case is received."""
        self.add(EventKind.RECEIVED, at)

    def begins(self, activity: str, role: str, at: datetime) -> None:
        """An activity begins. Who asks for papers at once has not taken the case up yet."""
        if activity == SUPPLEMENT and self.events:
            last = self.events[-1]
            if last.kind is EventKind.RECEIVED and last.at == at:
                self.events.pop()
        if activity in _ASKED:
            self.add(_ASKED[activity], at)
        elif role == CONSULTED:
            self.add(EventKind.CONSULTATION_ASKED, at, activity)

    def is_done(self, activity: str, role: str, at: datetime) -> None:
        """An activity is done. What is asked for before the case is taken up completes it."""
        if activity in _GIVEN:
            self.add(_GIVEN[activity], at)
        if activity in (RECEIVE, SUPPLEMENT) and self.received is None:
            self.take_up(at)
        if role == CONSULTED:
            self.add(EventKind.CONSULTATION_ANSWERED, at, activity)


def due_by(log: Log, channel: Channel, country: Country) -> datetime | None:
    """The last due moment that was told; None without a limit, and for a case never taken up.

    While the clock stands still no new one is told. Raises ``ImpossibleLog``.
    """
    told = None
    if log.received is None:
        return told
    terms = terms_of(channel, log.received.date(), country.calendar, country.law)
    for number, event in enumerate(log.events, start=1):
        told = explain(log.events[:number], terms, event.at).due or told
    return told
