"""Writing a request."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.queries.mandates import require_mandate
from motcua.foundation.journal.actions import record
from motcua.instruments.documents.actions import store
from motcua.instruments.documents.queries import inspect
from motcua.instruments.forms.clean import Problem, clean_page
from motcua.instruments.forms.model import Page
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound
from motcua.services.cases import permissions
from motcua.services.cases.actions.asking import may_ask
from motcua.services.cases.events import DraftBegun
from motcua.services.cases.models import Draft, DraftPaper
from motcua.services.cases.queries.party import party_rows
from motcua.services.catalogue.queries.service import release, service_for


@transaction.atomic
def start_draft(*, code: str, actor: Actor) -> Draft:
    """Begin a request under the service's newest release, or go on with the one begun before.

    Under a mandate it is the giver's; the sign-in must be as sure as the service asks.
    """
    service = service_for(code)
    if service is None:
        raise NotFound(_("This procedure cannot be applied for online here."))
    if actor.person_id is None:
        raise NotAllowed(_("Sign in as a citizen to apply."))
    applicant_id = actor.party_id or actor.person_id
    may_ask(actor, release(service.release_id).definition, now=timezone.now())
    begun = party_rows(Draft.objects.all(), actor).filter(release__service__code=code)
    return begun.order_by("-changed_at").first() or _begin(
        service.release_id, code, applicant_id, actor
    )


@transaction.atomic
def save_answers(
    *, draft_id: UUID, page: Page, given: Mapping[str, str], actor: Actor, today: date
) -> dict[str, Problem]:
    """Keep the good answers of one page; returns what is wrong with the others, by question."""
    draft = _own_draft(draft_id, actor)
    answers, problems = clean_page(page, given, today=today)
    draft.answers |= answers
    draft.save(update_fields=["answers", "changed_at"])
    return problems


def keep_paper(*, draft_id: UUID, key: str, name: str, content: bytes, actor: Actor) -> None:
    """Take a file for one paper, in place of an earlier one.

    Raises ``Unreadable`` for a file that is empty, damaged or of another kind than it says: better
    now than after the request is handed in.
    """
    seen = inspect(content, name)
    with transaction.atomic():
        draft = _own_draft(draft_id, actor)
        if release(draft.release_id).definition.paper(key) is None:
            raise NotFound(_("This service does not ask for such a paper."))
        stored = store(content)
        DraftPaper.objects.update_or_create(
            draft=draft,
            key=key,
            defaults={
                "name": name[-255:],
                "size": stored.size,
                "pages": seen.pages,
                "sha256": stored.sha256,
                "media_type": seen.media_type,
            },
        )
        draft.save(update_fields=["changed_at"])


@transaction.atomic
def discard_draft(*, draft_id: UUID, actor: Actor) -> None:
    """The applicant does not want to go on."""
    _own_draft(draft_id, actor).delete()


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


def _own_draft(draft_id: UUID, actor: Actor) -> Draft:
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise NotFound(_("There is no such draft among yours."))
    code = release(draft.release_id).definition.code
    require_mandate(actor, service=code, now=timezone.now())
    return draft
