"""Acting for others: given, accepted, used, stopped, revoked; visible to both sides."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from motcua.foundation.identity.actions.mandates import (
    accept_mandate,
    begin_acting,
    give_mandate,
    revoke_mandate,
)
from motcua.foundation.identity.enums import MandateKind
from motcua.foundation.identity.queries.mandates import (
    MandateLine,
    mandate_for,
    mandates_given,
    mandates_held,
)
from motcua.foundation.journal.queries.entries import entries_about, entries_under_mandate
from motcua.foundation.journal.queries.sentences import sentence_of
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue.queries.service import services
from motcua.web.portal.me.oneself import for_oneself
from motcua.web.shared.access import ActingRequest, SignedIn, act_under, open_to, stop_acting
from motcua.web.shared.days import day_fields, typed_day
from motcua.web.shared.templatetags.motcua import vn_date, vn_datetime
from motcua.web.shared.templatetags.words import in_words

_TAGS = {"in_force": "early", "waiting": "soon", "future": "paused", "revoked": "late"}
_GIVEN = (MandateKind.RELATIVE, MandateKind.STAFF, MandateKind.AGENT)


@require_GET
@for_oneself
def mine(request: ActingRequest) -> HttpResponse:
    """Who may act for me, and for whom I may act."""
    now = timezone.now()
    names = _service_names()
    context = {
        "given_head": [_("Who"), _("For whom and for what"), _("Until"), _("State")],
        "given": [
            _row(line, line.holder_name, line.giver_name, names)
            for line in mandates_given(request.actor, now=now)
        ],
        "held_head": [_("For whom"), _("For what"), _("Until"), _("State")],
        "held": [
            _row(line, line.giver_name, "", names) for line in mandates_held(request.actor, now=now)
        ],
    }
    return render(request, "portal/me/mandates.html", context)


@require_http_methods(["GET", "POST"])
@for_oneself
def give(request: ActingRequest) -> HttpResponse:
    """Let somebody act for oneself, or for one whom one represents by law."""
    error = ""
    represented = _represented(request)
    if request.method == "POST":
        try:
            mandate_id = _give(request, represented)
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("Given. It counts as soon as the other side accepts it."))
            return redirect("portal:me:mandate", mandate_id)
    typed = request.POST
    context = {
        "typed": typed,
        "givers": [{"value": "", "text": _("For myself")}]
        + [{"value": str(m.id), "text": m.giver_name} for m in represented.values()],
        "kinds": [{"value": k.value, "text": str(k.label).capitalize()} for k in _GIVEN],
        "services": [{"value": c, "text": name} for c, name in _service_names().items()],
        "chosen": typed.getlist("services"),
        "until": day_fields(typed, "until"),
        "errors": [{"text": error, "href": "#holder_name"}] if error else [],
    }
    return render(request, "portal/me/give.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
@for_oneself
def one(request: ActingRequest, mandate_id: int) -> HttpResponse:
    """One mandate with its history; accepted by the holder, ended by either side."""
    now = timezone.now()
    if request.method == "POST":
        return _answer(request, mandate_id)
    line = mandate_for(mandate_id, actor=request.actor, now=now)
    holds = line.holder_id == request.actor.person_id
    history = [*entries_under_mandate(mandate_id), *entries_about(f"mandate:{mandate_id}")]
    seen = {entry.id: entry for entry in history}
    context = {
        "mandate": line,
        "rows": _facts(line),
        "tag": _TAGS.get(line.state, "plain"),
        "may_accept": holds and line.accepted_at is None and line.is_open,
        "may_act": holds and line.state == "in_force",
        "may_end": line.is_open,
        "history": [
            {"text": sentence_of(entry), "when": entry.at}
            for entry in sorted(seen.values(), key=lambda entry: -entry.id)
        ],
    }
    return render(request, "portal/me/mandate.html", context)


@require_POST
@for_oneself
def act(request: ActingRequest, mandate_id: int) -> HttpResponse:
    """From now on act for the giver; every page says so until one stops."""
    begin_acting(mandate_id=mandate_id, actor=request.actor, now=timezone.now())
    act_under(request, mandate_id)
    return redirect("portal:cases:mine")


@require_POST
@open_to(SignedIn)
def stop(request: ActingRequest) -> HttpResponse:
    """Act for oneself again."""
    stop_acting(request)
    messages.success(request, _("You act for yourself again."))
    return redirect("portal:me:mandates")


def _answer(request: ActingRequest, mandate_id: int) -> HttpResponse:
    now, wish = timezone.now(), request.POST.get("act")
    if wish == "accept":
        accept_mandate(mandate_id=mandate_id, actor=request.actor, now=now)
        messages.success(request, _("Accepted. You can act for them now."))
    elif wish == "end":
        revoke_mandate(mandate_id=mandate_id, actor=request.actor, now=now)
        messages.success(request, _("Ended. Nobody acts under this mandate any more."))
    return redirect("portal:me:mandate", mandate_id)


def _represented(request: ActingRequest) -> dict[str, MandateLine]:
    """By what right one may give mandates for others: one's own mandates by law."""
    held = mandates_held(request.actor, now=timezone.now())
    return {str(m.id): m for m in held if m.is_by_law and m.state == "in_force"}


