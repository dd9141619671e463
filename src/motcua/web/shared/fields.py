"""Questions of a form as components of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.clean import Problem, filled
from motcua.instruments.forms.model import Question, in_language
from motcua.web.shared.design import component

ACCEPT = "image/*,application/pdf"
DATE_PARTS = ("day", "month", "year")
PLACE_PARTS = ("province", "commune", "street")
WIDTHS = (2, 3, 4, 5, 10, 20, 30)
"""Letters that a field can be wide; an author's width is drawn as the nearest."""
PLACES = "/places/"
"""Where a page asks for the communes of a province."""
_KEYBOARDS = {
    "number": {"inputmode": "numeric", "width": 5},
    "money": {"inputmode": "numeric", "width": 20},
    "personal_number": {"inputmode": "numeric", "width": 20, "spellcheck": False},
    "tax_number": {"inputmode": "numeric", "width": 20, "spellcheck": False},
    "phone": {"kind": "tel", "inputmode": "tel", "width": 20, "autocomplete": "tel"},
    "email": {"inputmode": "email", "spellcheck": False, "autocomplete": "email"},
}


@dataclass(frozen=True)
class Asked:
    """The questions of one page, with what stands in their fields and what is wrong with it."""

    questions: Sequence[Question]
    shown: Mapping[str, Any]
    """Answers that are kept or proposed, by the key of their question."""
    around: Around
    language: str
    typed: Mapping[str, Sequence[str]] | None = None
    """What was sent, be it nothing; it stands before what is kept."""
    problems: Mapping[str, Problem] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    """From where what is shown is known, by the key of the field."""
    explanation: str = ""
    """What the page explains; a lone question, whose label is the heading, says it below that."""

    def fields(self) -> list[SafeString]:
        """Each question; the label of a lone one is the heading of its page."""
        alone = len(self.questions) == 1
        return [self._field(question, self._texts(question), alone) for question in self.questions]

    def errors(self) -> list[dict[str, str]]:
        """The problems as links to their fields, in the order of the page."""
        return [
            {"text": problem.message, "href": f"#{_first_id(asked, problem)}"}
            for question in self.questions
            for asked in (question, *question.parts.values())
            if (problem := self.problems.get(asked.key))
        ]

    def _texts(self, question: Question) -> Mapping[str, Sequence[str]]:
        if self.typed is not None:
            return self.typed
        answer = self.shown.get(question.key)
        return {} if answer is None else filled(question, answer)

    def _field(
        self, question: Question, texts: Mapping[str, Sequence[str]], alone: bool
    ) -> SafeString:
        common = self._common(question, alone)
        values = list(texts.get(question.key, ()))
        value = values[0] if values else ""
        match question.type:
            case "date":
                return component.render("date_input", **common, **self._day(question, texts))
            case "address":
                return component.render("address", **common, **self._address(question, texts))
            case "choice" if question.limits.get("list"):
                nothing = {"value": "", "text": _("Choose one")}
                items = [nothing, *self._options(question, hints=False)]
                return component.render("select", **common, items=items, value=value)
            case "choice":
                items = self._options(question)
                return component.render("radios", **common, items=items, value=value)
            case "choices":
                items = self._options(question)
                return component.render("checkboxes", **common, items=items, values=values)
            case "yes_no":
                items = [{"value": "yes", "text": _("Yes")}, {"value": "no", "text": _("No")}]
                return component.render("radios", **common, items=items, value=value, inline=True)
            case "declaration" | "consent":
                items = [{"value": "yes", "text": in_language(question.text, self.language)}]
                return component.render("checkboxes", **common, items=items, values=values)
            case "person" | "organisation":
                parts = [self._field(part, texts, False) for part in question.parts.values()]
                return component.render("fieldset", **common, fields=parts)
            case "file":
                accept = ",".join(question.limits.get("accept", ())) or ACCEPT
                many = question.limits.get("most", 1) > 1
                return component.render("file_upload", **common, accept=accept, multiple=many)
            case "long_text":
                rows = question.limits.get("rows", 5)
                return component.render("textarea", **common, value=value, rows=rows)
            case _:
                return component.render("input", **common, value=value, **_input(question))

    def _common(self, question: Question, alone: bool) -> dict[str, Any]:
        problem = self.problems.get(question.key)
        label = in_language(question.label, self.language)
        unit = in_language(question.unit, self.language)
        hint = in_language(question.hint, self.language)
        return {
            "name": question.key,
            "label": f"{label} ({unit})" if unit else label,
            "hint": f"{self.explanation} {hint}".strip() if alone else hint,
            "error": problem.message if problem else "",
            "page_heading": alone,
        } | ({"source": source} if (source := self.sources.get(question.key)) else {})

    def _options(self, question: Question, *, hints: bool = True) -> list[dict[str, str]]:
        items = []
        for option in question.options:
            item = {"value": option.value, "text": in_language(option.text, self.language)}
            if hints:
                item["hint"] = in_language(option.hint, self.language)
            items.append(item)
        return items

    def _day(self, question: Question, texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        problem = self.problems.get(question.key)
        wrong = {"error_parts": list(problem.parts or DATE_PARTS)} if problem else {}
        return _parts(question.key, DATE_PARTS, texts) | wrong

    def _address(self, question: Question, texts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """Province and commune of today's list, where there is one."""
        parts = _parts(question.key, (*PLACE_PARTS, "old"), texts)
        places = self.around.places
        provinces = list(places.provinces()) if places else []
        communes = list(places.communes(parts["province"])) if places and provinces else []
        problem = self.problems.get(question.key)
        listed = [{"value": "", "text": _("Choose a province or city")}]
        listed += [{"value": each.code, "text": each.name} for each in provinces]
        return parts | {
            "provinces": listed if provinces else [],
            "communes": [{"value": each.code, "text": each.name} for each in communes],
            "places_href": PLACES,
            "error_parts": list(problem.parts) if problem else [],
            "offers": [
                {"text": offer.text, "value": urlencode(offer.fields)}
                for offer in (problem.offers if problem else ())
            ],
        }


def _parts(key: str, names: Sequence[str], texts: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {name: next(iter(texts.get(f"{key}-{name}", ())), "") for name in names}


def _input(question: Question) -> dict[str, Any]:
    keyboard = dict(_KEYBOARDS.get(question.type, {}))
    if question.type == "number" and question.limits.get("decimals"):
        keyboard["inputmode"] = "decimal"
    if question.autocomplete:
        keyboard["autocomplete"] = question.autocomplete
    if width := question.limits.get("width"):
        keyboard["width"] = min(WIDTHS, key=lambda known: abs(known - width))
    return keyboard


def _first_id(question: Question, problem: Problem) -> str:
    match question.type:
        case "date":
            return f"{question.key}-{problem.parts[0] if problem.parts else 'day'}"
        case "address":
            return f"{question.key}-{problem.parts[0] if problem.parts else 'province'}"
    return question.key
