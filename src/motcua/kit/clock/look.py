"""A log, or the state after it, seen at one moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from motcua.kit.clock.answer import Answer, ClockState, Holder, HolderKind
from motcua.kit.clock.log import Event
from motcua.kit.clock.regime import ApplicantSilence, Silence
from motcua.kit.clock.replay import replay
from motcua.kit.clock.state import Consultation, State
from motcua.kit.clock.steps import time_given
from motcua.kit.clock.track import Course, Matter, Pause, Terms, course
from motcua.kit.clock.verdict import index_verdict, legal_verdict, reception_verdict


def explain(events: Iterable[Event], terms: Terms, now: datetime) -> Answer:
    """What a log means at a moment; raises ``ImpossibleLog``."""
    return look(replay(events, terms), terms, now)


def look(state: State, terms: Terms, now: datetime) -> Answer:
    """What a state means at a moment, which is not before its last event (else ``ValueError``)."""
    if not state.events or now < state.events[-1].at:
        raise ValueError(f"At {now.isoformat()} the log has not ended yet.")
    run = course(state.legal, terms) if state.legal else None
    index_run = course(state.index, terms) if state.index else None
    state = _decided(state, run, terms, now)
    applicant_due = _applicant_due(state, terms)
    clock = _clock_state(state, terms, applicant_due, now)
    return Answer(
        terms=terms,
        facts=state,
        now=now,
        state=clock,
        holder=_holder(state, clock, terms, now),
        legal=legal_verdict(state, run, terms, now),
        index=index_verdict(state, index_run, terms, now),
        reception=reception_verdict(state, terms, now),
        run=run,
        index_run=index_run,
        applicant_due=applicant_due,
    )


def _decided(state: State, run: Course | None, terms: Terms, now: datetime) -> State:
    """Where silence means something, it may have decided by now."""
    means = terms.regime.silence.value is not Silence.NOTHING
    if means and not state.ended and run and run.due and run.due < now:
        return replace(state, decided_by_silence=run.due)
    return state


def _applicant_due(state: State, terms: Terms) -> datetime | None:
    awaited = state.question(Matter.SUPPLEMENT)
    if awaited is None:
        return None
    return time_given(awaited.event, terms.regime.supplement_time.value, terms)


def standing_pauses(state: State, now: datetime) -> list[Pause]:
    """The pauses in which the legal clock stands at that moment."""
    pauses = state.legal.pauses if state.legal else ()
    return [pause for pause in pauses if pause.stands_at(now)]


def _clock_state(
    state: State, terms: Terms, applicant_due: datetime | None, now: datetime
) -> ClockState:
    if state.returned:
        return ClockState.RETURNED
    if state.ended:
        return ClockState(state.ended.kind)
    if state.decided_by_silence:
        consents = terms.regime.silence.value is Silence.CONSENT
        return ClockState.CONSENTED if consents else ClockState.REFUSED_BY_SILENCE
    closes = terms.regime.supplement_silence.value is ApplicantSilence.PROPOSES_CLOSING
    if closes and applicant_due and applicant_due < now:
        return ClockState.LAPSED
    if state.received is None:
        waits = state.question(Matter.SUPPLEMENT)
        return ClockState.WAITING if waits else ClockState.RECEPTION
    return ClockState.WAITING if standing_pauses(state, now) else ClockState.RUNNING


_ENDED = {
    ClockState.CONSENTED,
    ClockState.REFUSED_BY_SILENCE,
    ClockState.FINISHED,
    ClockState.REFUSED,
    ClockState.WITHDRAWN,
    ClockState.STOPPED,
    ClockState.RETURNED,
}


def _holder(state: State, clock: ClockState, terms: Terms, now: datetime) -> Holder:
    if clock in _ENDED:
        return Holder(HolderKind.NOBODY)
    if clock is ClockState.WAITING:
        matters = {pause.matter for pause in standing_pauses(state, now)}
        if matters == {Matter.SUSPENSION}:
            return Holder(HolderKind.LAW)
        if matters != {Matter.CONSULTATION}:
            return Holder(HolderKind.APPLICANT)
    asked = [each for each in state.consultations if _is_awaited(each, terms, now)]
    if asked and clock is not ClockState.LAPSED:
        return Holder(HolderKind.CONSULTED, asked[0].to)
    return Holder(HolderKind.OFFICE, state.holder)


def _is_awaited(asked: Consultation, terms: Terms, now: datetime) -> bool:
    """Whether the answer of another agency is awaited, and silence has not answered for it."""
    silent = asked.due is not None and asked.due < now
    return asked.answered is None and not (
        silent and terms.regime.consultation_silence.value is Silence.CONSENT
    )
