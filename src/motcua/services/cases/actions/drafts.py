"""Writing a request."""

from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.queries.mandates import require_mandate
from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.queries import draft_rules
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.cases import permissions
from motcua.services.cases.actions.asking import may_ask
from motcua.services.cases.events import DraftBegun
from motcua.services.cases.models import Draft
from motcua.services.cases.queries.drafts import not_there
from motcua.services.cases.queries.party import party_rows
from motcua.services.catalogue.queries.service import release, service_for


@transaction.atomic
def start_draft(*, code: str, actor: Actor) -> Draft:
    """Begin a request under the service's newest release, or go on with the one begun before.

    Under a mandate it is the giver's; the sign-in must be as sure as the service asks. Raises
    ``Refused`` when there are as many drafts as the profile allows.
    """
    service = service_for(code)
    if service is None:
        raise NotFound(_("This procedure cannot be applied for online here."))
    if actor.person_id is None:
        raise NotAllowed(_("Sign in as a citizen to apply."))
    applicant_id = actor.party_id or actor.person_id
    may_ask(actor, release(service.release_id).definition, now=timezone.now())
    _wait_for_others(actor.entity_id, applicant_id)
    begun = party_rows(Draft.objects.all(), actor).filter(release__service__code=code)
    if draft := begun.order_by("-changed_at").first():
        return draft
    _refuse_if_full(actor.entity_id, applicant_id)
    return _begin(service.release_id, code, applicant_id, actor)


@transaction.atomic
def discard_draft(*, draft_id: UUID, actor: Actor) -> None:
    """The applicant does not want to go on."""
    own_draft(draft_id, actor).delete()


def _wait_for_others(entity_id: int | None, applicant_id: int) -> None:
    """Two devices that begin at once begin one draft: the second waits and finds the first's."""
    party = f"drafts {entity_id or 0} {0 if entity_id else applicant_id}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [party])


def _refuse_if_full(entity_id: int | None, applicant_id: int) -> None:
    """Refuse one draft more than the profile allows a person, or a legal entity."""
    most = draft_rules().most
    if most is None:
        return
    party = (
        {"entity_id": entity_id} if entity_id else {"applicant_id": applicant_id, "entity": None}
    )
    if Draft.objects.filter(**party).count() >= most:
        raise Refused(
            _(
                "You have %(n)d drafts, as many as can be kept at once. Hand one in, or delete one "
                "under My cases; then begin this one."
            )
            % {"n": most}
        )


def _begin(release_id: int, code: str, applicant_id: int, actor: Actor) -> Draft:
    """An empty draft; one that is begun for another is written down, so that they see it."""
    draft = Draft.objects.create(
        release_id=release_id,
        applicant_id=applicant_id,
        entity_id=actor.entity_id,
        begun_by_id=actor.person_id if actor.behalf else None,
    )
    if actor.behalf:
        record(
            DraftBegun(draft_id=str(draft.pk), service=code, applicant_id=applicant_id),
            actor=actor,
        )
    return draft


def own_draft(draft_id: UUID, actor: Actor) -> Draft:
    """The draft, locked, if the actor may write it now. Raises ``NotFound`` or ``HandedIn``."""
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise not_there(draft_id, actor)
    code = release(draft.release_id).definition.code
    require_mandate(actor, service=code, now=timezone.now())
    return draft
