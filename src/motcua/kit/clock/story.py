"""The reasons of a case, step by step: receipt, stops, new days, marks, and what comes of it."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.kit.clock.counting import begin
from motcua.kit.clock.due import calendar_matters, law_to_mark, moved, receipt
from motcua.kit.clock.log import Event, EventKind
from motcua.kit.clock.reasons import Reason, mark, special_days, years_to_mark
from motcua.kit.clock.regime import Effect, Regime, Ruling, Silence
from motcua.kit.clock.state import Consultation
from motcua.kit.clock.track import Matter, Pause

if TYPE_CHECKING:
    from motcua.kit.clock.answer import Answer


def story(answer: "Answer") -> Iterator[Reason]:
    """The steps in the order of their days, and last what comes of them."""
    steps = [*_receipts(answer), *_stops(answer), *_acts(answer), *_calendar(answer)]
    yield from sorted(steps, key=lambda reason: reason.day)
    yield from _end(answer)


def _receipts(answer: "Answer") -> Iterator[Reason]:
    """What was handed in, when it was received, and each time the limit began anew."""
    facts, terms = answer.facts, answer.terms
    local = terms.calendar.local
    if facts.submitted and answer.reception_due:
        told = {"moment": local(facts.submitted.at), "until": answer.reception_due.at}
        source = terms.regime.reception.source
        yield Reason("submitted", told["moment"].date(), told, source)
    if facts.received is None:
        return
    at = local(facts.received.at)
    yield from law_to_mark(at.date(), terms.regime)
    if terms.limit is None or answer.run is None:
        yield Reason("no_limit", at.date(), {"moment": at})
        return
    calendar = terms.calendar.as_known_on(at.date())
    start = begin(at, terms.limit, calendar, terms.regime)
    yield receipt(start, terms.limit, calendar, terms.regime)
    if answer.run.start.received != at:
        yield receipt(answer.run.start, terms.limit, answer.run.ruler.calendar, terms.regime)


def _stops(answer: "Answer") -> Iterator[Reason]:
    for pause in answer.facts.stood:
        yield _stop(pause, answer)


def _stop(pause: Pause, answer: "Answer") -> Reason:
    terms, local = answer.terms, answer.terms.calendar.local
    ruling = _ruling_of(pause.matter, terms.regime)
    source, certain = ruling.source, ruling.certain
    if pause.law:
        source, certain = pause.law, True
    begin, over = local(pause.begin), pause.over
    told: dict[str, Any] = {"matter": pause.matter, "to": pause.to}
    if over is None:
        return Reason("stands", begin.date(), {"moment": begin, **told}, source, certain)
    told |= {"first": begin.date(), "last": local(over).date()}
    return Reason("stopped", begin.date(), told, source, certain)


def _ruling_of(matter: Matter, regime: Regime) -> Ruling[Effect]:
    """The law by which a clock stands still."""
    return {
        Matter.SUPPLEMENT: regime.supplement,
        Matter.DUTY: regime.duty,
        Matter.SUSPENSION: regime.suspension,
        Matter.CONSULTATION: regime.consultation,
    }[matter]


def _acts(answer: "Answer") -> Iterator[Reason]:
    """Other agencies that were asked, handing on, new days, and the marks met on the way."""
    for asked in answer.facts.consultations:
        yield from _consulted(asked, answer)
    yield from filter(None, (_act(event, answer) for event in answer.facts.events))
    yield from answer.facts.noted


def _consulted(asked: Consultation, answer: "Answer") -> Iterator[Reason]:
    regime, local = answer.terms.regime, answer.terms.calendar.local

    def told(key: str, moment: datetime, source: str = "") -> Reason:
        return Reason(key, moment.date(), {"moment": moment, "to": asked.to}, source)

    if regime.consultation.value is Effect.RUNS_ON:
        yield told("consulted", local(asked.asked), regime.consultation.source)
    consents = regime.consultation_silence.value is Silence.CONSENT
    if asked.answered:
        yield told("consulted.answered", local(asked.answered))
    elif consents and asked.due and asked.due < answer.now:
        yield told("consulted.consent", asked.due, regime.consultation_silence.source)


def _act(event: Event, answer: "Answer") -> Reason | None:
    regime, local = answer.terms.regime, answer.terms.calendar.local
    moment = local(event.at)
    if event.kind is EventKind.REROUTED:
        anew = regime.rerouting.value is Effect.RESTART
        key = "rerouted.restart" if anew else "rerouted"
        rule, told = regime.rerouting, {"moment": moment, "to": event.to}
        return Reason(key, moment.date(), told, rule.source, rule.certain)
    extension = answer.facts.legal.extension if answer.facts.legal else None
    if event.kind is EventKind.EXTENDED and extension and extension.at == event.at:
        told = {"moment": moment, "until": local(extension.until)}
        return Reason("extended", moment.date(), told, regime.extensions.source)
    return None


def _calendar(answer: "Answer") -> Iterator[Reason]:
    """The special days since the limit last began, and the years that are not sure."""
    run, terms = answer.run, answer.terms
    if run is None or terms.limit is None:
        return
    calendar = run.ruler.calendar
    first = run.start.received.date()
    last = (run.due or max(answer.until, run.start.received)).astimezone(calendar.zone).date()
    if terms.limit.unit.is_working_time:
        yield from special_days(calendar, first, last)
    elif run.due and not run.stops and not (answer.facts.legal and answer.facts.legal.extension):
        yield from moved(run.start.first, terms.limit, run.due, calendar, terms.regime)
    if calendar_matters(terms.limit, terms.regime):
        yield from years_to_mark(calendar, first, last)
    if answer.later and run.due:
        yield mark("calendar_changed", last, promised=run.due, later=answer.later)


def _end(answer: "Answer") -> Iterator[Reason]:
    """What is due, or how it ended."""
    facts, regime, local = answer.facts, answer.terms.regime, answer.terms.calendar.local
    day = local(answer.now).date()
    if answer.due:
        yield Reason("due", answer.due.date(), {"moment": answer.due})
    if facts.decided_by_silence:
        key = "silence.consent" if regime.silence.value is Silence.CONSENT else "silence.refusal"
        moment = facts.decided_by_silence
        rule = regime.silence
        yield Reason(key, moment.date(), {"moment": moment}, rule.source, rule.certain)
    for event in filter(None, (facts.ended, facts.returned)):
        moment = local(event.at)
        stopped = event.kind is EventKind.STOPPED
        key = "stopped_for_good" if stopped else event.kind.value
        yield Reason(key, moment.date(), {"moment": moment})
    if facts.ended:
        return
    if answer.applicant_due:
        key = "lapsed" if answer.applicant_due < answer.now else "applicant"
        source = regime.supplement_time.source
        yield Reason(key, day, {"moment": answer.applicant_due}, source)
    asked_of_applicant = {(Matter.SUPPLEMENT, ""), (Matter.DUTY, "")} & facts.questions.keys()
    if asked_of_applicant and answer.due_if_answered:
        yield Reason("if_answered", day, {"moment": answer.due_if_answered})
