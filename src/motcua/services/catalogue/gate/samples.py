"""Answers to try a form with: for each question some that stand for all."""

import re
from collections.abc import Iterator, Mapping, Set
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any, TypeGuard

from motcua.instruments.forms.model import Body, Form, Group, Question
from motcua.kit.feel import tree
from motcua.kit.feel.values import DaysTimeDuration, YearsMonthsDuration
from motcua.services.catalogue.gate import forms

MOST = 400
"""Sets of answers that are tried for one condition."""
TODAY = "today"
"""What every expression knows beside the answers."""

_EXACT = frozenset({"choice", "yes_no", "consent", "declaration"})
"""Types of which every answer is tried."""
_AGES = (0, 1, 30, 60, 61, 90, 200, 366, 365 * 5, 365 * 15, 365 * 17, 365 * 19, 365 * 40, 365 * 81)
_ADDRESS = dict.fromkeys(forms.ADDRESS, "-")
_MANY = 10**12
_DAYS = re.compile(r"P([0-9]{1,9})D")
_DAY = 86_400_000_000_000
"""Nanoseconds of a day."""
_STRIDE = 7_919
"""A prime, so that all answers of each question come up."""
_ROWS = (1, 0, 2, 3)
"""How many rows of a group are tried."""

type Chosen = Mapping[str, Any]


class Samples:
    """The answers that are worth trying, by what the expressions of a form compare them with."""

    def __init__(self, form: Form, today: date) -> None:
        self.form = form
        self.today = today
        self._constants = _constants(form)
        self._questions = {each.question.key: each.question for each in forms.asked(form)}

    def of(self, names: Set[str]) -> Iterator[dict[str, Any]]:
        """Sets of answers that differ in these questions and groups; not all, if they are many."""
        keys = sorted(names - {TODAY})
        choices = [self._answers(key) for key in keys]
        number = 1
        for found in choices:
            number *= len(found)
        for chosen in _some(choices, number):
            yield self._whole(self.form.body, dict(zip(keys, chosen, strict=True)))

    def tell_all(self, names: Set[str]) -> bool:
        """Whether these sets stand for all answers, so that what none of them opens is shut."""
        number = 1
        for name in names:
            if name not in self._questions or self._questions[name].type not in _EXACT:
                return False
            number *= len(self._answers(name))
        return number <= MOST

    def _whole(self, body: Body, chosen: Chosen) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for stop in body.stops:
            if isinstance(stop, Group):
                rows = chosen.get(stop.key, 1)
                inner = self._whole(stop.body, chosen)
                answers[stop.key] = [{"id": f"r{number}", **inner} for number in range(rows)]
                continue
            for question in stop.questions:
                answer = chosen.get(question.key, self._answers(question.key)[0])
                if answer is not None:
                    answers[question.key] = answer
        return answers

    def _answers(self, key: str) -> list[Any]:
        if key not in self._questions:
            return list(_ROWS)
        return self._of_type(self._questions[key])

    def _of_type(self, question: Question) -> list[Any]:
        match question.type:
            case "yes_no" | "consent" | "declaration":
                return ["yes", "no", None]
            case "choice":
                return [*(option.value for option in question.options), None]
            case "choices":
                every = [option.value for option in question.options]
                return [every[:1], *([each] for each in every[1:]), every]
            case "number" | "money":
                return self._numbers(question)
            case "date":
                return self._days(question)
            case "person" | "organisation":
                return self._blocks(question)
            case "address":
                codes = [each for each in self._constants if isinstance(each, str)]
                return [_ADDRESS, *({**_ADDRESS, "province": code} for code in codes)]
            case "file":
                return [["-"], None]
        return ["-", *(each for each in self._constants if isinstance(each, str))]

    def _numbers(self, question: Question) -> list[Any]:
        """Those that are compared with and those beside them, within the limits."""
        least = question.limits.get("min", 0)
        most = question.limits.get("max", _MANY)
        known = [int(each) for each in self._constants if _is_number(each)]
        beside = [number + step for number in (least, *sorted(known)) for step in (0, -1, 1)]
        return list(dict.fromkeys(each for each in (*beside, most) if least <= each <= most))

    def _days(self, question: Question) -> list[Any]:
        limits, today = question.limits, self.today
        lengths = [*_AGES]
        for each in self._constants:
            if (length := _length(each)) is not None:
                lengths += [length, length + 1, -length, -length - 1]
        first, last = today.toordinal() - date.max.toordinal(), today.toordinal() - 1
        given = [each for each in self._constants if isinstance(each, date)]
        found = [*(today - timedelta(each) for each in lengths if first <= each <= last), *given]
        if limits.get("not_after_today"):
            found = [each for each in found if each <= today]
        if limits.get("not_before_today"):
            found = [each for each in found if each >= today]
        return list(dict.fromkeys(each.isoformat() for each in found))

    def _blocks(self, question: Question) -> list[Any]:
        plain = {part: self._of_type(each)[0] for part, each in question.parts.items()}
        return [plain] + [
            {**plain, part: answer}
            for part, each in question.parts.items()
            for answer in self._of_type(each)[1:]
        ]


def _some(choices: list[list[Any]], number: int) -> Iterator[tuple[Any, ...]]:
    """All of them where they are few, else some from all over; always the same."""
    if number <= MOST:
        yield from product(*choices)
        return
    for place in range(0, MOST * _STRIDE, _STRIDE):
        rest, chosen = place % number, []
        for each in choices:
            rest, at = divmod(rest, len(each))
            chosen.append(each[at])
        yield tuple(chosen)


def _constants(form: Form) -> list[object]:
    """What the expressions of a form compare with, each once."""
    found: list[object] = []
    for rule in forms.rules(form):
        for node in tree.within(forms.tree_of(rule)):
            if isinstance(node, tree.Constant) and node.value not in found:
                found.append(node.value)
    return found


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _length(value: object) -> int | None:
    """About how many days a duration has, written as ``duration("P60D")`` or ``@"P1Y"``."""
    if isinstance(value, DaysTimeDuration):
        return value.nanoseconds // _DAY
    if isinstance(value, YearsMonthsDuration):
        return value.months * 3044 // 100
    if isinstance(value, str) and (written := _DAYS.fullmatch(value)):
        return int(written[1])
    return None
