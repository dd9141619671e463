"""Acting for another: given or entered, accepted, used, revoked."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions, rules
from motcua.foundation.identity.enums import MandateKind, MandateState
from motcua.foundation.identity.events import (
    ActingBegun,
    MandateAccepted,
    MandateGiven,
    MandateRevoked,
    RepresentationEntered,
)
from motcua.foundation.identity.models import Mandate
from motcua.foundation.identity.queries.mandates import (
    behalf_of,
    is_side,
    line_of,
    represents,
)
from motcua.foundation.identity.queries.people import person_by_number
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def give_mandate(
    *,
    holder_number: str,
    holder_name: str,
    kind: str,
    valid_from: date,
    actor: Actor,
    now: datetime,
    valid_to: date | None = None,
    services: Sequence[str] = (),
    giver_person_id: int | None = None,
    giver_entity_id: int | None = None,
    proof_sha256: str = "",
) -> int:
    """Let somebody act for oneself, or for a person or entity whom one represents by law.

    The holder is named by number and name, which must fit, so that nobody learns whose a number is.
    ``services`` are codes, empty for all; it counts once the holder accepts. Returns its id.
    """
    if actor.person_id is None or actor.behalf is not None:
        raise NotAllowed(_("Only a person who acts for themselves gives a mandate."))
    if giver_entity_id is None and giver_person_id is None:
        giver_person_id = actor.person_id
    own = giver_person_id == actor.person_id and giver_entity_id is None
    if not own and not represents(actor.person_id, giver_person_id, giver_entity_id, now=now):
        raise NotAllowed(_("You do not represent them by law, so you cannot give this mandate."))
    if kind in rules.BY_LAW or kind not in MandateKind.values:
        raise Refused(_("Choose who the helper is: a relative, a member of staff or an agent."))
    _refuse_days(valid_from, valid_to, timezone.localdate(now))
    holder_id = person_by_number(holder_number, holder_name)
    if holder_id in {giver_person_id, actor.person_id}:
        raise Refused(_("A mandate is given to somebody else."))
    mandate = Mandate.objects.create(
        giver_person_id=giver_person_id,
        giver_entity_id=giver_entity_id,
        holder_id=holder_id,
        kind=kind,
        services=list(services),
        valid_from=valid_from,
        valid_to=valid_to,
        proof_sha256=proof_sha256,
        given_by_id=actor.account_id,
        given_at=now,
    )
    record(
        MandateGiven(
            mandate_id=mandate.pk,
            kind=kind,
            giver_person_id=giver_person_id,
            giver_entity_id=giver_entity_id,
            holder_id=holder_id,
            services=list(services),
            valid_from=valid_from,
            valid_to=valid_to,
            proof=proof_sha256,
        ),
        actor=actor,
    )
    return mandate.pk


@transaction.atomic
def enter_representation(
    *,
    holder_id: int,
    kind: str,
    valid_from: date,
    proof_sha256: str,
    actor: Actor,
    now: datetime,
    valid_to: date | None = None,
    giver_person_id: int | None = None,
    giver_entity_id: int | None = None,
) -> int:
    """Enter who represents a child, a ward or a legal entity by law, with the paper that says so.

    It counts at once, for every service. Returns the mandate's id.
    """
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("Only an administrator enters who represents somebody by law."))
    if kind not in rules.BY_LAW:
        raise Refused(_("Choose a representation by law: parent, guardian, legal representative."))
    if (kind == MandateKind.REPRESENTATIVE) != (giver_entity_id is not None):
        raise Refused(_("A legal representative acts for a legal entity, a parent for a child."))
    if not proof_sha256:
        raise Refused(_("Add the paper that proves it."))
    if valid_to is not None and valid_to < valid_from:
        raise Refused(_("The last day of a mandate cannot be before its first day."))
    if holder_id == giver_person_id:
        raise Refused(_("A mandate is given to somebody else."))
    mandate = Mandate.objects.create(
        giver_person_id=giver_person_id,
        giver_entity_id=giver_entity_id,
        holder_id=holder_id,
        kind=kind,
        valid_from=valid_from,
        valid_to=valid_to,
        proof_sha256=proof_sha256,
        given_by_id=actor.account_id,
        given_at=now,
        accepted_at=now,
    )
    record(
        RepresentationEntered(
            mandate_id=mandate.pk,
            kind=kind,
            giver_person_id=giver_person_id,
            giver_entity_id=giver_entity_id,
            holder_id=holder_id,
            valid_from=valid_from,
            valid_to=valid_to,
            proof=proof_sha256,
        ),
        actor=actor,
    )
    return mandate.pk


@transaction.atomic
def accept_mandate(*, mandate_id: int, actor: Actor, now: datetime) -> None:
    """The holder is ready to act; accepting again changes nothing."""
    mandate = _of_a_side(mandate_id, actor, now)
    if mandate.holder_id != actor.person_id:
        raise NotAllowed(_("Only the one who shall act accepts a mandate."))
    if line_of(mandate, timezone.localdate(now)).state in {
        MandateState.REVOKED,
        MandateState.EXPIRED,
    }:
        raise Refused(_("This mandate has ended and cannot be accepted any more."))
    if mandate.accepted_at is None:
        mandate.accepted_at = now
        mandate.save(update_fields=["accepted_at"])
        record(MandateAccepted(mandate_id=mandate.pk), actor=actor)


@transaction.atomic
def revoke_mandate(*, mandate_id: int, actor: Actor, now: datetime) -> None:
    """Either side ends it at once, or the holder declines it; again changes nothing."""
    mandate = _of_a_side(mandate_id, actor, now)
    if mandate.revoked_at is None:
        mandate.revoked_at = now
        mandate.revoked_by_id = actor.account_id
        mandate.save(update_fields=["revoked_at", "revoked_by"])
        record(MandateRevoked(mandate_id=mandate.pk), actor=actor)


@transaction.atomic
def begin_acting(*, mandate_id: int, actor: Actor, now: datetime) -> None:
    """Say that from now on one acts under this mandate; raises ``MandateOver`` if it is not so."""
    behalf_of(actor.person_id, mandate_id, now=now)
    record(ActingBegun(mandate_id=mandate_id), actor=actor)


def _of_a_side(mandate_id: int, actor: Actor, now: datetime) -> Mandate:
    mandate = Mandate.objects.select_for_update().filter(pk=mandate_id).first()
    if mandate is None or not is_side(actor, mandate, now=now):
        raise NotFound(_("There is no such mandate among yours."))
    return mandate


def _refuse_days(first: date, last: date | None, today: date) -> None:
    if last is not None and last < first:
        raise Refused(_("The last day of a mandate cannot be before its first day."))
    if last is not None and last < today:
        raise Refused(_("The last day of a mandate cannot be in the past."))
