"""What an applicant has begun."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import DraftRules, draft_rules
from motcua.instruments.forms.origin import Origin, Source
from motcua.instruments.forms.proposing import origins
from motcua.instruments.forms.rows import address_of
from motcua.instruments.forms.walk import Stop, Walk, walk
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.cases import permissions
from motcua.services.cases.errors import HandedIn
from motcua.services.cases.merging import seen_again, seen_of
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.queries.papers import PaperLine, paper_line
from motcua.services.cases.queries.party import party_rows
from motcua.services.cases.queries.world import world
from motcua.services.catalogue.queries.service import ReleaseContent, release


@dataclass(frozen=True)
class DraftView:
    """A draft as its writer sees it."""

    id: UUID
    content: ReleaseContent
    answers: dict[str, Any]
    papers: list[PaperLine]
    changed_at: datetime
    begun_by: str
    """Who began it for the applicant under a mandate; empty for the applicant."""
    origins: dict[str, dict[str, str]]
    actor: Actor
    """Who looks at it."""
    rules: Callable[[], DraftRules]
    """What the profile says of drafts, asked for once."""

    @property
    def kept_until(self) -> datetime | None:
        """When it is deleted if nobody changes it; None where that is not set."""
        kept = self.rules().kept
        return self.changed_at + kept if kept is not None else None

    @cached_property
    def walk(self) -> Walk:
        """The way through the form with these answers, today."""
        return walk(self.content.form, self.answers, world(self.actor))

    def papers_for(self, key: str) -> list[PaperLine]:
        """The files that were given for one paper, in their order."""
        return [paper for paper in self.papers if paper.key == key]

    def seen_on(self, stop: Stop) -> str:
        """What a page shows now, to be sent back with it."""
        keys = [question.key for question in self.walk.questions(stop)]
        return seen_of(self.walk.answers(stop), keys)

    def seen_again(self, stop: Stop, sent: str, compared: Collection[str]) -> str:
        """What a page that comes back has seen, where it was compared with what is kept now."""
        return seen_again(sent, self.seen_on(stop), compared)

    def origins_on(self, stop: Stop) -> dict[str, Origin]:
        """Where what a page shows is from, by its fields; what was typed here is left out."""
        found: dict[str, Origin | None] = {}
        typed = Origin(Source.TYPED, self.changed_at)
        for question in self.walk.questions(stop):
            if proposal := self.walk.proposal(stop, question):
                found |= origins(question, proposal.answer, None, proposal, typed)
                continue
            for asked in question.parts.values() or (question,):
                if kept := self.origins.get(address_of(stop.path, asked.key)):
                    found[asked.key] = Origin.from_json(kept)
        return {
            key: each for key, each in found.items() if each and each.source is not Source.TYPED
        }

    @property
    def is_whole(self) -> bool:
        return not self.walk.open


def draft_of(draft_id: UUID, *, actor: Actor) -> DraftView:
    """One's own draft. Raises ``HandedIn`` for one's own case, ``NotFound`` for anybody else's."""
    draft = Draft.objects.prefetch_related("papers").filter(pk=draft_id).first()
    if draft is None or not permissions.may_write(actor, draft):
        raise not_there(draft_id, actor)
    return view_of_draft(draft, actor, cache(draft_rules))


def drafts_of(actor: Actor) -> list[DraftView]:
    """What an applicant has begun, the newest first."""
    rows = party_rows(Draft.objects.prefetch_related("papers"), actor).order_by("-changed_at")
    rules = cache(draft_rules)
    return [view_of_draft(row, actor, rules) for row in rows.select_related("begun_by")]


def receipt_of_draft(draft_id: UUID, *, actor: Actor) -> str | None:
    """The receipt number of the case that a draft became, if it is one's own."""
    case = party_rows(Case.objects.filter(draft_id=draft_id), actor).first()
    return case.receipt if case else None


def not_there(draft_id: UUID, actor: Actor) -> NotFound:
    """Why there is no such draft to write: it was handed in meanwhile, or is not one's own."""
    receipt = receipt_of_draft(draft_id, actor=actor)
    return HandedIn(receipt) if receipt else NotFound(_("There is no such draft among yours."))


def view_of_draft(row: Draft, actor: Actor, rules: Callable[[], DraftRules]) -> DraftView:
    content = release(row.release_id)
    return DraftView(
        id=row.pk,
        content=content,
        answers=row.answers,
        papers=[paper_line(content, paper) for paper in row.papers.all()],
        changed_at=row.changed_at,
        begun_by=row.begun_by.full_name if row.begun_by else "",
        origins=row.origins,
        actor=actor,
        rules=rules,
    )
