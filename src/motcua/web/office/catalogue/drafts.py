"""A draft: what it says, its parts as forms, and what may be done with it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.actions import drafts as writing
from motcua.services.catalogue.actions.publishing import publish_draft
from motcua.services.catalogue.enums import DraftState
from motcua.services.catalogue.queries.drafts import (
    DraftPage,
    changes_of_draft,
    draft_page,
    late_content,
)
from motcua.web.office.catalogue.fields import Group
from motcua.web.office.catalogue.procedures import (
    CHANGES_HEAD,
    TWO_HEAD,
    WRITERS,
    rows_of_changes,
    units_of,
)
from motcua.web.office.catalogue.sections import SECTIONS, Section
from motcua.web.shared.access import ActingRequest, open_to


@require_POST
@open_to(*WRITERS)
def begin(request: ActingRequest) -> HttpResponse:
    """Begin a draft of a procedure, or go on with the unit's own."""
    given = request.POST.get("unit", "")
    choices = units_of(request.actor)
    unit = given or (choices[0]["value"] if len(choices) == 1 else "")
    if not unit.isdecimal():
        raise Refused(_("Choose the unit for which you write."))
    code = request.POST.get("code", "").strip()
    draft = writing.begin_draft(code=code, unit_id=int(unit[:18]), actor=request.actor)
    return redirect("office:draft", draft.pk)


@require_GET
@open_to(*WRITERS)
def draft(request: ActingRequest, draft_id: int) -> HttpResponse:
    """What a draft changes, in words; its parts, its revisions, and what may be done."""
    page = _seen(draft_id, request.actor)
    may_write = permissions.may_write(request.actor, page.line.unit.id)
    context = {
        "draft": page,
        "changes": rows_of_changes(changes_of_draft(page)),
        "changes_head": CHANGES_HEAD,
        "sections": [
            {"text": section.title, "href": _section_address(draft_id, key)}
            for key, section in SECTIONS.items()
        ],
        "may_write": may_write and page.line.state == DraftState.DRAFT,
        "may_publish": page.line.state == DraftState.IN_REVIEW
        and permissions.may_publish(request.actor, page.line.unit.id, page.writers),
    }
    return render(request, "office/catalogue/draft.html", context)


@require_http_methods(["GET", "POST"])
@open_to(*WRITERS)
def section(request: ActingRequest, draft_id: int, section: str) -> HttpResponse:
    """A part of a draft as a form; who comes second is told, and keeps what was written."""
    if section not in SECTIONS:
        raise NotFound(_("There is no such page."))
    page = _seen(draft_id, request.actor)
    part = SECTIONS[section]
    if request.method == "GET":
        return _form(request, page, part, part.show(page.content))
    values, errors = part.read(request.POST)
    if errors:
        shown = part.again(page.content, request.POST, errors)
        return _form(request, page, part, shown, errors=errors)
    based_on = request.POST.get("revision", "")
    saved = writing.save_draft(
        draft_id=draft_id,
        values=values,
        based_on=int(based_on) if based_on.isdecimal() and len(based_on) < 10 else 0,
        actor=request.actor,
    )
    if saved.accepted:
        messages.success(request, _("Saved."))
        return redirect("office:draft", draft_id)
    theirs = changes_of_draft(page, values)
    shown = part.show({**page.content, **values})
    return _form(request, page, part, shown, overtaken=rows_of_changes(theirs))


@require_POST
@open_to(*WRITERS)
def act(request: ActingRequest, draft_id: int) -> HttpResponse:
    """Hand over, publish, send back, compare again, or give up."""
    asked = request.POST.get("act", "")
    if asked not in _ACTS:
        raise NotFound(_("There is no such act."))
    done, said = _ACTS[asked]
    done(draft_id, request)
    messages.success(request, said())
    return redirect("office:draft", draft_id)


@require_GET
@open_to(*WRITERS)
def late(request: ActingRequest, draft_id: int, revision_id: int) -> HttpResponse:
    """What somebody wrote while another saved: kept, to be taken over by hand."""
    page = _seen(draft_id, request.actor)
    written = late_content(revision_id, draft_id)
    context = {
        "draft": page,
        "changes": rows_of_changes(changes_of_draft(page, written)),
        "changes_head": (*TWO_HEAD[:2], _("Kept beside")),
    }
    return render(request, "office/catalogue/late.html", context)


def _publish(draft_id: int, request: ActingRequest) -> object:
    given = request.POST.get("revision", "")
    revision = int(given) if given.isdecimal() and len(given) < 10 else 0
    return publish_draft(draft_id=draft_id, revision=revision, actor=request.actor)


_ACTS: Mapping[str, tuple[Callable[[int, ActingRequest], object], Callable[[], str]]] = {
    "submit": (
        lambda draft_id, request: writing.submit_draft(draft_id=draft_id, actor=request.actor),
        lambda: _("Handed over: a leader who wrote none of it reads it now."),
    ),
    "publish": (_publish, lambda: _("Approved. It is in force from its day on.")),
    "return": (
        lambda draft_id, request: writing.return_draft(
            draft_id=draft_id, remark=request.POST.get("remark", ""), actor=request.actor
        ),
        lambda: _("Sent back with your remark."),
    ),
    "renew": (
        lambda draft_id, request: writing.renew_draft(draft_id=draft_id, actor=request.actor),
        lambda: _("The draft stands upon the version in force now."),
    ),
    "discard": (
        lambda draft_id, request: writing.discard_draft(draft_id=draft_id, actor=request.actor),
        lambda: _("Given up; what was written is kept."),
    ),
}


def _seen(draft_id: int, actor: Actor) -> DraftPage:
    """The draft, for those of its unit and for leaders above. Raises ``NotFound``."""
    page = draft_page(draft_id)
    if not permissions.may_read(actor, page.line.unit.id):
        raise NotFound(_("There is no such draft."))
    return page


def _form(
    request: ActingRequest,
    page: DraftPage,
    part: Section,
    groups: list[Group],
    *,
    errors: Mapping[str, str] | None = None,
    overtaken: list[Any] | None = None,
) -> HttpResponse:
    context = {
        "draft": page,
        "part": part,
        "groups": groups,
        "errors": [{"text": text, "href": f"#{name}"} for name, text in (errors or {}).items()],
        "overtaken": overtaken,
        "changes_head": TWO_HEAD,
    }
    status = 422 if errors else 409 if overtaken is not None else 200
    return render(request, "office/catalogue/section.html", context, status=status)


def _section_address(draft_id: int, key: str) -> str:
    return reverse("office:draft-section", args=[draft_id, key])
