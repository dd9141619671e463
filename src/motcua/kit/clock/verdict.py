"""Early, on time or late: by the law, by the index of service quality, and at reception."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.kit.clock.calendar import Calendar
from motcua.kit.clock.due import Due, due
from motcua.kit.clock.log import EventKind
from motcua.kit.clock.regime import Compares, Ended, Ruling
from motcua.kit.clock.state import State
from motcua.kit.clock.track import Course, Matter, Terms


class Standing(StrEnum):
    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NOT_COUNTED = "not_counted"


@dataclass(frozen=True)
class Verdict:
    """How an end, or now while there is none, stands to the due moment, in local time."""

    standing: Standing
    due: datetime | None = None
    end: datetime | None = None


def legal_verdict(state: State, run: Course | None, terms: Terms, now: datetime) -> Verdict:
    """By the law; not counted before reception."""
    if state.received is None:
        return Verdict(Standing.NOT_COUNTED)
    end = state.ended.at if state.ended else state.decided_by_silence
    by_day = terms.limit is None or terms.limit.is_by_day
    compares = terms.regime.compares.value if by_day else Compares.MOMENT
    return _compare(end, now, run.due if run else None, compares, terms.calendar)


def index_verdict(state: State, run: Course | None, terms: Terms, now: datetime) -> Verdict | None:
    """By the index; None where there is none, not counted when it was refused at reception."""
    regime = terms.regime
    if not regime.index.value:
        return None
    if state.received is None:
        return Verdict(Standing.NOT_COUNTED)
    awaited = state.question(Matter.SUPPLEMENT)
    ending = awaited.event if awaited else state.ended
    end = ending.at if ending else None
    verdict = _compare(end, now, run.due if run else None, Compares.DAY, terms.calendar)
    most = regime.index_supplements.value
    if most is not None and state.supplements > most:
        return replace(verdict, standing=Standing.LATE)
    given_up = state.ended and state.ended.kind in {EventKind.STOPPED, EventKind.WITHDRAWN}
    if given_up and regime.index_ended.value is Ended.ON_TIME:
        return replace(verdict, standing=Standing.ON_TIME)
    if awaited and state.ended is None and verdict.standing is Standing.EARLY:
        return replace(verdict, standing=Standing.ON_TIME)
    return verdict


def reception_due(state: State, terms: Terms) -> Due | None:
    """When what was handed in must be taken up or answered; None where no limit is set."""
    limit = terms.regime.reception.value
    if state.submitted is None or limit is None:
        return None
    at_once = replace(terms.regime, cutoff=Ruling(None))
    return due(state.submitted.at, limit, terms.calendar, at_once)


def reception_verdict(state: State, terms: Terms, now: datetime) -> Verdict | None:
    """Whether the office took it up in time."""
    when = reception_due(state, terms)
    if when is None:
        return None
    return _compare(state.first_act, now, when.at, Compares.MOMENT, terms.calendar)


def _compare(
    end: datetime | None,
    now: datetime,
    due_at: datetime | None,
    compares: Compares,
    calendar: Calendar,
) -> Verdict:
    """Early only when it ended on an earlier day."""
    ended = end and calendar.local(end)
    if due_at is None:
        return Verdict(Standing.ON_TIME, None, ended)
    here = ended or calendar.local(now)
    by_day = compares is Compares.DAY
    if here.date() > due_at.date() if by_day else here > due_at:
        return Verdict(Standing.LATE, due_at, ended)
    early = ended and ended.date() < due_at.date()
    return Verdict(Standing.EARLY if early else Standing.ON_TIME, due_at, ended)
