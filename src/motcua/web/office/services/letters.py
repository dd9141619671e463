"""The letters of a release as specimens: written in an example, marked across every page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.services.catalogue.queries.service import ReleaseContent
from motcua.services.catalogue.queries.specimens import (
    LetterLine,
    Written,
    key_of,
    letters,
    marked_page,
    specimen,
)
from motcua.web.office.services.frame import (
    PAPER_COST,
    READERS,
    framed,
    href_of,
    opened,
    said,
    whole,
)
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.files import stored_file
from motcua.web.shared.limit import limited


@require_GET
@open_to(*READERS)
def listed(request: ActingRequest, code: str, number: int) -> HttpResponse:
    """Every letter that the service may write; none is made before somebody asks for it."""
    content = opened(code, number)
    context = {
        "head": [_("Letter"), _("Code"), _("Template")],
        "rows": [_row(content, each) for each in letters(whole(content))],
        **framed(content, "release-letters"),
    }
    return render(request, "office/services/letters.html", context)


@require_GET
@open_to(*READERS)
@limited(cost=PAPER_COST)
def letter(request: ActingRequest, code: str, number: int, template: str) -> HttpResponse:
    """A letter as the first example writes it."""
    content = opened(code, number)
    named = {each.template: said(each.name) for each in letters(whole(content))}
    found = specimen(content.id, template)
    pages = range(1, len(found.letter.pages) + 1)
    context = {
        "name": named.get(template, template),
        "example": said(found.example.name),
        "example_href": href_of(content, "release-trial", key_of(found.example)),
        "pictures": [
            href_of(content, "release-letter-picture", template, sheet) for sheet in pages
        ],
        **framed(content, "release-letters"),
    }
    return render(request, "office/services/letter.html", context)


@require_GET
@open_to(*READERS)
@limited()
def picture(
    request: ActingRequest, code: str, number: int, template: str, sheet: int
) -> HttpResponse:
    """One page of a specimen."""
    content = opened(code, number)
    whole(content)
    return marked(specimen(content.id, template).letter, sheet)


def marked(written: Written, sheet: int) -> HttpResponse:
    """A page of a letter with the word across that keeps it from being taken for real."""
    drawn = marked_page(written, sheet, _("SPECIMEN"))
    return stored_file(drawn, name=f"{written.template}-{sheet}.png", media_type="image/png")


def _row(content: ReleaseContent, line: LetterLine) -> list[Any]:
    href = href_of(content, "release-letter", line.template)
    return [{"text": said(line.name), "href": href}, line.code or "–", line.template]
