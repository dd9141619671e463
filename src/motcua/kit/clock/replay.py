"""From a log to a state, one event after the other.

``advance`` is a pure function, so a log may be replayed at once or in pieces.
"""

from collections.abc import Iterable
from dataclasses import replace

from motcua.kit.clock.log import Event, EventKind, ImpossibleLog
from motcua.kit.clock.reasons import mark
from motcua.kit.clock.regime import Silence
from motcua.kit.clock.state import State, day_of
from motcua.kit.clock.steps import STEPS, Impossible
from motcua.kit.clock.track import Terms, course


def replay(events: Iterable[Event], terms: Terms, state: State | None = None) -> State:
    """The state after these events, from the beginning or from an earlier state.

    Raises ``ImpossibleLog`` with the event that cannot have happened.
    """
    state = State() if state is None else state
    for event in events:
        state = advance(state, event, terms)
    return state


def advance(state: State, event: Event, terms: Terms) -> State:
    """The state after one more event."""
    try:
        _check_order(state, event)
        state = _let_silence_decide(state, event, terms)
        if state.decided_by_silence is None:
            state = STEPS[event.kind](state, event, terms)
        else:
            state = state.note(
                mark("after_silence", day_of(event, terms), moment=terms.calendar.local(event.at))
            )
    except Impossible as reason:
        raise ImpossibleLog(event, len(state.events) + 1, str(reason)) from None
    return replace(state, events=(*state.events, event))


def _check_order(state: State, event: Event) -> None:
    if not state.events:
        if event.kind not in {EventKind.SUBMITTED, EventKind.RECEIVED}:
            raise Impossible("a case begins when it is submitted or received.")
        return
    before = state.events[-1]
    if event.at < before.at:
        raise Impossible(f"time runs backwards; {before.kind} came at {before.at.isoformat()}.")
    if state.returned:
        raise Impossible("the case is closed, its result was handed over.")
    if state.ended and event.kind is not EventKind.RETURNED:
        raise Impossible(f"the case has ended already: it was {state.ended.kind}.")


def _let_silence_decide(state: State, event: Event, terms: Terms) -> State:
    """Where silence means something, it decides when the day has passed without an answer."""
    means_nothing = terms.regime.silence.value is Silence.NOTHING
    if means_nothing or state.legal is None or state.ended or state.decided_by_silence:
        return state
    run = course(state.legal, terms)
    if run is None or run.due is None or event.at <= run.due:
        return state
    return replace(state, decided_by_silence=run.due)
