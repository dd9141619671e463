"""Where a case stands after some of its events."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from motcua.kit.clock.log import Event
from motcua.kit.clock.reasons import Reason
from motcua.kit.clock.regime import Effect
from motcua.kit.clock.track import Matter, Pause, Terms, Track


@dataclass(frozen=True)
class Question:
    """Something that was asked and is not answered; what the answer does to each clock."""

    event: Event
    legal: Effect
    index: Effect


@dataclass(frozen=True)
class Consultation:
    """Another agency that was asked; ``due`` is when it should have answered."""

    to: str
    asked: datetime
    due: datetime | None
    answered: datetime | None = None


@dataclass(frozen=True)
class State:
    """What the events so far have made of a case.

    ``noted`` are the marks met on the way; ``first_act`` is when the office first took it up;
    ``decided_by_silence`` is when silence decided it; ``stood`` are all the pauses of the legal
    clock, also those before it began anew. The clocks are None before reception.
    """

    events: tuple[Event, ...] = ()
    submitted: Event | None = None
    received: Event | None = None
    first_act: datetime | None = None
    ended: Event | None = None
    returned: Event | None = None
    holder: str = ""
    questions: Mapping[tuple[Matter, str], Question] = field(default_factory=dict)
    consultations: tuple[Consultation, ...] = ()
    stood: tuple[Pause, ...] = ()
    supplements: int = 0
    extensions: int = 0
    legal: Track | None = None
    index: Track | None = None
    decided_by_silence: datetime | None = None
    noted: tuple[Reason, ...] = ()

    def question(self, matter: Matter, to: str = "") -> Question | None:
        """What was asked about this matter and is not answered."""
        return self.questions.get((matter, to))

    def without(self, matter: Matter, to: str = "") -> "State":
        """The state when that question is answered."""
        left = {key: each for key, each in self.questions.items() if key != (matter, to)}
        return replace(self, questions=left)

    def note(self, reason: Reason) -> "State":
        """The state with one more mark."""
        return replace(self, noted=(*self.noted, reason))


def day_of(event: Event, terms: Terms) -> date:
    """The local day of an event."""
    return terms.calendar.local(event.at).date()
