"""The parts of a draft, each as a form and back.

Rows stand in lines with strokes between their columns, so that many are written as quickly as few.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.services.catalogue.enums import AgencyRole
from motcua.services.catalogue.queries.words import AGENCY_ROLES, levels, subjects
from motcua.web.office.catalogue import rows
from motcua.web.office.catalogue.fields import (
    Group,
    Question,
    as_sent,
    day_text,
    lines_of,
    rows_sent,
    text_of,
)

type Content = Mapping[str, Any]
type Errors = dict[str, str]


@dataclass(frozen=True)
class Section:
    """A part of a draft: its keys, its form, and the values of what was sent."""

    key: str
    title: Any
    keys: tuple[str, ...]
    show: Callable[[Content], list[Group]]
    read: Callable[[QueryDict], tuple[dict[str, Any], Errors]]
    rows: str = ""
    """What the names of its repeated questions begin with."""

    def again(self, content: Content, data: QueryDict, errors: Errors) -> list[Group]:
        """Its form with what was sent, as it was typed."""
        sent: dict[str, Any] = (
            {key: [{}] * rows_sent(data, self.rows) for key in self.keys} if self.rows else {}
        )
        return as_sent(self.show({**content, **sent}), data, errors)


def _show_head(content: Content) -> list[Group]:
    term_items = [{"value": term.code, "text": term.name} for term in levels()]
    subject_items = [{"value": term.code, "text": term.name} for term in subjects()]
    questions = [
        Question("name", _("Name"), content.get("name", "")),
        Question(
            "decision",
            _("Number of the decision"),
            content.get("decision", ""),
            kind="short",
            hint=_("for example 163/QĐ-BTP"),
        ),
        Question(
            "decided_on",
            _("Day of the decision"),
            content.get("decided_on", ""),
            kind="day",
            hint=_("for example 20 7 2026"),
        ),
        Question(
            "valid_from",
            _("In force from"),
            content.get("valid_from", ""),
            kind="day",
            hint=_("A day to come is waited for."),
        ),
        Question("sector", _("Sector"), content.get("sector", "")),
        Question("kind", _("Kind"), content.get("kind", "")),
        Question(
            "levels",
            _("Level"),
            content.get("levels", []),
            kind="choices",
            items=term_items,
        ),
        Question(
            "subjects",
            _("Who it is for"),
            content.get("subjects", []),
            kind="choices",
            items=subject_items,
        ),
        Question("about", _("Description"), content.get("about", ""), kind="lines"),
    ]
    return [Group(questions)]


def _read_head(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    errors: Errors = {}
    values: dict[str, Any] = {
        key: text_of(data, key) for key in ("name", "decision", "sector", "kind", "about")
    }
    if not values["name"]:
        errors["name"] = _("Give the procedure a name.")
    for key in ("decided_on", "valid_from"):
        day = day_text(data, key)
        values[key] = day or ""
        if day is None:
            errors[key] = _("Give a day that exists, for example 1 7 2025")
    values["levels"] = [term.code for term in levels() if term.code in data.getlist("levels")]
    chosen = data.getlist("subjects")
    values["subjects"] = [term.code for term in subjects() if term.code in chosen]
    return values, errors


def _show_agencies(content: Content) -> list[Group]:
    agencies = content.get("agencies", [])
    questions = [
        Question(
            f"agency-{role}",
            str(AGENCY_ROLES[role]),
            "\n".join(each["name"] for each in agencies if each["role"] == role),
            kind="lines",
            hint=_("One a line"),
            rows=3,
        )
        for role in AgencyRole
    ]
    where = Question(
        "reception_address", _("Where"), content.get("reception_address", ""), kind="lines", rows=3
    )
    return [Group([*questions, where])]


def _read_agencies(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    agencies = [
        {"role": role.value, "name": name}
        for role in AgencyRole
        for name in lines_of(data, f"agency-{role}")
    ]
    return {
        "agencies": agencies,
        "reception_address": data.get("reception_address", "").strip().replace("\r\n", "\n"),
    }, {}


def _show_steps(content: Content) -> list[Group]:
    questions = [
        Question(
            key, label, "\n".join(content.get(key, [])), kind="lines", hint=_("One a line"), rows=10
        )
        for key, label in (("steps", _("Steps")), ("conditions", _("Conditions")))
    ]
    return [Group(questions)]


def _read_steps(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    return {key: lines_of(data, key) for key in ("steps", "conditions")}, {}


def _show_outcome(content: Content) -> list[Group]:
    questions = [
        Question(
            "results",
            _("Results"),
            rows.pairs_text(content.get("results", []), "name", "code"),
            kind="lines",
            hint=_("One a line: name | code"),
        ),
        Question(
            "laws",
            _("Law"),
            rows.pairs_text(content.get("laws", []), "title", "number"),
            kind="lines",
            hint=_("One a line: title | number"),
            rows=8,
        ),
        Question(
            "related",
            _("Related procedures"),
            "\n".join(content.get("related", [])),
            kind="lines",
            hint=_("One a line: a code or a name"),
        ),
    ]
    return [Group(questions)]


def _read_outcome(data: QueryDict) -> tuple[dict[str, Any], Errors]:
    return {
        "results": rows.pairs(lines_of(data, "results"), "name", "code"),
        "laws": rows.pairs(lines_of(data, "laws"), "title", "number"),
        "related": lines_of(data, "related"),
    }, {}


SECTIONS = {
    section.key: section
    for section in (
        Section(
            "head",
            gettext_lazy("Name, decision, whom it concerns"),
            ("name", "decision", "decided_on", "valid_from", "sector", "kind", "levels",
             "subjects", "about"),
            _show_head,
            _read_head,
        ),
        Section(
            "channels", gettext_lazy("Channels"), ("channels",), rows.show_channels,
            rows.read_channels, "channel",
        ),
        Section("papers", gettext_lazy("Papers"), ("cases",), rows.show_cases, rows.read_cases,
            "case",
        ),
        Section(
            "steps", gettext_lazy("Steps and conditions"), ("steps", "conditions"), _show_steps,
            _read_steps,
        ),
        Section(
            "outcome", gettext_lazy("Results and law"), ("results", "laws", "related"),
            _show_outcome, _read_outcome,
        ),
        Section(
            "agencies", gettext_lazy("Agencies"), ("agencies", "reception_address"),
            _show_agencies, _read_agencies,
        ),
    )
}  # fmt: skip
"""By their addresses, in the order of the page."""
