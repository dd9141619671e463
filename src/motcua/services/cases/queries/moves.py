"""How the drafts of a service stand to another release of it, and which moves there were."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from motcua.instruments.forms.around import around
from motcua.kit.errors import NotFound
from motcua.services.cases.models import Draft, DraftMove, MovedDraft
from motcua.services.cases.queries.world import PlacesOfToday
from motcua.services.catalogue.queries.moves import Said, Sorter, Standing, State, Verdict
from motcua.services.catalogue.queries.service import release

CHUNK = 2000
"""Drafts that are read at once."""
SAMPLES = 3
"""Drafts that are named for each reason."""

type Tell = Callable[[int, int], None]
"""Hears how many drafts of how many were looked at."""


class Stands(NamedTuple):
    """One draft: under which release, last written when, and how it stands to another."""

    draft_id: UUID
    release_id: int
    changed_at: datetime
    verdict: Verdict

    @property
    def is_movable(self) -> bool:
        return self.verdict.standing in (Standing.UNAFFECTED, Standing.SAFE)


@dataclass(frozen=True)
class Reason:
    """Why drafts stand so: how many, and a few of them."""

    said: Said
    count: int
    samples: tuple[UUID, ...]


@dataclass(frozen=True)
class Preview:
    """How all open drafts of older releases stand to a state of their service."""

    to: State
    lines: tuple[Stands, ...]

    @property
    def counts(self) -> dict[Standing, int]:
        found = Counter(line.verdict.standing for line in self.lines)
        return {standing: found[standing] for standing in Standing}

    @property
    def movable(self) -> tuple[Stands, ...]:
        """Those that are unaffected or safe."""
        return tuple(line for line in self.lines if line.is_movable)

    @property
    def worse(self) -> int:
        """How many of those pay or give more, or wait longer; they are told."""
        return sum(line.verdict.is_worse for line in self.movable)

    def reasons(self, standing: Standing) -> list[Reason]:
        """Why drafts stand so, the commonest first."""
        found: dict[str, tuple[Said, list[UUID]]] = {}
        for line in self.lines:
            if line.verdict.standing == standing:
                for said in line.verdict.reasons:
                    found.setdefault(said.words["vi"], (said, []))[1].append(line.draft_id)
        reasons = [Reason(s, len(ids), tuple(ids[:SAMPLES])) for s, ids in found.values()]
        return sorted(reasons, key=lambda reason: -reason.count)

    def samples(self, standing: Standing) -> list[UUID]:
        """A few drafts that stand so."""
        ids = (line.draft_id for line in self.lines if line.verdict.standing == standing)
        return [draft_id for draft_id, _number in zip(ids, range(SAMPLES), strict=False)]


@dataclass(frozen=True)
class MoveLine:
    """A move as a list shows it; ``remaining`` are the drafts that it could still take back."""

    id: int
    number: int
    moved: int
    moved_at: datetime
    moved_by: str
    undone_at: datetime | None
    remaining: int


def preview(to: State, *, tell: Tell | None = None) -> Preview:
    """How the drafts of all older releases stand to a state; nothing is changed or locked."""
    rows = Draft.objects.filter(release__service__code=to.code)
    if to.number is not None:
        rows = rows.filter(release__number__lt=to.number)
    total = rows.count() if tell else 0
    lines: list[Stands] = []
    for chunk in batched(stands(rows.order_by("pk"), to), CHUNK, strict=False):
        lines += chunk
        if tell:
            tell(len(lines), total)
    return Preview(to, tuple(lines))


def stands(rows: QuerySet[Draft], to: State) -> Iterator[Stands]:
    """How some drafts stand to a state, one after the other."""
    sorters: dict[int, Sorter] = {}
    today = timezone.localdate()
    here = around(today, PlacesOfToday(today))
    fields = ("pk", "release_id", "changed_at", "entity_id", "answers")
    for pk, release_id, changed_at, entity_id, answers in rows.values_list(*fields).iterator(CHUNK):
        if release_id not in sorters:
            sorters[release_id] = Sorter(release(release_id).package, to.package)
        applicant = "entity" if entity_id else "person"
        verdict = sorters[release_id].sort(answers, here, applicant=applicant)
        yield Stands(pk, release_id, changed_at, verdict)


def moves_of(code: str) -> list[MoveLine]:
    """Every move of drafts of a service, the newest first."""
    rows = DraftMove.objects.filter(release__service__code=code).select_related("release")
    return [
        MoveLine(
            row.pk,
            row.release.number,
            row.moved,
            row.moved_at,
            row.moved_by,
            row.undone_at,
            row.remaining,
        )
        for row in rows.annotate(remaining=Count("drafts")).order_by("-pk")
    ]


def move_of(move_id: int) -> DraftMove:
    """Raises ``NotFound``."""
    row = DraftMove.objects.select_related("release__service").filter(pk=move_id).first()
    if row is None:
        raise NotFound(f"There is no move {move_id} of drafts.")
    return row


def told_of_move(draft_id: UUID) -> list[dict[str, str]]:
    """What a writer is told since their draft was moved: sentences by language, in their order."""
    rows = MovedDraft.objects.filter(draft_id=draft_id).order_by("pk")
    return [words for told in rows.values_list("told", flat=True) for words in told]
