"""The answer to: when is it due, and why? What a case looks like at one moment."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from motcua.kit.clock.due import Due
from motcua.kit.clock.limits import Unit
from motcua.kit.clock.readings import Reading, other_readings
from motcua.kit.clock.reasons import Reason
from motcua.kit.clock.regime import Effect, Regime
from motcua.kit.clock.replay import replay
from motcua.kit.clock.state import Consultation, State
from motcua.kit.clock.story import story
from motcua.kit.clock.track import Course, Terms, course
from motcua.kit.clock.verdict import Verdict, reception_due


class ClockState(StrEnum):
    """Where the clock stands; lapsed means that the applicant was silent too long."""

    RECEPTION = "reception"
    RUNNING = "running"
    WAITING = "waiting"
    LAPSED = "lapsed"
    CONSENTED = "consented"
    REFUSED_BY_SILENCE = "refused_by_silence"
    FINISHED = "finished"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    RETURNED = "returned"


class HolderKind(StrEnum):
    OFFICE = "office"
    APPLICANT = "applicant"
    CONSULTED = "consulted"
    LAW = "law"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Holder:
    """Who must act now; the name is empty where the log gives none."""

    kind: HolderKind
    name: str = ""


@dataclass(frozen=True)
class Answer:
    """A case at one moment, ``now``.

    ``due`` is None without a limit, before reception, and while the clock stands still;
    ``due_if_answered`` is then what an answer at this moment would give. ``used`` and ``left`` are
    in ``unit``. ``applicant_due`` is until when an answer of the applicant is awaited.
    """

    terms: Terms
    facts: State
    now: datetime
    state: ClockState
    holder: Holder
    legal: Verdict
    index: Verdict | None
    reception: Verdict | None
    run: Course | None
    index_run: Course | None
    applicant_due: datetime | None

    @property
    def due(self) -> datetime | None:
        return self.run.due if self.run else None

    @property
    def unit(self) -> Unit:
        """What ``used`` and ``left`` count."""
        limit = self.terms.limit
        if limit is None or limit.unit in {Unit.WEEKS, Unit.MONTHS}:
            return Unit.DAYS
        return limit.unit if limit.is_whole else Unit.WORKING_HOURS

    @property
    def used(self) -> int | Decimal | None:
        return self.run.used(self.until) if self.run else None

    @property
    def left(self) -> int | Decimal | None:
        return self.run.left(self.until) if self.run else None

    @property
    def until(self) -> datetime:
        """The end of the case, or now while it is open."""
        return self.facts.ended.at if self.facts.ended else self.now

    @property
    def consultations(self) -> tuple[Consultation, ...]:
        return self.facts.consultations

    @property
    def reception_due(self) -> Due | None:
        return reception_due(self.facts, self.terms)

    @cached_property
    def later(self) -> datetime | None:
        """What the calendar of today would give, where that differs from what was promised."""
        track = self.facts.legal
        run = course(track, self.terms, as_promised=False) if track else None
        return None if run is None or run.due == self.due else run.due

    @cached_property
    def due_if_answered(self) -> datetime | None:
        """When it would be due if all that is awaited came now."""
        track = self.facts.legal
        if track is None or self.due:
            return None
        for (matter, to), question in self.facts.questions.items():
            if question.legal is not Effect.RUNS_ON:
                day = self.terms.calendar.local(self.now).date()
                track = track.go_on(matter, to, self.now, question.legal, day)
        run = course(track, self.terms)
        return run.due if run else None

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The steps of the explanation, in the order of the log."""
        return tuple(story(self))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """What other readings of uncertain rules would give."""
        return tuple(other_readings(self.terms.regime, self.due, self._due_by))

    def _due_by(self, regime: Regime) -> datetime | None:
        terms = replace(self.terms, regime=regime)
        track = replay(self.facts.events, terms).legal
        run = course(track, terms) if track else None
        return run.due if run else None
