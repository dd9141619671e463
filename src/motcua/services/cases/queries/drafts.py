"""What an applicant has begun."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import draft_rules
from motcua.instruments.forms.walk import Stop, Walk, walk
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.cases import permissions
from motcua.services.cases.errors import HandedIn
from motcua.services.cases.merging import seen_of
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.queries.papers import PaperLine, paper_line
from motcua.services.cases.queries.party import party_rows
from motcua.services.cases.queries.world import world
from motcua.services.catalogue.queries.service import ReleaseContent, release


@dataclass(frozen=True)
class DraftView:
    id: UUID
    content: ReleaseContent
    answers: dict[str, Any]
    papers: list[PaperLine]
    changed_at: datetime
    kept_until: datetime | None
    """When it is deleted if nobody changes it; None where that is not set."""
    begun_by: str
    """Who began it for the applicant under a mandate; empty for the applicant."""

    @cached_property
    def walk(self) -> Walk:
        """The way through the form with these answers, today."""
        return walk(self.content.form, self.answers, world())

    def papers_for(self, key: str) -> list[PaperLine]:
        """The files that were given for one paper, in their order."""
        return [paper for paper in self.papers if paper.key == key]

    def seen_on(self, stop: Stop) -> str:
        """What a page shows now, to be sent back with it."""
        keys = [question.key for question in self.walk.questions(stop)]
        return seen_of(self.walk.answers(stop), keys)

    @property
    def is_whole(self) -> bool:
        return not self.walk.open


def draft_of(draft_id: UUID, *, actor: Actor) -> DraftView:
    """One's own draft. Raises ``HandedIn`` for one's own case, ``NotFound`` for anybody else's."""
    draft = Draft.objects.prefetch_related("papers").filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise not_there(draft_id, actor)
    return view_of_draft(draft, draft_rules().kept)


def drafts_of(actor: Actor) -> list[DraftView]:
    """What an applicant has begun, the newest first."""
    rows = party_rows(Draft.objects.prefetch_related("papers"), actor).order_by("-changed_at")
    kept, found = draft_rules().kept, list(rows.select_related("begun_by"))
    return [view_of_draft(row, kept) for row in found]


def receipt_of_draft(draft_id: UUID, *, actor: Actor) -> str | None:
    """The receipt number of the case that a draft became, if it is one's own."""
    case = party_rows(Case.objects.filter(draft_id=draft_id), actor).first()
    return case.receipt if case else None


def not_there(draft_id: UUID, actor: Actor) -> NotFound:
    """Why there is no such draft to write: it was handed in meanwhile, or is not one's own."""
    receipt = receipt_of_draft(draft_id, actor=actor)
    return HandedIn(receipt) if receipt else NotFound(_("There is no such draft among yours."))


def view_of_draft(row: Draft, kept: timedelta | None) -> DraftView:
    content = release(row.release_id)
    return DraftView(
        id=row.pk,
        content=content,
        answers=row.answers,
        papers=[paper_line(content, paper) for paper in row.papers.all()],
        changed_at=row.changed_at,
        kept_until=row.changed_at + kept if kept is not None else None,
        begun_by=row.begun_by.full_name if row.begun_by else "",
    )
