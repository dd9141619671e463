"""Answering: a page is kept, a row is added or taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.instruments.forms.clean import Cleaned, clean_stop
from motcua.instruments.forms.model import Answers, Group, Page
from motcua.instruments.forms.origin import Origin, Source
from motcua.instruments.forms.proposing import origins
from motcua.instruments.forms.rows import (
    Path,
    add_row,
    address_of,
    at,
    parts_of,
    put,
    remove_row,
    rows_in,
)
from motcua.instruments.forms.walk import Stop, Walk, described, walk
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused
from motcua.services.cases.actions.drafts import own_draft
from motcua.services.cases.errors import NotAsked
from motcua.services.cases.merging import Merged, merge
from motcua.services.cases.models import Draft
from motcua.services.cases.queries.world import world
from motcua.services.catalogue.queries.service import release


@dataclass(frozen=True)
class Saved:
    """What became of a page that was sent, and the way on from it."""

    cleaned: Cleaned
    merged: Merged
    walk: Walk

    @property
    def is_good(self) -> bool:
        """Nothing is wrong, and nothing stands against what was written elsewhere."""
        return not (self.cleaned.problems or self.merged.conflicts)


@transaction.atomic
def save_page(
    *,
    draft_id: UUID,
    address: str,
    given: Mapping[str, list[str]],
    actor: Actor,
    now: datetime,
    seen: str = "",
) -> Saved:
    """Keep the good answers of one page, each with its origin; the others come back with why.

    ``seen`` is what the page showed (``merging.seen_of``): an answer that was changed elsewhere
    since is not written over. Raises ``NotAsked``.
    """
    draft = own_draft(draft_id, actor)
    form, around = release(draft.release_id).form, world(actor)
    try:
        cleaned = clean_stop(form, address, given, draft.answers, around)
    except LookupError:
        raise NotAsked from None
    path, _key = parts_of(address)
    page = cast(Page, described(form, address))
    kept = at(draft.answers, path) or {}
    merged = merge(kept, cleaned.answers, seen)
    for key, origin in _origins(page, merged.taken, kept, cleaned, now).items():
        draft.origins.pop(address_of(path, key), None)
        if origin:
            draft.origins[address_of(path, key)] = origin.to_json()
    _keep(draft, put(draft.answers, path, merged.taken))
    return Saved(cleaned, merged, walk(form, draft.answers, around))


@transaction.atomic
def begin_row(*, draft_id: UUID, address: str, actor: Actor) -> Stop:
    """One more row in a list; returns its first page. A row that is still empty is gone on with."""
    draft = own_draft(draft_id, actor)
    form = release(draft.release_id).form
    listed = _list_at(draft, address, actor)
    group, path = cast(Group, listed.group), listed.path
    rows = rows_in(at(draft.answers, path) or {}, group.key)
    if rows and set(rows[-1]) == {"id"}:
        answers, row_id = draft.answers, rows[-1]["id"]
    elif len(rows) >= group.most:
        raise Refused(_("This list takes at most %(n)d entries.") % {"n": group.most})
    else:
        answers, row_id = add_row(draft.answers, address)
    _keep(draft, answers)
    way = walk(form, draft.answers, world(actor))
    return next(stop for stop in way.stops if stop.path == (*path, (group.key, row_id)))


@transaction.atomic
def take_row_out(*, draft_id: UUID, address: str, row_id: str, actor: Actor) -> None:
    """A row leaves its list, with its files; one that is out already changes nothing."""
    draft = own_draft(draft_id, actor)
    path: Path = (*_list_at(draft, address, actor).path, (parts_of(address)[1], row_id))
    inside = address_of(path, "")
    draft.papers.filter(key__startswith=inside).delete()
    draft.origins = {key: o for key, o in draft.origins.items() if not key.startswith(inside)}
    _keep(draft, remove_row(draft.answers, path))


@transaction.atomic
def finish_list(*, draft_id: UUID, address: str, actor: Actor) -> Walk:
    """The list is as its writer wants it, be it empty; returns the way on."""
    draft = own_draft(draft_id, actor)
    path, key = _list_at(draft, address, actor).path, parts_of(address)[1]
    here = at(draft.answers, path) or {}
    _keep(draft, put(draft.answers, path, {key: rows_in(here, key)}))
    return walk(release(draft.release_id).form, draft.answers, world(actor))


def _list_at(draft: Draft, address: str, actor: Actor) -> Stop:
    """The list of rows at an address. Raises ``NotAsked``."""
    stop = walk(release(draft.release_id).form, draft.answers, world(actor)).at(address)
    if stop is None or stop.page is not None:
        raise NotAsked
    return stop


def _origins(
    page: Page, taken: Answers, kept: Answers, cleaned: Cleaned, now: datetime
) -> dict[str, Origin | None]:
    """Where the answers that are new or changed are from, by their fields; None once emptied."""
    typed, found = Origin(Source.TYPED, now), dict[str, Origin | None]()
    for question in page.questions:
        if question.key in taken:
            answer, before = taken[question.key], kept.get(question.key)
            proposal = cleaned.proposals.get(question.key)
            found |= origins(question, answer, before, proposal, typed)
    return found


def _keep(draft: Draft, answers: dict[str, Any]) -> None:
    draft.answers = answers
    draft.save(update_fields=["answers", "origins", "changed_at"])
