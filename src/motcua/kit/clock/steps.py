"""What each kind of event may follow, and what it does to a case."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from motcua.kit.clock.due import due
from motcua.kit.clock.limits import Limit
from motcua.kit.clock.log import Event, EventKind
from motcua.kit.clock.reasons import mark
from motcua.kit.clock.regime import ApplicantSilence, Effect, Move
from motcua.kit.clock.state import Consultation, Question, State, day_of
from motcua.kit.clock.track import (
    Extension,
    Matter,
    Pause,
    Terms,
    Track,
    course,
    new_day,
    over_at,
)


class Impossible(Exception):
    """The reason why an event cannot follow those before it."""


def time_given(event: Event, limit: Limit | None, terms: Terms) -> datetime | None:
    """Until when an answer is awaited: as the question says, else by the law."""
    if event.until or limit is None:
        return event.until and terms.calendar.local(event.until)
    return due(event.at, limit, terms.calendar, terms.regime).at


def _submitted(state: State, event: Event, terms: Terms) -> State:
    if state.events:
        raise Impossible("a case is submitted once, before it is received.")
    return replace(state, submitted=event)


def _received(state: State, event: Event, terms: Terms) -> State:
    if state.received:
        raise Impossible("it was received already.")
    if state.question(Matter.SUPPLEMENT):
        raise Impossible("the supplement that was asked is not given yet.")
    track = Track(event.at, day_of(event, terms))
    taken = replace(state, received=event, legal=track, index=track, holder=event.to)
    return _taken_up(taken, event)


def _taken_up(state: State, event: Event) -> State:
    return replace(state, first_act=state.first_act or event.at)


def _supplement_asked(state: State, event: Event, terms: Terms) -> State:
    regime, number = terms.regime, state.supplements + 1
    legal, most = regime.supplement.value, regime.supplements.value
    state = replace(_taken_up(state, event), supplements=number)
    if most is not None and number > most:
        legal = regime.supplement_beyond.value
        source = regime.supplements.source
        state = state.note(mark("supplement_too_many", day_of(event, terms), source, most=most))
    until = None
    if regime.supplement_silence.value is ApplicantSilence.GOES_ON:
        until = time_given(event, regime.supplement_time.value, terms)
    question = Question(event, legal, regime.supplement_in_index.value)
    return _ask(state, Matter.SUPPLEMENT, question, terms, until=until)


def _supplement_given(state: State, event: Event, terms: Terms) -> State:
    question = _question(state, Matter.SUPPLEMENT)
    rule = terms.regime.supplement_time
    until = time_given(question.event, rule.value, terms)
    if until and event.at > until:
        state = state.note(mark("supplement_late", day_of(event, terms), rule.source, until=until))
    if question.legal is Effect.RESTART and state.legal:
        run = course(state.legal, terms)
        if run and run.due:
            note = mark("restart_when_late", day_of(event, terms), due=run.due)
            state = state.note(note)
    return _answer(state, Matter.SUPPLEMENT, event, terms)


def _duty_asked(state: State, event: Event, terms: Terms) -> State:
    _must_run(state)
    question = Question(event, terms.regime.duty.value, terms.regime.duty_in_index.value)
    return _ask(state, Matter.DUTY, question, terms)


def _duty_paid(state: State, event: Event, terms: Terms) -> State:
    return _answer(state, Matter.DUTY, event, terms)


def _consultation_asked(state: State, event: Event, terms: Terms) -> State:
    _must_run(state)
    regime = terms.regime
    limit = regime.consultation_time.value
    asked = Consultation(event.to, event.at, time_given(event, limit, terms))
    question = Question(event, regime.consultation.value, regime.consultation_in_index.value)
    state = _ask(state, Matter.CONSULTATION, question, terms)
    return replace(state, consultations=(*state.consultations, asked))


def _consultation_answered(state: State, event: Event, terms: Terms) -> State:
    state = _answer(state, Matter.CONSULTATION, event, terms)
    answered = tuple(
        replace(each, answered=event.at) if each.to == event.to and each.answered is None else each
        for each in state.consultations
    )
    return replace(state, consultations=answered)


def _suspended(state: State, event: Event, terms: Terms) -> State:
    _must_run(state)
    before = state.question(Matter.SUSPENSION)
    if before and before.event.until and before.event.until <= event.at:
        state = state.without(Matter.SUSPENSION)
    question = Question(
        event, terms.regime.suspension.value, terms.regime.suspension_in_index.value
    )
    return _ask(state, Matter.SUSPENSION, question, terms, until=event.until)


def _resumed(state: State, event: Event, terms: Terms) -> State:
    until = _question(state, Matter.SUSPENSION).event.until
    if until and until <= event.at:
        raise Impossible(f"the suspension ended by itself at {until.isoformat()}.")
    return _answer(state, Matter.SUSPENSION, event, terms)


def _extended(state: State, event: Event, terms: Terms) -> State:
    legal = _must_run(state)
    regime, number = terms.regime, state.extensions + 1
    if event.until is None:
        raise Impossible("it names no new day.")
    run = course(legal, terms)
    if run is None or run.due is None:
        raise Impossible("there is no day that could be moved.")
    state = replace(state, extensions=number)
    most, source = regime.extensions.value, regime.extensions.source
    if most is not None and number > most:
        return state.note(mark("extension_too_many", day_of(event, terms), source, most=most))
    if event.at > run.due:
        return state.note(mark("extension_too_late", day_of(event, terms), source, due=run.due))
    if new_day(event.until, run.ruler, regime) <= run.due:
        raise Impossible(f"its new day is not after {run.due.isoformat()}.")
    extension, today = Extension(event.at, event.until), day_of(event, terms)
    state = replace(state, legal=legal.extend(extension, today))
    if regime.extension_in_index.value is Move.MOVES:
        state = replace(state, index=state.index and state.index.extend(extension, today))
    return state


def _rerouted(state: State, event: Event, terms: Terms) -> State:
    state = replace(state, holder=event.to)
    if terms.regime.rerouting.value is not Effect.RESTART:
        return state
    day = day_of(event, terms)
    return replace(
        state,
        legal=state.legal and state.legal.restart(event.at, day),
        index=state.index and state.index.restart(event.at, day),
    )


def _ended(state: State, event: Event, terms: Terms) -> State:
    if event.kind is EventKind.FINISHED:
        _must_run(state)
    return replace(_taken_up(state, event), ended=event)


def _returned(state: State, event: Event, terms: Terms) -> State:
    if state.ended is None:
        raise Impossible("there is no result yet.")
    return replace(state, returned=event)


def _must_run(state: State) -> Track:
    """The legal clock, which begins at reception."""
    if state.legal is None:
        raise Impossible("the case is not received yet.")
    return state.legal


def _question(state: State, matter: Matter, to: str = "") -> Question:
    question = state.question(matter, to)
    if question is None:
        asked = f"no {matter} of {to}" if to else f"no {matter}"
        raise Impossible(f"{asked} is open.")
    return question


def _ask(
    state: State, matter: Matter, question: Question, terms: Terms, until: datetime | None = None
) -> State:
    """Open a question; the clocks that it stops stand still."""
    event = question.event
    to = event.to if matter is Matter.CONSULTATION else ""
    if state.question(matter, to):
        raise Impossible(f"the {matter} before is still open.")
    if event.until and event.until <= event.at:
        raise Impossible(f"it gives time until {event.until.isoformat()}, which is past.")
    pause = Pause(matter, to, event.at, until=until, law=event.law)
    day = day_of(event, terms)

    def stop(track: Track | None, effect: Effect) -> Track | None:
        return track if track is None or effect is Effect.RUNS_ON else track.stop(pause, day)

    stops = question.legal is not Effect.RUNS_ON
    return replace(
        state,
        stood=(*state.stood, pause) if stops else state.stood,
        questions={**state.questions, (matter, to): question},
        legal=stop(state.legal, question.legal),
        index=stop(state.index, question.index),
    )


def _answer(state: State, matter: Matter, event: Event, terms: Terms) -> State:
    """Close a question; the clocks that it stopped begin anew or go on."""
    to = event.to if matter is Matter.CONSULTATION else ""
    question = _question(state, matter, to)
    day = day_of(event, terms)

    def go_on(track: Track | None, effect: Effect) -> Track | None:
        if track is None or effect is Effect.RUNS_ON:
            return track
        return track.go_on(matter, to, event.at, effect, day)

    return replace(
        state.without(matter, to),
        stood=over_at(state.stood, matter, to, event.at),
        legal=go_on(state.legal, question.legal),
        index=go_on(state.index, question.index),
    )


STEPS: Mapping[EventKind, Callable[[State, Event, Terms], State]] = {
    EventKind.SUBMITTED: _submitted,
    EventKind.RECEIVED: _received,
    EventKind.SUPPLEMENT_ASKED: _supplement_asked,
    EventKind.SUPPLEMENT_GIVEN: _supplement_given,
    EventKind.DUTY_ASKED: _duty_asked,
    EventKind.DUTY_PAID: _duty_paid,
    EventKind.CONSULTATION_ASKED: _consultation_asked,
    EventKind.CONSULTATION_ANSWERED: _consultation_answered,
    EventKind.SUSPENDED: _suspended,
    EventKind.RESUMED: _resumed,
    EventKind.EXTENDED: _extended,
    EventKind.REROUTED: _rerouted,
    EventKind.STOPPED: _ended,
    EventKind.WITHDRAWN: _ended,
    EventKind.REFUSED: _ended,
    EventKind.FINISHED: _ended,
    EventKind.RETURNED: _returned,
}
