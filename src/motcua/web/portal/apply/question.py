"""One page of questions, or the list of the rows of a group."""

from collections.abc import Collection, Mapping
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.instruments.forms.clean import Problem
from motcua.instruments.forms.model import Group, Question, in_language
from motcua.instruments.forms.rows import address_of
from motcua.instruments.forms.show import answer_text
from motcua.instruments.forms.walk import Stop, Walk
from motcua.kit.errors import Refused
from motcua.kit.numbers import bytes_text
from motcua.services.cases.actions.answers import (
    Saved,
    begin_row,
    finish_list,
    save_page,
    take_row_out,
)
from motcua.services.cases.actions.papers import drop_paper, keep_paper
from motcua.services.cases.errors import HandedIn, NotAsked
from motcua.services.cases.queries.drafts import DraftView, draft_of
from motcua.web.portal.apply.given import given_in
from motcua.web.portal.apply.overtaken import draft_handed_in, page_not_asked
from motcua.web.portal.apply.said import known_context, minutes
from motcua.web.portal.apply.sources import sources_on
from motcua.web.shared.access import ActingRequest, SignedIn, open_to
from motcua.web.shared.fields import Asked


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def question(request: ActingRequest, draft_id: UUID, address: str) -> HttpResponse:
    """One page of questions; one that was overtaken meanwhile shows what was written on it."""
    try:
        return _question(request, draft_id, address)
    except NotAsked as refusal:
        return page_not_asked(request, draft_id, address, refusal)
    except HandedIn as refusal:
        return draft_handed_in(request, address, refusal)


def _question(request: ActingRequest, draft_id: UUID, address: str) -> HttpResponse:
    """A good answer leads on, or back to the check it came from."""
    draft = draft_of(draft_id, actor=request.actor)
    stop = draft.walk.at(address)
    if stop is None:
        raise NotAsked
    if stop.page is None:
        return _list(request, draft, stop)
    if request.method == "GET":
        return render(request, "portal/apply/question.html", _page(request, draft, stop))
    if "drop" in request.POST:
        drop_paper(draft_id=draft_id, address=request.POST["drop"], actor=request.actor)
        return _again(request, draft_of(draft_id, actor=request.actor), stop)
    if "show" in request.POST:
        return _again(request, draft, stop)
    problems = _take_files(request, draft, stop)
    saved = save_page(
        draft_id=draft_id,
        address=address,
        given=given_in(request),
        seen=request.POST.get("seen", ""),
        actor=request.actor,
        now=timezone.now(),
    )
    _say(request, draft, saved)
    if saved.is_good and not problems:
        return _onwards(request, draft_id, saved.walk, saved.walk.at(address))
    draft = draft_of(draft_id, actor=request.actor)
    problems |= saved.cleaned.problems | _conflicts(draft.walk, stop, saved)
    compared = {*saved.merged.taken, *saved.merged.conflicts}
    return _again(request, draft, stop, problems, compared)


def _again(
    request: ActingRequest,
    draft: DraftView,
    stop: Stop,
    problems: Mapping[str, Problem] | None = None,
    compared: Collection[str] = (),
) -> HttpResponse:
    """The page as it was sent; ``compared`` are the answers of which it shows what is kept now."""
    context = _page(request, draft, stop, given_in(request), problems)
    context["seen"] = draft.seen_again(stop, request.POST.get("seen", ""), compared)
    status = 200 if problems is None else 422
    return render(request, "portal/apply/question.html", context, status=status)


def _list(request: ActingRequest, draft: DraftView, stop: Stop) -> HttpResponse:
    """The rows of a group: add one, take one out, or go on."""
    address, actor = stop.address, request.actor
    if request.method == "POST" and "add" in request.POST:
        return _to(request, draft.id, begin_row(draft_id=draft.id, address=address, actor=actor))
    if request.method == "POST" and "remove" in request.POST:
        take_row_out(draft_id=draft.id, address=address, row_id=request.POST["remove"], actor=actor)
        return redirect(request.get_full_path())
    if request.method == "POST":
        way = finish_list(draft_id=draft.id, address=address, actor=actor)
        if not any(each.stop.address == stop.address for each in way.open):
            return _onwards(request, draft.id, way, stop)
        draft = draft_of(draft.id, actor=request.actor)
    return render(
        request,
        "portal/apply/list.html",
        _frame(request, draft, stop) | _rows(draft, stop) | _too_few(request, stop),
        status=422 if request.method == "POST" else 200,
    )


def _rows(draft: DraftView, stop: Stop) -> dict[str, Any]:
    group, language = cast(Group, stop.group), get_language() or "vi"
    rows = draft.walk.rows(stop)
    still = [each.stop.path for each in draft.walk.open]
    return {
        "group": group,
        "item": in_language(group.item, language),
        "is_full": len(rows) >= group.most,
        "rows": [
            {
                "title": row.title(language),
                "lines": [],
                "state": _("Not finished") if _is_open(still, stop, row.id) else "",
                "change_href": f"/apply/{draft.id}/{row.stop.address}" if row.stop else "",
                "remove_value": row.id,
            }
            for row in rows
        ],
    }


def _is_open(still: list[Any], stop: Stop, row_id: str) -> bool:
    own = (*stop.path, (stop.key, row_id))
    return any(path[: len(own)] == own for path in still)