def _give(request: ActingRequest, represented: dict[str, MandateLine]) -> int:
    typed: QueryDict = request.POST
    wish = typed.get("giver", "")
    by_law = represented.get(wish)
    if wish and by_law is None:
        raise NotAllowed(_("You do not represent them by law, so you cannot give this mandate."))
    now = timezone.now()
    known = set(_service_names())
    return give_mandate(
        holder_number=typed.get("holder_number", ""),
        holder_name=typed.get("holder_name", ""),
        kind=typed.get("kind", ""),
        valid_from=timezone.localdate(now),
        valid_to=typed_day(typed, "until"),
        services=sorted(known.intersection(typed.getlist("services"))),
        giver_person_id=by_law.giver_person_id if by_law else None,
        giver_entity_id=by_law.giver_entity_id if by_law else None,
        actor=request.actor,
        now=now,
    )


def _service_names() -> dict[str, str]:
    return {line.code: in_words(line.name) for line in services()}


def _scope(line: MandateLine, names: dict[str, str]) -> str:
    if not line.services:
        return _("Everything")
    return ", ".join(names.get(code, code) for code in line.services)


def _until(line: MandateLine) -> str:
    return vn_date(line.valid_to) or _("without an end")


def _row(line: MandateLine, who: str, for_whom: str, names: dict[str, str]) -> list[Any]:
    scope = _scope(line, names)
    return [
        {
            "text": who,
            "href": reverse("portal:me:mandate", args=[line.id]),
            "note": line.kind_text,
        },
        {"text": for_whom or scope, "note": scope if for_whom else ""},
        _until(line),
        {"tag_text": line.state_text, "tag_kind": _TAGS.get(line.state, "plain")},
    ]


def _facts(line: MandateLine) -> list[dict[str, Any]]:
    own_act = _("given on this site, by the giver's own act")
    return [
        {"key": _("For whom"), "value": line.giver_name},
        {"key": _("Who acts"), "value": line.holder_name, "note": line.kind_text},
        {"key": _("For what"), "value": _scope(line, _service_names())},
        {"key": _("From"), "value": vn_date(line.valid_from)},
        {"key": _("Until"), "value": _until(line)},
        {"key": _("Proof"), "value": line.proof_sha256 or own_act},
        {"key": _("Given"), "value": vn_datetime(line.given_at)},
        {"key": _("Accepted"), "value": vn_datetime(line.accepted_at) or "–"},
        {"key": _("Ended"), "value": vn_datetime(line.revoked_at) or "–"},
    ]
