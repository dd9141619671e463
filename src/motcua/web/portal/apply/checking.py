"""The answers of a draft as they are checked before it is handed in."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.instruments.forms.model import Section, in_language
from motcua.instruments.forms.rows import address_of
from motcua.instruments.forms.show import AnswerLine, lines_of
from motcua.kit.numbers import bytes_text
from motcua.services.cases.queries.drafts import DraftView
from motcua.services.cases.queries.papers import PaperLine


def groups_of(draft: DraftView) -> list[dict[str, Any]]:
    """The rows of each section under its title, in the order of the form; values stand last."""
    language = get_language() or "vi"
    places = {stop.address: place for place, stop in enumerate(draft.walk.stops)}
    found = [(line.page, _answer_row(draft, line)) for line in lines_of(draft.walk, language)]
    found += _paper_rows(draft)
    found.sort(key=lambda each: places.get(each[0], len(places)))
    return [
        {"title": in_language(section.title, language), "rows": [row for _page, row in rows]}
        for section, rows in groupby(found, key=lambda each: _section(draft, each[0]))
    ]


def _section(draft: DraftView, page: str) -> Section:
    """The section of a page; what is calculated belongs to the last one."""
    stop = draft.walk.at(page)
    return stop.section if stop else draft.walk.stops[-1].section


def _answer_row(draft: DraftView, line: AnswerLine) -> dict[str, Any]:
    return {
        "key": f"{line.within}: {line.label}" if line.within else line.label,
        "value": line.text or _("Not given"),
        **_way_back(draft, line.page),
    }


def _paper_rows(draft: DraftView) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files of the pages that ask for files, each with its page."""
    for stop in draft.walk.stops:
        for asked in draft.walk.questions(stop):
            if asked.type == "file":
                for paper in draft.papers_for(address_of(stop.path, asked.key)):
                    yield stop.address, _paper_row(draft, stop.address, paper)


def _paper_row(draft: DraftView, page: str, paper: PaperLine) -> dict[str, Any]:
    language = get_language() or "vi"
    size, pages = bytes_text(paper.size, language), _("%d page(s)") % paper.pages
    value = f"{paper.name} ({size}, {pages})"
    return {"key": in_language(paper.paper, language), "value": value, **_way_back(draft, page)}


def _way_back(draft: DraftView, page: str) -> dict[str, str]:
    """The link to change an answer; what is calculated has none."""
    if not page:
        return {}
    return {"action_text": _("Change"), "action_href": f"/apply/{draft.id}/{page}?check"}