def _too_few(request: ActingRequest, stop: Stop) -> dict[str, Any]:
    if request.method != "POST" or stop.group is None:
        return {}
    words = _("Add at least %(n)d before you go on.") % {"n": max(stop.group.least, 1)}
    return {"errors": [{"text": words, "href": "#add"}]}


def _take_files(request: ActingRequest, draft: DraftView, stop: Stop) -> dict[str, Problem]:
    problems = {}
    for asked in draft.walk.questions(stop):
        if asked.type != "file":
            continue
        key = address_of(stop.path, asked.key)
        files = request.FILES.getlist(asked.key)
        if not files and asked.required and not draft.papers_for(key):
            words = in_language(asked.missing, get_language() or "vi")
            problems[asked.key] = Problem(words or _("Choose a file."))
        for given in files:
            if problem := _take_file(request, draft, key, given):
                problems[asked.key] = problem
    return problems


def _take_file(request: ActingRequest, draft: DraftView, key: str, given: Any) -> Problem | None:
    if (given.size or 0) > settings.UPLOAD_LIMIT:
        most = bytes_text(settings.UPLOAD_LIMIT, get_language() or "vi")
        return Problem(_("The file is larger than %s. Choose another.") % most)
    try:
        keep_paper(
            draft_id=draft.id,
            key=key,
            name=given.name or key,
            content=given.read(),
            actor=request.actor,
        )
    except Refused as refused:
        return Problem(str(refused))
    return None


def _conflicts(way: Walk, stop: Stop, saved: Saved) -> dict[str, Problem]:
    """Each answer that was changed here and elsewhere, with what was written elsewhere."""
    asked = {question.key: question for question in way.questions(stop)}
    words = _(
        "Meanwhile “%(other)s” was written here in another window or on another device. "
        "Continue to keep what now stands in this field instead."
    )
    return {
        key: Problem(words % {"other": _text(asked[key], other)})
        for key, other in saved.merged.conflicts.items()
        if key in asked
    }


def _say(request: ActingRequest, draft: DraftView, saved: Saved) -> None:
    """Say what was not taken from this page, and why."""
    form = draft.content.form
    for key, other in saved.merged.others.items():
        if asked := form.question(key):
            words = _("“%(label)s” was changed elsewhere meanwhile; it is now “%(other)s”.")
            label = in_language(asked.label, get_language() or "vi")
            messages.info(request, words % {"label": label, "other": _text(asked, other)})
    if saved.cleaned.dropped:
        messages.info(request, _("Some of what was sent is not asked here and was not kept."))


def _text(asked: Question, answer: Any) -> str:
    return answer_text(asked, answer, get_language() or "vi") or _("Not given")


def _onwards(request: ActingRequest, draft_id: UUID, way: Walk, stop: Stop | None) -> HttpResponse:
    following = way.next(stop) if stop else None
    if stop is None or following is None or ("check" in request.GET and not stop.path):
        return redirect("portal:apply:go-on", draft_id)
    return _to(request, draft_id, following)


def _to(request: ActingRequest, draft_id: UUID, stop: Stop) -> HttpResponse:
    response = redirect("portal:apply:question", draft_id, stop.address)
    if "check" in request.GET:
        response["Location"] += "?check"
    return response


def _page(
    request: ActingRequest,
    draft: DraftView,
    stop: Stop,
    typed: Mapping[str, Any] | None = None,
    problems: Mapping[str, Problem] | None = None,
) -> dict[str, Any]:
    way, language = draft.walk, get_language() or "vi"
    questions = way.questions(stop)
    shown = {each.key: way.shown(stop, each) for each in questions}
    sources = sources_on(draft, stop) if typed is None else {}
    asked = Asked(
        questions, shown, way.around, language, typed, problems or {}, sources,
        explanation=in_language(stop.page.explanation, language) if stop.page else "",
    )  # fmt: skip
    keys = [address_of(stop.path, each.key) for each in questions if each.type == "file"]
    return _frame(request, draft, stop) | {
        "page": stop.page,
        "fields": asked.fields(),
        "errors": asked.errors(),
        "seen": draft.seen_on(stop),
        "has_files": bool(keys),
        "given": [paper for key in keys for paper in draft.papers_for(key)],
        "alone": len(questions) == 1,
    }


def _frame(request: ActingRequest, draft: DraftView, stop: Stop) -> dict[str, Any]:
    """What stands around every page: where one is, the way back, the fee and the day."""
    way = draft.walk
    outer = [each.address for each in way.stops if not each.path]
    listed = [each.address for each in way.stops]
    return {
        "draft": draft,
        "stop": stop,
        "place": outer.index(stop.address.partition("/")[0]) + 1,
        "pages": len(outer),
        "before": way.back(stop),
        "within": _within(way, stop),
        "to_check": "check" in request.GET,
        "minutes": minutes(len(listed) - listed.index(stop.address)),
        **known_context(draft),
    }


def _within(way: Walk, stop: Stop) -> str:
    """The row that a page belongs to, as ``Person 2``."""
    if not stop.path:
        return ""
    *outer, (group, row_id) = stop.path
    listed = way.at(address_of(tuple(outer), group))
    rows = way.rows(listed) if listed else ()
    return next((row.title(get_language() or "vi") for row in rows if row.id == row_id), "")
