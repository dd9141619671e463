"""What stands in an empty field until it is sent, and where it is from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.fitting import fitted
from motcua.instruments.forms.keeping import as_answer
from motcua.instruments.forms.known import KnownHere
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.origin import Origin, Source
from motcua.instruments.forms.rule import Rule


@dataclass(frozen=True)
class Proposal:
    """An answer that the form's author lets stand in an empty field."""

    answer: Any
    origin: Origin | None
    """None where it is the author's own, as ``today``."""


def proposed(
    question: Question, scope: Mapping[str, object], known: KnownHere, around: Around
) -> Proposal | None:
    """None where the author proposes nothing, or what could not be given."""
    if question.default is None:
        return None
    names = sorted(question.default.names & {"applicant", "earlier"})
    value = question.default.value({**scope, **known.scope(*names)})
    answer = fitted(question, _answer(value), around) if value is not None else None
    if answer is None:
        return None
    return Proposal(answer, _origin(question.default, value, scope, known) if names else None)


def origins(
    question: Question, answer: Any, before: Any, proposal: Proposal | None, typed: Origin
) -> dict[str, Origin | None]:
    """Where an answer that changed is from, by the key of its field; of a block part by part.

    What stands as it was proposed is from where that is known, all else is ``typed``; what was
    emptied has None, and what stays as it was ``before`` is left out.
    """
    known = proposal.origin if proposal else None
    stood = proposal.answer if proposal else None
    found: dict[str, Origin | None] = {}
    for key, now, then, proposed in _fields(question, answer, before, stood):
        if now is None and then is not None:
            found[key] = None
        elif now != then:
            found[key] = known if known and now == proposed else typed
    return found


def _fields(question: Question, *answers: Any) -> Iterator[tuple[Any, ...]]:
    """Each field's key with what the answers say in it."""
    if not question.parts:
        yield question.key, *answers
    for part, asked in question.parts.items():
        yield asked.key, *((answer or {}).get(part) for answer in answers)


def _origin(
    rule: Rule, value: object, scope: Mapping[str, object], known: KnownHere
) -> Origin | None:
    """From earlier answers if it is another without them; from nowhere if both change nothing."""
    if rule.value({**scope, **known.scope()}) == value:
        return None
    stands = rule.value({**scope, **known.scope("applicant")}) == value
    source = Source.REGISTER if stands else Source.REUSED
    return known.origin(source, [key for of, key in rule.members if of == "earlier"])


def _answer(value: object) -> Any:
    """A value of an expression as an answer; one of several parts as a block keeps them."""
    if not isinstance(value, dict):
        return as_answer(value)
    if set(value) == {"day", "month", "year"}:
        return _partial_day(value)
    return {part: _answer(each) for part, each in value.items()}


def _partial_day(value: Mapping[str, Any]) -> str | None:
    """``1950``, ``1950-02`` or ``1950-02-03``."""
    if value["year"] is None:
        return None
    rest = (f"-{int(value[part]):02d}" for part in ("month", "day") if value[part] is not None)
    return f"{int(value['year']):04d}{''.join(rest)}"
