"""Questions of a form as components, and the answers read from what was sent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.http import QueryDict

from motcua.web.office.units.day import day_from, parts

type Kind = Literal["text", "short", "lines", "day", "choice", "choices"]


@dataclass(frozen=True)
class Question:
    """One question with what stands in it; ``error`` says what is wrong."""

    name: str
    label: str
    value: Any = ""
    kind: Kind = "text"
    hint: str = ""
    items: Sequence[Mapping[str, str]] = ()
    rows: int = 4
    error: str = ""

    @property
    def is_short(self) -> bool:
        """Whether another question has room beside it."""
        return self.kind in {"short", "choice", "day"}

    @property
    def day(self) -> Mapping[str, str]:
        """Day, month and year of a date in ISO, or as they were typed."""
        if isinstance(self.value, tuple):
            return dict(zip(("day", "month", "year"), self.value, strict=True))
        year, month, day = [*str(self.value).split("-"), "", "", ""][:3]
        return {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}


@dataclass(frozen=True)
class Group:
    """Questions that belong together under a heading; without one they stand by themselves."""

    questions: Sequence[Question]
    legend: str = ""


def as_sent(groups: Sequence[Group], data: QueryDict, errors: Mapping[str, str]) -> list[Group]:
    """The same questions with what was typed in them, and what is wrong with it."""
    return [
        Group([_as_sent(each, data, errors.get(each.name, "")) for each in group.questions],
              group.legend)
        for group in groups
    ]  # fmt: skip


def _as_sent(question: Question, data: QueryDict, error: str) -> Question:
    if question.kind == "day":
        return replace(question, value=parts(data, question.name), error=error)
    if question.kind == "choices":
        return replace(question, value=data.getlist(question.name), error=error)
    return replace(question, value=data.get(question.name, ""), error=error)


def rows_sent(data: QueryDict, prefix: str) -> int:
    """How many groups of questions named ``prefix-0-…`` and so on were sent."""
    numbers = [name.split("-")[1] for name in data if name.startswith(f"{prefix}-")]
    return max((int(number) + 1 for number in numbers if re.fullmatch(r"\d\d?", number)), default=0)


def text_of(data: QueryDict, name: str) -> str:
    return data.get(name, "").strip()


def lines_of(data: QueryDict, name: str) -> list[str]:
    return [line.strip() for line in data.get(name, "").splitlines() if line.strip()]


def day_text(data: QueryDict, name: str) -> str | None:
    """The date in ISO; empty where none was given, None where it does not exist."""
    given = parts(data, name)
    if not any(given):
        return ""
    found = day_from(given)
    return found.isoformat() if found else None


def columns(line: str, count: int) -> list[str]:
    """A line parted by strokes into so many columns; missing ones are empty."""
    found = [part.strip() for part in line.split("|", count - 1)]
    return found + [""] * (count - len(found))
