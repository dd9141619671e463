"""What lasts of a form once it is handed in: asked answers, and what was calculated from them."""

from datetime import date
from decimal import Decimal
from typing import Any

from motcua.instruments.forms.model import Group
from motcua.instruments.forms.settling import Settled


def kept(settled: Settled) -> dict[str, Any]:
    """The answers of a body and its rows, in the order of the form, then its values."""
    result: dict[str, Any] = {}
    for stop in settled.body.stops:
        if not isinstance(stop, Group):
            for question in settled.questions(stop):
                if question.key in settled.answers:
                    result[question.key] = settled.answers[question.key]
        elif stop.key in settled.asked:
            rows = settled.rows[stop.key]
            result[stop.key] = [{"id": row.id} | kept(row) for row in rows]
    for value in settled.body.values:
        if (answer := as_answer(settled.inner[value.name])) is not None:
            result[value.name] = answer
    return result


def as_answer(value: object) -> Any:
    """A value of an expression as an answer is kept; None for one that no answer can be."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case str() | int():
            return value
        case list():
            return [as_answer(each) for each in value]
    return None
