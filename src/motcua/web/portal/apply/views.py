"""Screens of applying around its questions: start, go on, check, hand in."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from motcua.instruments.documents.queries import read
from motcua.instruments.forms.model import in_language
from motcua.instruments.forms.walk import walk
from motcua.kit.errors import NotFound
from motcua.services.cases.actions.drafts import discard_draft, start_draft
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.queries.drafts import DraftView, draft_of, drafts_of, receipt_of_draft
from motcua.services.cases.queries.moves import told_of_move
from motcua.services.cases.queries.world import world
from motcua.services.catalogue.queries.service import release, service_for
from motcua.web.portal.apply.checking import groups_of
from motcua.web.portal.apply.said import expected_context, known_context, minutes
from motcua.web.shared.access import ActingRequest, Anyone, SignedIn, open_to
from motcua.web.shared.files import stored_file


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
            "minutes": minutes(len(walk(content.form, {}, world(request.actor)).stops)),
            "begun": begun,
            **expected_context(content.definition.online, timezone.now()),
        },
    )


@require_GET
@open_to(SignedIn)
def go_on(request: ActingRequest, draft_id: UUID) -> HttpResponse:
    """To the first question that is still open, or to the parts of a long form, or to the check."""
    draft = draft_of(draft_id, actor=request.actor)
    still = draft.walk.first_open
    if still is None:
        return redirect("portal:apply:check", draft_id)
    if len(draft.walk.tasks) == 1:
        return redirect("portal:apply:question", draft_id, still.address)
    context = {
        "draft": draft,
        "tasks": _tasks(draft),
        "minutes": minutes(len({each.stop.address for each in draft.walk.open})),
        "told": told_of_move(draft_id),
    }
    return render(
        request,
        "portal/apply/parts.html",
        context | known_context(draft),
    )


def _tasks(draft: DraftView) -> list[dict[str, str]]:
    """The parts of the form with how far each is."""
    language = get_language() or "vi"
    still = [each.stop.section for each in draft.walk.open]
    states = {"done": (_("Done"), "early"), "empty": (_("Not begun"), "plain")}
    found = []
    for task in draft.walk.tasks:
        left = still.count(task.section)
        begun = ngettext("%(n)d question left", "%(n)d questions left", left) % {"n": left}
        state, kind = states.get(task.state, (begun, "soon"))
        href = f"/apply/{draft.id}/{task.stop.address}"
        title = in_language(task.section.title, language)
        found.append({"text": title, "href": href, "state": state, "kind": kind})
    return found


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
            "groups": groups_of(draft),
            "back": draft.walk.stops[-1],
            "told": told_of_move(draft_id),
            **known_context(draft),
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
