"""Writing a procedure: a draft with its revisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.actions.edition import one_at_a_time
from motcua.services.catalogue.content import content_of, record_of
from motcua.services.catalogue.enums import DraftState
from motcua.services.catalogue.events import (
    DraftBegun,
    DraftDiscarded,
    DraftReturned,
    DraftSaved,
    DraftSubmitted,
)
from motcua.services.catalogue.models import Draft, DraftRevision, Procedure
from motcua.services.catalogue.queries.drafts import (
    OPEN,
    content,
    draft_record,
    record_in_force,
    writers,
)
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.records import BadRecord, checked_code
from motcua.services.catalogue.vocabulary import terms


@dataclass(frozen=True)
class Saved:
    """What was written is kept. Not ``accepted``: somebody saved the same part meanwhile."""

    revision: int
    """The newest that was accepted."""
    accepted: bool


@transaction.atomic
def begin_draft(*, code: str, unit_id: int, actor: Actor) -> Draft:
    """A draft of a procedure, from what is in force; of an unknown code an empty one.

    Where the unit has an open draft, that one goes on.
    """
    if not permissions.may_write(actor, unit_id):
        raise NotAllowed(_("You cannot write procedures for this unit."))
    try:
        code = checked_code(code)
    except BadRecord:
        raise Refused(_("A code has only letters, digits and dots, as 1.001193.")) from None
    one_at_a_time()
    procedure, _new = Procedure.objects.select_for_update().get_or_create(code=code)
    going_on = Draft.objects.filter(procedure=procedure, unit=unit_id, state__in=OPEN).first()
    if going_on:
        return going_on

    draft = Draft.objects.create(
        procedure=procedure,
        unit_id=unit_id,
        base_id=procedure.in_force_id,
        state=DraftState.DRAFT,
        began_at=timezone.now(),
    )
    begun = record_in_force(procedure)
    first = content_of(begun) | {"decision": ""} if begun else {"code": code, "name": ""}
    _keep(draft, first, actor)
    record(DraftBegun(procedure_id=procedure.pk, draft_id=draft.pk, code=code), actor=actor)
    return draft


@transaction.atomic
def save_draft(*, draft_id: int, values: Mapping[str, Any], based_on: int, actor: Actor) -> Saved:
    """Write parts of a draft, upon the revision that the writer has read.

    Parts that somebody else changed since then are not overwritten: what was written is kept
    beside, as a revision that is not accepted, and the writer decides. Other parts are joined.
    """
    draft = _open_to_writing(draft_id, actor)

    now, read = content(draft_id, draft.revision), content(draft_id, based_on)
    _check_that_it_reads(draft, {**read, **values})
    if any(now.get(key) != read.get(key) for key in values):
        _keep(draft, {**read, **values}, actor, based_on=based_on)
        return Saved(draft.revision, accepted=False)
    if all(now.get(key) == value for key, value in values.items()):
        return Saved(draft.revision, accepted=True)

    draft.revision += 1
    draft.save(update_fields=["revision"])
    _keep(draft, {**now, **values}, actor)
    record(_saved(draft), actor=actor)
    return Saved(draft.revision, accepted=True)


@transaction.atomic
def submit_draft(*, draft_id: int, actor: Actor) -> Draft:
    """Hand a draft over to another person; from now on nobody writes on it."""
    draft = _open_to_writing(draft_id, actor)
    written = content(draft_id, draft.revision)
    try:
        record_of(written, terms(profile_folder()))
    except BadRecord as wrong:
        raise Refused(_("The draft cannot be published: %s") % wrong) from None
    missing = [name for name in ("decision", "decided_on", "valid_from") if not written.get(name)]
    if missing or not written.get("channels"):
        raise Refused(
            _("Give the decision with its day, the day it is in force, and one channel first.")
        )

    draft.state, draft.submitted_by_id = DraftState.IN_REVIEW, actor.account_id
    draft.remark = ""
    draft.save(update_fields=["state", "submitted_by", "remark"])
    record(
        DraftSubmitted(
            procedure_id=draft.procedure_id,
            draft_id=draft.pk,
            code=draft.procedure.code,
            revision=draft.revision,
        ),
        actor=actor,
    )
    return draft


@transaction.atomic
def return_draft(*, draft_id: int, remark: str, actor: Actor) -> Draft:
    """Send a draft back to its writers, with what is to be mended."""
    draft = locked(draft_id)
    if not permissions.may_publish(actor, draft.unit_id, writers(draft_id)):
        raise NotAllowed(_("A leader of the unit who wrote none of it reads this draft."))
    if draft.state != DraftState.IN_REVIEW:
        raise Refused(_("This draft is not waiting for review."))
    if not remark.strip():
        raise Refused(_("Say what is to be mended."))

    draft.state, draft.remark = DraftState.DRAFT, remark.strip()
    draft.save(update_fields=["state", "remark"])
    code = draft.procedure.code
    record(
        DraftReturned(procedure_id=draft.procedure_id, draft_id=draft.pk, code=code),
        actor=actor,
        note=remark.strip(),
    )
    return draft


@transaction.atomic
def discard_draft(*, draft_id: int, actor: Actor) -> Draft:
    """Give a draft up; its revisions are kept."""
    draft = _open_to_writing(draft_id, actor)

    draft.state = DraftState.DISCARDED
    draft.save(update_fields=["state"])
    code = draft.procedure.code
    record(
        DraftDiscarded(procedure_id=draft.procedure_id, draft_id=draft.pk, code=code), actor=actor
    )
    return draft


@transaction.atomic
def renew_draft(*, draft_id: int, actor: Actor) -> Draft:
    """Say that a draft was compared with what has come in force since it began."""
    draft = _open_to_writing(draft_id, actor)

    draft.base_id = draft.procedure.in_force_id
    draft.save(update_fields=["base"])
    record(_saved(draft), actor=actor)
    return draft


def _check_that_it_reads(draft: Draft, written: Mapping[str, Any]) -> None:
    """A draft may lack much, but what it says is a record's: its page shows it as one."""
    try:
        draft_record(draft.procedure.code, written)
    except BadRecord as wrong:
        raise Refused(_("The draft cannot be kept so: %s") % wrong) from None


def _open_to_writing(draft_id: int, actor: Actor) -> Draft:
    draft = locked(draft_id)
    if not permissions.may_write(actor, draft.unit_id):
        raise NotAllowed(_("You cannot write procedures for this unit."))
    if draft.state != DraftState.DRAFT:
        raise Refused(_("This draft is not open for writing now."))
    return draft


def locked(draft_id: int) -> Draft:
    """The draft, kept from others until the end of the transaction. Raises ``NotFound``."""
    found = Draft.objects.select_for_update(of=["self"]).select_related("procedure")
    draft = found.filter(pk=draft_id).first()
    if draft is None:
        raise NotFound(_("There is no such draft."))
    return draft


def _keep(
    draft: Draft,
    written: Mapping[str, Any],
    actor: Actor,
    *,
    based_on: int | None = None,
) -> DraftRevision:
    """A revision: the draft's newest, or one that came too late upon an earlier one."""
    return DraftRevision.objects.create(
        draft=draft,
        number=draft.revision if based_on is None else based_on,
        accepted=based_on is None,
        content=dict(written),
        written_by_id=actor.account_id,
        written_at=timezone.now(),
    )


def _saved(draft: Draft) -> DraftSaved:
    return DraftSaved(
        procedure_id=draft.procedure_id,
        draft_id=draft.pk,
        code=draft.procedure.code,
        revision=draft.revision,
    )
