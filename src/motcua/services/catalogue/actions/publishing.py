"""Putting a draft in force, by another person than its writers."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.actions.drafts import locked
from motcua.services.catalogue.actions.edition import catalogue_changed
from motcua.services.catalogue.actions.versions import Publication, put_in_force
from motcua.services.catalogue.content import record_of
from motcua.services.catalogue.enums import DraftState
from motcua.services.catalogue.events import DraftReturned, ProcedurePublished, VersionInForce
from motcua.services.catalogue.models import Draft, Procedure, Version
from motcua.services.catalogue.queries.drafts import content, writers
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.vocabulary import terms


@transaction.atomic
def publish_draft(*, draft_id: int, revision: int, actor: Actor) -> Draft:
    """Approve the revision that was read; it is in force at once, or from its day on.

    A draft that changed while it was read, or was written upon a version that is no longer in
    force, is not published.
    """
    draft = locked(draft_id)
    if not permissions.may_publish(actor, draft.unit_id, writers(draft_id)):
        raise NotAllowed(_("A leader of the unit who wrote none of it publishes this draft."))
    if draft.state != DraftState.IN_REVIEW:
        raise Refused(_("This draft is not waiting for review."))
    if draft.revision != revision:
        raise Refused(_("The draft has changed since you opened it: read it again."))
    if _locked_procedure(draft).in_force_id != draft.base_id:
        raise Refused(
            _("Another version is in force since this draft began: send it back to be compared.")
        )

    valid_from = date.fromisoformat(content(draft_id, revision)["valid_from"])
    draft.state, draft.decided_by_id = DraftState.APPROVED, actor.account_id
    draft.decided_at = timezone.now()
    draft.save(update_fields=["state", "decided_by", "decided_at"])
    record(
        ProcedurePublished(
            procedure_id=draft.procedure_id,
            draft_id=draft.pk,
            code=draft.procedure.code,
            valid_from=valid_from,
        ),
        actor=actor,
    )
    if valid_from <= timezone.localdate():
        _put_in_force(draft, valid_from, actor)
    return draft


def put_due_in_force(*, on: date, actor: Actor) -> int:
    """Put the approved drafts in force whose day has come; how many there were. Twice is once.

    A draft upon a version that is no longer in force goes back to its writers instead.
    """
    waiting = Draft.objects.filter(state=DraftState.APPROVED).values_list("pk", flat=True)
    return sum(_put_due_in_force(draft_id, on, actor) for draft_id in waiting)


@transaction.atomic
def _put_due_in_force(draft_id: int, on: date, actor: Actor) -> bool:
    draft = locked(draft_id)
    valid_from = date.fromisoformat(content(draft_id, draft.revision)["valid_from"])
    if draft.state != DraftState.APPROVED or valid_from > on:
        return False
    if _locked_procedure(draft).in_force_id != draft.base_id:
        _send_back_to_be_compared(draft, actor)
        return False
    _put_in_force(draft, valid_from, actor)
    return True


def _send_back_to_be_compared(draft: Draft, actor: Actor) -> None:
    """What came in force since the approval is not put out of force unseen."""
    draft.state = DraftState.DRAFT
    draft.remark = _("Another version came in force before the day of this draft: compare them.")
    draft.save(update_fields=["state", "remark"])
    code = draft.procedure.code
    record(
        DraftReturned(procedure_id=draft.procedure_id, draft_id=draft.pk, code=code),
        actor=actor,
        note=draft.remark,
    )


def _locked_procedure(draft: Draft) -> Procedure:
    """The draft's procedure, so that no other version comes in force meanwhile."""
    return Procedure.objects.select_for_update().get(pk=draft.procedure_id)


def _put_in_force(draft: Draft, valid_from: date, actor: Actor) -> None:
    written = content(draft.pk, draft.revision)
    procedure = _locked_procedure(draft)
    publication = Publication(
        valid_from=valid_from,
        recorded_at=timezone.now(),
        publisher_id=draft.unit_id,
        decided_on=date.fromisoformat(written["decided_on"]),
    )
    [key] = put_in_force([(procedure, record_of(written, terms(profile_folder())))], publication)
    draft.state, draft.version_id = DraftState.PUBLISHED, key
    draft.save(update_fields=["state", "version"])
    catalogue_changed()
    number = Version.objects.values_list("number", flat=True).get(pk=key)
    record(
        VersionInForce(
            procedure_id=procedure.pk, version_id=key, code=procedure.code, number=number
        ),
        actor=actor,
    )
