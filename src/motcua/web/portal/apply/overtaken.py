"""A page that cannot take its answers any more: what was written there is shown, and the way on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.instruments.forms.model import Group, Page, Question, Words, in_language
from motcua.instruments.forms.rows import address_of, at, parts_of
from motcua.instruments.forms.typed import typed_lines
from motcua.instruments.forms.walk import described
from motcua.services.cases.errors import HandedIn, NotAsked
from motcua.services.cases.queries.applicant import case_of
from motcua.services.cases.queries.drafts import DraftView, draft_of
from motcua.services.cases.queries.world import world
from motcua.web.portal.apply.given import given_in
from motcua.web.shared.access import ActingRequest


@dataclass(frozen=True)
class Said:
    """What happened, why, and where to go on from there."""

    service: Words
    title: str
    why: str
    go_on: str
    href: str


def page_not_asked(
    request: ActingRequest, draft_id: UUID, address: str, refusal: NotAsked
) -> HttpResponse:
    """Another answer closed the page, or its row was taken out."""
    draft = draft_of(draft_id, actor=request.actor)
    page = described(draft.content.form, address)
    if page is None:
        raise refusal
    said = _row_gone(draft, address) or _closed(draft)
    return _shown(request, said, page)


def draft_handed_in(request: ActingRequest, address: str, refusal: HandedIn) -> HttpResponse:
    """The request is with the office: what it says there is no longer written here."""
    case = case_of(refusal.receipt, actor=request.actor, language=get_language() or "vi")
    said = Said(
        service=case.line.service,
        title=_("This request was handed in meanwhile"),
        why=_(
            "Its number is %(receipt)s. It says what was kept before it was handed in. If "
            "something in it must be changed, tell the office before it decides."
        )
        % {"receipt": case.line.code or case.line.receipt},
        go_on=_("See the request"),
        href=reverse("portal:cases:case", args=[case.line.receipt]),
    )
    return _shown(request, said, described(case.content.form, address))


def _row_gone(draft: DraftView, address: str) -> Said | None:
    """What is said where the row of a page, or one around it, was taken out."""
    path, _key = parts_of(address)
    for depth, (group, _row) in enumerate(path):
        if at(draft.answers, path[: depth + 1]) is not None:
            continue
        listed = draft.walk.at(address_of(path[:depth], group))
        if listed is None or listed.group is None:
            return None
        item = in_language(listed.group.item, get_language() or "vi")
        return Said(
            service=draft.content.definition.name,
            title=_("This entry was taken out meanwhile: %(item)s") % {"item": item},
            why=_(
                "It was taken out of its list in another window or on another device. If it "
                "belongs there, add it again."
            ),
            go_on=_("Go to the list"),
            href=f"/apply/{draft.id}/{listed.address}",
        )
    return None


def _closed(draft: DraftView) -> Said:
    return Said(
        service=draft.content.definition.name,
        title=_("This page need not be answered any more"),
        why=_(
            "An earlier answer was changed, perhaps in another window or on another device, and "
            "with it what is asked."
        ),
        go_on=_("Go on with the form"),
        href=reverse("portal:apply:go-on", args=[draft.id]),
    )


def _shown(request: ActingRequest, said: Said, page: Page | Group | None) -> HttpResponse:
    """The page that says it; sent to, nothing was kept, and all that was sent stands there."""
    questions = page.questions if isinstance(page, Page) else ()
    context = {
        "said": said,
        "rows": [{"key": key, "value": text} for key, text in _written(request, questions)],
    }
    status = 409 if request.method == "POST" else 404
    return render(request, "portal/apply/overtaken.html", context, status=status)


def _written(
    request: ActingRequest, questions: Sequence[Question]
) -> Iterator[tuple[str, str | list[str]]]:
    """Each question that something was sent for; of files their names."""
    if request.method != "POST":
        return
    language = get_language() or "vi"
    yield from typed_lines(questions, given_in(request), world(request.actor), language)
    for question in questions:
        if names := [file.name or "" for file in request.FILES.getlist(question.key)]:
            yield in_language(question.label, language), names
