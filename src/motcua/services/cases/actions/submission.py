"""Handing a request in."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.numbering.actions import draw
from motcua.foundation.organisations.queries import UnitLine, calendar_of, operator
from motcua.foundation.organisations.queries.places import authority_of
from motcua.foundation.organisations.queries.tree import is_within
from motcua.instruments.forms.model import in_language
from motcua.instruments.forms.rows import address_of
from motcua.instruments.forms.walk import Walk, walk
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound, Refused
from motcua.services.cases import permissions, rules
from motcua.services.cases.actions.asking import may_ask
from motcua.services.cases.events import CaseSubmitted
from motcua.services.cases.models import Case, CasePaper, Draft, DraftPaper
from motcua.services.cases.queries.world import world
from motcua.services.catalogue.queries.promise import due_of, promise_of
from motcua.services.catalogue.queries.service import ServiceDefinition, competent_place, release


@transaction.atomic
def submit_case(*, draft_id: UUID, actor: Actor, now: datetime) -> Case:
    """Hand the request in, once: sent again, it answers with the case that it became.

    Raises ``Refused`` naming what is still open.
    """
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        return _case_of(draft_id, actor)
    if not permissions.may_write(actor, draft):
        raise NotFound(_("There is no such draft among yours."))
    content = release(draft.release_id)
    may_ask(actor, content.definition, now=now)
    way = walk(content.form, draft.answers, world(actor))
    _refuse_if_open(way)
    papers = _asked_for(way, draft)

    day, here = timezone.localdate(now), operator()
    unit = _competent(content.definition, way, here, day)
    due = due_of(content.definition.online, timezone.localtime(now), calendar_of(unit.id))
    case = Case.objects.create(
        receipt=rules.receipt_number(day, draw(f"receipt/{here.code}/{day}")),
        draft_id=draft.pk,
        release_id=draft.release_id,
        applicant_id=draft.applicant_id,
        entity_id=draft.entity_id,
        handed_in_by_id=actor.person_id if actor.behalf else None,
        competent_unit_id=unit.id,
        answers=way.kept(),
        origins=draft.origins,
        submitted_at=now,
        expected=promise_of(due),
    )
    CasePaper.objects.bulk_create(
        CasePaper(
            case=case,
            key=paper.key,
            place=paper.place,
            name=paper.name,
            size=paper.size,
            pages=paper.pages,
            sha256=paper.sha256,
            media_type=paper.media_type,
        )
        for paper in papers
    )
    draft.delete()
    record(
        CaseSubmitted(
            case_id=case.pk,
            receipt=case.receipt,
            service=content.definition.code,
            release_id=content.id,
            applicant_id=case.applicant_id,
            unit_id=unit.id,
            papers=[paper.sha256 for paper in papers],
        ),
        actor=actor,
    )
    return case


def _case_of(draft_id: UUID, actor: Actor) -> Case:
    case = Case.objects.filter(draft_id=draft_id).first()
    if case is None or not permissions.is_applicant(actor, case):
        raise NotFound(_("There is no such draft among yours."))
    return case


def _competent(definition: ServiceDefinition, way: Walk, here: UnitLine, day: date) -> UnitLine:
    """Who decides: the authority of the place that the answers name, if it works here.

    Else the operator, who takes it in and knows where it belongs.
    """
    code = competent_place(definition, way.values)
    found = authority_of(code, day) if code else None
    return found if found and is_within(found.id, [here.id], day) else here


def _refuse_if_open(way: Walk) -> None:
    if way.open:
        language = get_language() or "vi"
        names = ", ".join(in_language(each.label, language) for each in way.open)
        raise Refused(_("Before you hand it in, please complete: %(names)s.") % {"names": names})


def _asked_for(way: Walk, draft: Draft) -> list[DraftPaper]:
    """The files of the questions that are asked; a change of mind leaves the others behind."""
    asked = {
        address_of(stop.path, question.key)
        for stop in way.stops
        for question in way.questions(stop)
        if question.type == "file"
    }
    return [paper for paper in draft.papers.all() if paper.key in asked]
