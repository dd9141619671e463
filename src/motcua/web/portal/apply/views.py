"""Screens of applying: start, one question at a time, check, hand in."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.instruments.documents.queries import read
from motcua.instruments.forms.clean import Problem, unanswered
from motcua.instruments.forms.model import Page, in_language
from motcua.instruments.forms.show import answer_lines
from motcua.kit.errors import NotFound, Refused
from motcua.kit.numbers import bytes_text
from motcua.services.cases.actions.drafts import (
    discard_draft,
    save_answers,
    start_draft,
)
from motcua.services.cases.actions.papers import keep_paper
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.queries.applicant import (
    DraftView,
    draft_of,
    drafts_of,
    receipt_of_draft,
)
from motcua.services.cases.queries.promise import expected
from motcua.services.catalogue.queries.service import TimeLimit, release, service_for
from motcua.web.portal.apply.fields import error_lines, fields
from motcua.web.shared.access import ActingRequest, Anyone, SignedIn, open_to
from motcua.web.shared.files import stored_file

MINUTES_A_PAGE = 0.5
"""What a page of questions takes, for the word on the time that is left."""


@require_http_methods(["GET", "POST"])
@open_to(Anyone)
def start(request: ActingRequest, code: str) -> HttpResponse:
    """What the service gives and takes, before the first question."""
    service = service_for(code)
    if service is None:
        raise NotFound(_("This procedure cannot be applied for online here."))
    if request.method == "POST":
        if not request.actor.is_known:
            return redirect(f"{settings.LOGIN_URL}?next={request.path}")
        draft = start_draft(code=code, actor=request.actor)
        return redirect("portal:apply:go-on", draft.pk)
    content = release(service.release_id)
    begun = any(d.content.definition.code == code for d in drafts_of(request.actor))
    return render(
        request,
        "portal/apply/start.html",
        {
            "content": content,
            "minutes": _minutes(len(content.form.pages)),
            "begun": begun,
            **_expected(content.definition.time, timezone.now()),
        },
    )


@require_GET
@open_to(SignedIn)
def go_on(request: ActingRequest, draft_id: UUID) -> HttpResponse:
    """To the first question that is still open, or to the check."""
    draft = draft_of(draft_id, actor=request.actor)
    still_open = {question.key for question in unanswered(draft.content.form, draft.given)}
    for page in draft.content.form.asked(draft.answers):
        if any(question.key in still_open for question in page.questions):
            return redirect("portal:apply:question", draft_id, page.key)
    return redirect("portal:apply:check", draft_id)


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def question(request: ActingRequest, draft_id: UUID, page_key: str) -> HttpResponse:
    """One page of questions; a good answer leads on, or back to the check it came from."""
    draft = draft_of(draft_id, actor=request.actor)
    form = draft.content.form
    page = form.page(page_key)
    if page is None or page not in form.asked(draft.answers):
        raise NotFound(_("This question is not asked. Go on with the one that is."))
    problems: dict[str, Problem] = {}
    if request.method == "POST":
        problems = save_answers(
            draft_id=draft_id,
            page=page,
            given=request.POST.dict(),
            actor=request.actor,
            today=timezone.localdate(),
        ) | _take_files(request, draft, page)
        if not problems:
            return _after(request, draft_id, page)
        draft = draft_of(draft_id, actor=request.actor)
    return render(
        request,
        "portal/apply/question.html",
        _question_page(request, draft, page, problems),
        status=422 if problems else 200,
    )


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def check(request: ActingRequest, draft_id: UUID) -> HttpResponse:
    """All answers with their way back; handed in once, however often the button is pressed."""
    receipt = receipt_of_draft(draft_id, actor=request.actor)
    if request.method == "POST" and not receipt:
        case = submit_case(draft_id=draft_id, actor=request.actor, now=timezone.now())
        receipt = case.receipt
    if receipt:
        return redirect("portal:cases:submitted", receipt)
    draft = draft_of(draft_id, actor=request.actor)
    if not draft.is_whole:
        return redirect("portal:apply:go-on", draft_id)
    return render(
        request,
        "portal/apply/check.html",
        {
            "draft": draft,
            "rows": _check_rows(draft),
            "back": _before_check(draft),
            **_expected(draft.content.definition.time, timezone.now()),
        },
    )


@require_GET
@open_to(SignedIn)
def paper(request: ActingRequest, draft_id: UUID, address: str) -> HttpResponse:
    """A file as it was given, for its applicant."""
    for line in draft_of(draft_id, actor=request.actor).papers:
        if line.address == address:
            return stored_file(read(line.sha256), name=line.name, media_type=line.media_type)
    raise NotFound(_("There is no such file in this draft."))


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def discard(request: ActingRequest, draft_id: UUID) -> HttpResponse:
    """Ask first, then drop the draft."""
    if request.method == "POST":
        discard_draft(draft_id=draft_id, actor=request.actor)
        return redirect("portal:cases:mine")
    draft = draft_of(draft_id, actor=request.actor)
    return render(request, "portal/apply/discard.html", {"draft": draft})


def _take_files(request: ActingRequest, draft: DraftView, page: Page) -> dict[str, Problem]:
    problems = {}
    for asked in page.questions:
        if asked.type != "file":
            continue
        given = request.FILES.get(asked.key)
        if given is None:
            if not draft.papers_for(asked.key) and asked.required:
                problems[asked.key] = Problem(in_language(asked.missing, get_language() or "vi"))
            continue
        if (given.size or 0) > settings.UPLOAD_LIMIT:
            most = bytes_text(settings.UPLOAD_LIMIT, get_language() or "vi")
            problems[asked.key] = Problem(_("The file is larger than %s. Choose another.") % most)
            continue
        try:
            keep_paper(
                draft_id=draft.id,
                key=asked.key,
                name=given.name or asked.key,
                content=given.read(),
                actor=request.actor,
            )
        except Refused as refused:
            problems[asked.key] = Problem(str(refused))
    return problems


def _after(request: ActingRequest, draft_id: UUID, page: Page) -> HttpResponse:
    draft = draft_of(draft_id, actor=request.actor)
    if "check" in request.GET:
        return redirect("portal:apply:go-on", draft_id)
    following = draft.content.form.next_page(draft.answers, page.key)
    if following is None:
        return redirect("portal:apply:go-on", draft_id)
    return redirect("portal:apply:question", draft_id, following.key)


def _question_page(
    request: ActingRequest, draft: DraftView, page: Page, problems: dict[str, Problem]
) -> dict[str, Any]:
    language = get_language() or "vi"
    asked = draft.content.form.asked(draft.answers)
    place = asked.index(page) + 1
    typed = request.POST.dict() if problems else {}
    return {
        "draft": draft,
        "page": page,
        "place": place,
        "pages": len(asked),
        "fields": fields(page, draft.answers, typed, problems, language),
        "errors": error_lines(page, problems),
        "has_files": any(q.type == "file" for q in page.questions),
        "given": [paper for q in page.questions for paper in draft.papers_for(q.key)],
        "alone": len(page.questions) == 1,
        "before": draft.content.form.page_before(draft.answers, page.key),
        "to_check": "check" in request.GET,
        "minutes": _minutes(len(asked) - place + 1),
        **_expected(draft.content.definition.time, timezone.now()),
    }


def _check_rows(draft: DraftView) -> list[dict[str, Any]]:
    rows = [
        {"key": line.label, "value": line.text, "page": line.page}
        for line in answer_lines(draft.content.form, draft.answers, get_language() or "vi")
    ]
    for asked in draft.content.form.asked(draft.answers):
        for q in asked.questions:
            for paper_line in draft.papers_for(q.key):
                size = bytes_text(paper_line.size, get_language() or "vi")
                pages = _("%d page(s)") % paper_line.pages
                rows.append(
                    {
                        "key": in_language(paper_line.paper, get_language() or "vi"),
                        "value": f"{paper_line.name} ({size}, {pages})",
                        "page": asked.key,
                    }
                )
    return [
        {
            "key": row["key"],
            "value": row["value"] or _("Not given"),
            "action_text": _("Change"),
            "action_href": f"/apply/{draft.id}/{row['page']}?check",
        }
        for row in rows
    ]


def _before_check(draft: DraftView) -> Page:
    return draft.content.form.asked(draft.answers)[-1]


def _expected(limit: TimeLimit, now: datetime) -> dict[str, Any]:
    """When a request handed in now would be done, and why."""
    promise = expected(limit, now=now, language=get_language() or "vi")
    return {
        "expected_at": promise.at,
        "expected_reasons": [{"text": text, "source": source} for text, source in promise.reasons],
    }


def _minutes(pages: int) -> int:
    return max(1, round(pages * MINUTES_A_PAGE))
