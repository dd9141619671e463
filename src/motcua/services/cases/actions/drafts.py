"""Writing a request."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.instruments.documents.actions import store
from motcua.instruments.documents.queries import inspect
from motcua.instruments.forms.clean import Problem, clean_page
from motcua.instruments.forms.model import Page
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound
from motcua.services.cases import permissions
from motcua.services.cases.models import Draft, DraftPaper
from motcua.services.catalogue.queries.service import release, service_for


@transaction.atomic
def start_draft(*, code: str, actor: Actor) -> Draft:
    """Begin a request under the service's newest release, or go on with the one begun before."""
    service = service_for(code)
    if service is None:
        raise NotFound(_("This procedure cannot be applied for online here."))
    if actor.person_id is None:
        raise NotAllowed(_("Sign in as a citizen to apply."))
    begun = Draft.objects.filter(
        applicant_id=actor.person_id, release__service__code=code
    ).order_by("-changed_at")
    return begun.first() or Draft.objects.create(
        release_id=service.release_id, applicant_id=actor.person_id
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


def _own_draft(draft_id: UUID, actor: Actor) -> Draft:
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise NotFound(_("There is no such draft among yours."))
    return draft
