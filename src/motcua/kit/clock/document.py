"""Logs as JSON, and answers as JSON: how the clock speaks with other programs.

A log file is an object with ``events`` (each ``event`` and ``at``, perhaps ``to``, ``until`` and
``law``), a ``limit`` such as ``10 working_days`` or null, and perhaps ``regime``, ``office`` and
``now``. Moments are ISO 8601; one without an offset is in the country's time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

from motcua.kit.clock.answer import Answer
from motcua.kit.clock.due import Due
from motcua.kit.clock.limits import Limit, Unit, read_limit
from motcua.kit.clock.log import Event, EventKind
from motcua.kit.clock.picture import Cell, cells_of, cells_of_due
from motcua.kit.clock.profile import Profile
from motcua.kit.clock.readings import Reading
from motcua.kit.clock.reasons import marks_of
from motcua.kit.clock.track import Terms
from motcua.kit.clock.verdict import Verdict
from motcua.kit.clock.words import headline, sentences
from motcua.kit.errors import Refused

LANGUAGES = ("vi", "en")
_KEYS = {"events", "limit", "regime", "office", "now"}
_EVENT_KEYS = {"event", "at", "to", "until", "law"}


class WrongLog(Refused):
    """A log file cannot be read; the message names the place and the cure."""


@dataclass(frozen=True)
class Log:
    """A log file, read: what happened, what it is measured by, the moment that it asks about."""

    events: tuple[Event, ...]
    terms: Terms
    now: datetime | None


def read_log(data: Any, profile: Profile) -> Log:
    """A log from what ``json.load`` gives; raises ``WrongLog``."""
    top = _object(data, "The log", _KEYS)
    zone = profile.calendar.zone
    rows = top.get("events")
    if not isinstance(rows, list) or not rows:
        raise WrongLog("The log has no list of events.")
    events = tuple(_event(row, number, zone) for number, row in enumerate(rows, start=1))
    day = events[0].at.astimezone(zone).date()
    try:
        regime = profile.regime(day, _text(top, "regime", "The log"))
        calendar = profile.calendar_of(day, _text(top, "office", "The log"))
        limit = _limit(top["limit"]) if "limit" in top else regime.limit.value
    except ValueError as error:
        raise WrongLog(str(error)) from None
    now = _moment(top["now"], "now", zone) if "now" in top else None
    return Log(events, Terms(limit, calendar, regime), now)


def _limit(given: Any) -> Limit | None:
    if given is None:
        return None
    if not isinstance(given, str):
        raise ValueError(f"The limit {given!r} is not a text such as 10 working_days, or null.")
    return read_limit(given)


def _event(row: Any, number: int, zone: tzinfo) -> Event:
    where = f"Event {number}"
    fields = _object(row, where, _EVENT_KEYS)
    kind = _text(fields, "event", where)
    if kind not in set(EventKind):
        raise WrongLog(f"{where}: {kind!r} is not one of {', '.join(EventKind)}.")
    until = fields.get("until")
    return Event(
        EventKind(kind),
        _moment(fields.get("at"), f"{where}, at", zone),
        _text(fields, "to", where),
        None if until is None else _moment(until, f"{where}, until", zone),
        _text(fields, "law", where),
    )


def _object(value: Any, where: str, keys: set[str]) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise WrongLog(f"{where} is not a JSON object.")
    unknown = sorted(value.keys() - keys)
    if unknown:
        raise WrongLog(f"{where} has {unknown[0]!r}; known are {', '.join(sorted(keys))}.")
    return value


def _text(fields: Mapping[str, Any], key: str, where: str) -> str:
    value = fields.get(key, "")
    if not isinstance(value, str):
        raise WrongLog(f"{where}: {key} is not a text.")
    return value


def _moment(value: Any, where: str, zone: tzinfo) -> datetime:
    if not isinstance(value, str):
        raise WrongLog(f"{where}: write a moment such as 2026-02-13T16:30.")
    return read_moment(value, where, zone)


def read_moment(text: str, where: str, zone: tzinfo) -> datetime:
    """ISO 8601; without an offset in the country's time. Raises ``WrongLog``."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongLog(f"{where}: {text!r} is not a moment such as 2026-02-13T16:30.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def due_as_json(due: Due, readings: Iterable[Reading]) -> dict[str, Any]:
    """A due moment for machines."""
    others = list(readings)
    marks = marks_of(due.reasons)
    return {
        "due": due.at.isoformat(),
        "received": due.start.received.isoformat(),
        "counts_as_received": due.start.counts_as.isoformat(),
        "counted_from": due.start.first.isoformat(),
        "limit": _limit_as_json(due.limit),
        "by_later_calendar": _iso(due.later),
        "certain": not marks and not others,
        "marks": list(marks),
        "readings": [_reading_as_json(each) for each in others],
        "reasons": _reasons_as_json(due),
        "days": [_cell_as_json(each) for each in cells_of_due(due, due.start.received.date())],
    }


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """A case at one moment for machines."""
    marks = marks_of(answer.reasons)
    return {
        "due": _iso(answer.due),
        "due_if_answered": _iso(answer.due_if_answered),
        "by_later_calendar": _iso(answer.later),
        "now": answer.terms.calendar.local(answer.now).isoformat(),
        "state": answer.state,
        "holder": asdict(answer.holder),
        "limit": answer.terms.limit and _limit_as_json(answer.terms.limit),
        "unit": answer.unit,
        "used": _number(answer.used),
        "left": _number(answer.left),
        "legal": _verdict_as_json(answer.legal),
        "index": answer.index and _verdict_as_json(answer.index),
        "reception": answer.reception and _verdict_as_json(answer.reception),
        "applicant_due": _iso(answer.applicant_due),
        "certain": not marks and not answer.readings,
        "marks": list(marks),
        "readings": [_reading_as_json(each) for each in answer.readings],
        "headline": {language: headline(answer, language) for language in LANGUAGES},
        "reasons": _reasons_as_json(answer),
        "days": [_cell_as_json(each) for each in cells_of(answer)],
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _number(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _limit_as_json(limit: Limit) -> dict[str, Any]:
    return {"amount": _number(limit.amount), "unit": Unit(limit.unit), "source": limit.source}


def _verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    return {
        "standing": verdict.standing,
        "due": _iso(verdict.due),
        "end": _iso(verdict.end),
    }


def _reading_as_json(reading: Reading) -> dict[str, Any]:
    return {
        "rule": reading.rule,
        "value": str(reading.value),
        "source": reading.ruling.source,
        "due": _iso(reading.at),
    }


def _reasons_as_json(due: Due | Answer) -> dict[str, list[dict[str, Any]]]:
    return {
        language: [
            {"text": text, "source": source, "certain": reason.certain}
            for reason, (text, source) in zip(due.reasons, sentences(due, language), strict=True)
        ]
        for language in LANGUAGES
    }


def _cell_as_json(cell: Cell) -> dict[str, Any]:
    reason = {language: cell.why(language) for language in LANGUAGES} if cell.reason else None
    return {
        "day": cell.day.isoformat(),
        "kind": cell.kind,
        "number": cell.number,
        "reason": reason,
        "waits_for": cell.waits_for,
    }
