"""What the answers of a test come to: case, papers, fee, day, who decides."""

from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.instruments.forms.show import lines_of
from motcua.instruments.forms.walk import Walk
from motcua.kit.errors import Refused
from motcua.kit.numbers import moment_text
from motcua.services.cases.queries.promise import Expected, expected
from motcua.services.catalogue.queries.service import (
    ReleaseContent,
    case_of,
    competent_place,
    facts_of,
    notes_of,
)
from motcua.services.catalogue.queries.specimens import authority_name, papers_of
from motcua.web.office.services.frame import said
from motcua.web.shared.templatetags.words import money


def end_of(content: ReleaseContent, way: Walk) -> dict[str, Any]:
    """The answers, and what would follow if they were handed in online now."""
    promise = _promise(content)
    return {
        "groups": _groups(way),
        "facts": _facts(content, way, promise),
        "notes": notes_of(content.definition, way.values),
        "reasons": [{"text": text, "source": source} for text, source in promise.reasons]
        if promise
        else [],
    }


def _promise(content: ReleaseContent) -> Expected | None:
    """None for a service that has no limit."""
    try:
        language = get_language() or "vi"
        return expected(content.definition.online, now=timezone.now(), language=language)
    except Refused:
        return None


def _facts(content: ReleaseContent, way: Walk, promise: Expected | None) -> list[dict[str, Any]]:
    definition, values = content.definition, way.values
    case = case_of(definition, values)
    due = moment_text(timezone.localtime(promise.at), get_language() or "vi") if promise else ""
    facts: list[tuple[str, Any]] = [
        (_("Which case"), said(case.name) if case else ""),
        (_("Papers"), [said(each.name) for each in papers_of(definition, values)]),
        (_("Fee"), money(content.fee(values, facts_of(way)))),
        (_("Due"), due or _("no limit")),
        (_("Who decides"), authority_name(competent_place(definition, values))),
    ]
    return [{"key": key, "value": value} for key, value in facts if value]


def _groups(way: Walk) -> list[dict[str, Any]]:
    """The answers of each section under its title; what is calculated stands last."""
    sections = {stop.address: stop.section for stop in way.stops}
    last = way.stops[-1].section
    found = lines_of(way, get_language() or "vi")
    return [
        {
            "title": said(section.title),
            "rows": [
                {
                    "key": f"{line.within}: {line.label}" if line.within else line.label,
                    "value": line.text or _("Not given"),
                }
                for line in lines
            ],
        }
        for section, lines in groupby(found, key=lambda line: sections.get(line.page, last))
    ]
