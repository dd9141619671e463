"""Fees, limits and days as people read them in a sentence."""

from motcua.instruments.forms.model import Words
from motcua.kit.clock import Unit, limit_text
from motcua.kit.numbers import number_text
from motcua.services.catalogue.package.parts import Fee, TimeLimit

LANGUAGES = ("vi", "en")
_UNKNOWN: Words = {"vi": "chưa xác định trước được", "en": "not known beforehand"}
_FREE: Words = {"vi": "miễn phí", "en": "free of charge"}
_SAME_DAY: Words = {"vi": "trong ngày", "en": "the same day"}
_NO_LIMIT: Words = {"vi": "không quy định", "en": "not set"}
_HOURS = {
    Unit.WORKING_HOURS: 1,
    Unit.HALF_DAYS: 4,
    Unit.WORKING_DAYS: 8,
    Unit.DAYS: 6,
    Unit.WEEKS: 40,
    Unit.MONTHS: 176,
}
"""About how many working hours, to tell which of two limits is the longer."""


def money(amount: int | None) -> Words:
    """``8.000 đ``; nothing to pay and a fee that cannot be told are said in words."""
    if not amount:
        return _UNKNOWN if amount is None else _FREE
    return {lang: f"{number_text(amount, lang)} đ" for lang in LANGUAGES}


def limit(found: TimeLimit) -> Words:
    """``3 ngày làm việc``; the same day with its hour."""
    told = found.as_limit()
    if found.same_day:
        hour = f" ({found.cutoff:%H:%M})" if found.cutoff else ""
        return {lang: f"{text}{hour}" for lang, text in _SAME_DAY.items()}
    return {lang: limit_text(told, lang) for lang in LANGUAGES} if told else _NO_LIMIT


def is_dearer(before: int | None, after: int | None) -> bool:
    """Whether more has to be paid, or it cannot be told any more what."""
    return before is not None and (after is None or after > before)


def is_longer(before: TimeLimit, after: TimeLimit) -> bool:
    """Whether one waits longer, or is not told any more how long."""
    return _length(after) > _length(before)


def same_limit(before: TimeLimit, after: TimeLimit) -> bool:
    """Whether both promise the same, whatever their sources say."""
    return _promised(before) == _promised(after)


def same_fee(before: Fee, after: Fee) -> bool:
    """Whether both come to the same in the same way, whatever their sources say."""
    return (before.amount, before.value, before.decision) == (
        after.amount,
        after.value,
        after.decision,
    )


def _promised(found: TimeLimit) -> tuple[object, ...]:
    return (found.amount, found.unit, found.same_day, found.cutoff)


def _length(found: TimeLimit) -> tuple[float, float]:
    """Something to compare: working hours, then how late in the day it may come."""
    if found.same_day:
        return (0, -(found.cutoff.hour * 60 + found.cutoff.minute) if found.cutoff else 0)
    amount = found.amount
    return (float("inf"), 0) if amount is None else (float(amount) * _HOURS[found.unit], 0)
