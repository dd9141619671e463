"""The fields of a change, read and shown again with what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.web.office.units.day import day_from, parts

type Kind = Literal["text", "code", "lines", "day", "choice"]


@dataclass(frozen=True)
class Field:
    """One question of a form; ``optional`` may stay empty."""

    name: str
    label: str
    kind: Kind = "text"
    hint: str = ""
    optional: bool = False
    value: str = ""
    choices: Sequence[tuple[str, str]] = ()

    def read(self, data: QueryDict) -> tuple[str | date | None, str]:
        """The answer, and what is wrong with it."""
        if self.kind == "day":
            found = day_from(parts(data, self.name))
            return found, "" if found else _("Give a day that exists, for example 1 7 2025")
        text = data.get(self.name, "").strip()
        if not text and not self.optional:
            return text, _("Answer “%s”") % self.label
        if text and self.choices and text not in {value for value, _text in self.choices}:
            return text, _("Choose one of the answers")
        return text, ""

    def shown(self, data: QueryDict | None, error: str) -> dict[str, Any]:
        """Parameters of the component that asks it."""
        typed = self._typed(data)
        return {
            "kind": self.kind,
            "name": self.name,
            "label": self.label,
            "hint": self.hint or None,
            "error": error or None,
            "value": typed,
            "day": typed if self.kind == "day" else None,
            "items": [{"value": value, "text": text} for value, text in self.choices],
        }

    def _typed(self, data: QueryDict | None) -> Any:
        if self.kind == "day":
            today = timezone.localdate()
            given = parts(data, self.name) if data else (today.day, today.month, today.year)
            return dict(zip(("day", "month", "year"), map(str, given), strict=True))
        return data.get(self.name, "") if data else self.value


def read(fields: Sequence[Field], data: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """The answers, and the errors by the names of their fields."""
    answers, errors = {}, {}
    for field in fields:
        answers[field.name], error = field.read(data)
        if error:
            errors[field.name] = error
    return answers, errors
