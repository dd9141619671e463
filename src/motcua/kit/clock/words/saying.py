"""Filling the texts of a language with facts."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from motcua.kit.clock.answer import Answer, ClockState
from motcua.kit.clock.calendar import LAST_SECOND
from motcua.kit.clock.due import CountedFrom, Due, LateBy
from motcua.kit.clock.limits import Limit, Unit
from motcua.kit.clock.readings import Reading
from motcua.kit.clock.reasons import Reason
from motcua.kit.clock.track import Matter
from motcua.kit.clock.words import en, vi
from motcua.kit.numbers import number_text, weekday_date_text

_TEXTS: Mapping[str, Mapping[str, Any]] = {"vi": vi.TEXTS, "en": en.TEXTS}


def sentences(due: Due | Answer, language: str) -> list[tuple[str, str]]:
    """Each reason as a sentence with its source (which may be empty), in ``vi`` or ``en``."""
    return [(_sentence(reason, language), reason.source) for reason in due.reasons]


def phrase(key: str, language: str, **facts: Any) -> str:
    """One text, as ``phrase("state.running", "vi")``."""
    said = {name: _say(value, language) for name, value in facts.items()}
    return _capital(_TEXTS[language][key].format(**said)) if facts else str(_TEXTS[language][key])


def limit_text(limit: Limit, language: str) -> str:
    """``10 ngày làm việc``; ``10 working days``."""
    return f"{number_text(limit.amount, language)} {unit_text(limit.unit, limit.amount, language)}"


def unit_text(unit: Unit, amount: int | Decimal, language: str) -> str:
    """The unit's name as it stands after that many."""
    one, many = _TEXTS[language][f"unit.{unit}"]
    return str(one if amount == 1 else many)


def reading_text(reading: Reading, language: str) -> str:
    """What the other reading of a rule would give."""
    about = reading.ruling.about.get(language, reading.rule)
    if reading.at is None:
        return phrase("reading.no_date", language, about=about)
    return phrase("reading", language, about=about, moment=reading.at)


def headline(answer: Answer, language: str) -> str:
    """The answer in one sentence: the date, why, and when the clock stood still for whom."""
    head = _head(answer, language)
    run, limit = answer.run, answer.terms.limit
    if run is None or limit is None:
        return f"{head}."
    because = _because(answer, run.start.first, limit, language) if answer.due else ""
    return f"{head}{because}{''.join(_stops(answer, language))}."


def _because(answer: Answer, first: datetime, limit: Limit, language: str) -> str:
    """Why it is that date: the apology that set it, else the limit."""
    if answer.facts.legal and answer.facts.legal.extension:
        return phrase("because_extended", language)
    told = first.date() if limit.is_by_day else first
    return _small(phrase("because", language, limit=limit, first=told))


def _head(answer: Answer, language: str) -> str:
    if answer.state is ClockState.RECEPTION and answer.reception_due:
        return phrase("at_reception", language, moment=answer.reception_due.at)
    if answer.due:
        is_open = answer.state is ClockState.RUNNING
        return phrase("must_decide" if is_open else "was_due", language, moment=answer.due)
    key = "now_stands" if answer.state in {ClockState.WAITING, ClockState.LAPSED} else "no_date"
    return phrase(key, language)


def _stops(answer: Answer, language: str) -> Iterator[str]:
    """All pauses of the legal clock, also those before it began anew."""
    local = answer.terms.calendar.local
    for pause in answer.facts.stood:
        why = _while(pause.matter, pause.to, language)
        first = local(pause.begin).date()
        if pause.over is None:
            yield _small(phrase("still_stops", language, first=first, **{"while": why}))
        else:
            period = _period(first, local(pause.over).date(), language)
            yield _small(phrase("stops", language, period=period, **{"while": why}))


def _while(matter: Matter, to: str, language: str) -> str:
    texts = _TEXTS[language]
    return str(texts[f"while.{matter}"].format(to=to or texts["another_agency"]))


def _sentence(reason: Reason, language: str) -> str:
    texts = _TEXTS[language]
    facts = {key: _say(value, language) for key, value in reason.params.items()}
    if "first" in reason.params and "last" in reason.params:
        facts["period"] = _period(reason.params["first"], reason.params["last"], language)
    for key in ("counted_as", "first") if "counted_as" in facts else ():
        facts[key] = _when(reason.params[key], language)
    if "matter" in reason.params:
        facts["while"] = _while(reason.params["matter"], reason.params["to"], language)
    if "to" in facts:
        facts["to"] = facts["to"] or texts["another_agency"]
    rule = reason.params.get("rule")
    if rule is not None:
        facts["name"] = rule.name[language]
    text = _capital(texts[reason.key].format(**facts))
    return text if rule is None or rule.certain else text + texts["uncertain"]


def _period(first: date, last: date, language: str) -> str:
    said = _say(first, language), _say(last, language)
    if first == last:
        return said[0]
    return str(_TEXTS[language]["period"].format(first=said[0], last=said[1]))


def _say(value: Any, language: str) -> str:
    for kind, say_it in _SAYERS.items():
        if isinstance(value, kind):
            return say_it(value, language)
    return str(value)


def _moment(value: datetime, language: str) -> str:
    day = weekday_date_text(value.date(), language)
    if value.time() == LAST_SECOND:
        return str(_TEXTS[language]["end_of_day"].format(day=day))
    return str(_TEXTS[language]["moment"].format(time=_time(value.time(), language), day=day))


def _time(value: time, language: str) -> str:
    """``15:00``, ``3 pm``."""
    if language == "vi":
        return f"{value.hour}:{value:%M}"
    hour, half = value.hour % 12 or 12, "am" if value.hour < 12 else "pm"
    return f"{hour}:{value:%M} {half}" if value.minute else f"{hour} {half}"


def _counted_from(value: CountedFrom, language: str) -> str:
    texts = _TEXTS[language]
    return str(texts.get(f"from.{value.unit}.{value.rule}") or texts[f"from.{value.rule}"])


def _when(value: date | datetime, language: str) -> str:
    key = "when.moment" if isinstance(value, datetime) else "when.day"
    return str(_TEXTS[language][key].format(when=_say(value, language)))


def _late_by(value: LateBy, language: str) -> str:
    key = "late.from" if value.sharp else "late.after"
    return str(_TEXTS[language][key].format(hour=_time(value.hour, language)))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    """A part of a sentence begins small."""
    return text[:1].lower() + text[1:]


_SAYERS: dict[type, Callable[[Any, str], str]] = {
    datetime: _moment,
    date: weekday_date_text,
    time: _time,
    Limit: limit_text,
    CountedFrom: _counted_from,
    LateBy: _late_by,
}
