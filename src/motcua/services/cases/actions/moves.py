"""Moving drafts to another release of their service, and back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.cases import permissions
from motcua.services.cases.events import DraftsMoved, DraftsMovedBack
from motcua.services.cases.models import Draft, DraftMove, MovedDraft
from motcua.services.cases.queries.moves import (
    CHUNK,
    Preview,
    Stands,
    Tell,
    move_of,
    preview,
    stands,
)
from motcua.services.catalogue.queries.moves import State
from motcua.services.catalogue.queries.service import release


@dataclass(frozen=True)
class Moved:
    """What became of the drafts: those of ``busy`` were written meanwhile and are left alone."""

    preview: Preview
    move_id: int | None
    """None where nothing was moved."""
    moved: int
    busy: int


@dataclass(frozen=True)
class MovedBack:
    """``left`` stay: their writers went on, and what they wrote fits the newer release only."""

    moved: int
    left: int


def move_drafts(*, to: State, actor: Actor, now: datetime, tell: Tell | None = None) -> Moved:
    """Move every draft that is unaffected or safe to a release, all in one act; answers stay.

    They are looked at first, without a lock. One that somebody writes at that moment, or wrote
    since, is left where it is. What costs an applicant more is kept with the draft, to be told.
    """
    _may(actor)
    if to.release_id is None or to.number is None:
        raise Refused(_("Drafts can be moved to a release only: install the package first."))
    seen = preview(to, tell=tell)
    with transaction.atomic():
        moving = _still_so(seen.movable)
        move = DraftMove(release_id=to.release_id, moved=len(moving), moved_at=now)
        if moving:
            _write(move, moving, actor)
            record(
                DraftsMoved(move_id=move.pk, service=to.code, number=to.number, count=len(moving)),
                actor=actor,
            )
    return Moved(seen, move.pk, len(moving), len(seen.movable) - len(moving))


def undo_move(*, move_id: int, actor: Actor, now: datetime) -> MovedBack:
    """Take drafts back to where they were before a move, as far as they can go back.

    Nobody's answers are lost: a draft that was written since goes back only if all that it says
    fits there too. One that was handed in, deleted or moved on is no part of the move any more.
    """
    _may(actor)
    move = move_of(move_id)
    with transaction.atomic():
        DraftMove.objects.select_for_update().get(pk=move.pk)
        back, left = _can_go_back(move)
        if not back and not left:
            raise Refused(_("There is nothing left of this move to undo."))
        for release_id, ids in back.items():
            for some in batched(ids, CHUNK, strict=False):
                Draft.objects.filter(pk__in=some).update(release_id=release_id)
                MovedDraft.objects.filter(move=move, draft__in=some).delete()
        moved = sum(map(len, back.values()))
        DraftMove.objects.filter(pk=move.pk).update(undone_at=now)
        code = move.release.service.code
        record(DraftsMovedBack(move_id=move.pk, service=code, count=moved, left=left), actor=actor)
    return MovedBack(moved, left)


def _may(actor: Actor) -> None:
    if not permissions.may_move(actor):
        raise NotAllowed(_("Only an administrator moves drafts to another release."))


def _still_so(lines: Iterable[Stands]) -> list[Stands]:
    """Those that nobody is writing or has written since, locked."""
    found: list[Stands] = []
    for some in batched(lines, CHUNK, strict=False):
        by_id = {line.draft_id: line for line in some}
        rows = Draft.objects.select_for_update(skip_locked=True).filter(pk__in=by_id).order_by("pk")
        for pk, release_id, changed_at in rows.values_list("pk", "release_id", "changed_at"):
            line = by_id[pk]
            if (release_id, changed_at) == (line.release_id, line.changed_at):
                found.append(line)
    return found


def _write(move: DraftMove, moving: list[Stands], actor: Actor) -> None:
    """``changed_at`` of a draft stays: it is when its writer last wrote."""
    move.moved_by = actor.name
    move.save(force_insert=True)
    for some in batched(moving, CHUNK, strict=False):
        MovedDraft.objects.bulk_create(_kept(move, line) for line in some)
        ids = [line.draft_id for line in some]
        Draft.objects.filter(pk__in=ids).update(release_id=move.release_id)


def _kept(move: DraftMove, line: Stands) -> MovedDraft:
    return MovedDraft(
        move=move,
        draft_id=line.draft_id,
        release_id=line.release_id,
        changed_at=line.changed_at,
        told=[dict(each.words) for each in line.verdict.reasons if each.worse],
    )


def _can_go_back(move: DraftMove) -> tuple[dict[int, list[UUID]], int]:
    """By the release where they were: those that go back, locked; and how many cannot."""
    back: dict[int, list[UUID]] = {}
    written: dict[int, list[UUID]] = {}
    for draft_id, release_id, is_as_it_was in _still_there(move):
        (back if is_as_it_was else written).setdefault(release_id, []).append(draft_id)
    left = 0
    for release_id, ids in written.items():
        there = State(release(release_id).package, release_id)
        for some in batched(ids, CHUNK, strict=False):
            for line in stands(Draft.objects.filter(pk__in=some), there):
                if line.is_movable:
                    back.setdefault(release_id, []).append(line.draft_id)
                else:
                    left += 1
    return back, left


def _still_there(move: DraftMove) -> Iterator[tuple[UUID, int, bool]]:
    """The drafts that are where they were moved to: whence, and whether nobody wrote since."""
    here = Draft.objects.filter(moves__move=move, release_id=move.release_id)
    list(here.select_for_update(of=["self"]).order_by("pk").values_list("pk"))
    kept = MovedDraft.objects.filter(move=move, draft__release_id=move.release_id)
    facts = kept.values_list("draft_id", "release_id", "changed_at", "draft__changed_at")
    for draft_id, release_id, before, now in facts.iterator(CHUNK):
        yield draft_id, release_id, before == now
