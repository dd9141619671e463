"""What subscriptions could not hear."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from motcua.foundation.journal.holding import TRIES
from motcua.foundation.journal.models import Entry, Held
from motcua.foundation.journal.queries.entries import EntryLine, line_of


@dataclass(frozen=True)
class HeldLine:
    """An entry whose handler failed, and how many wait behind it.

    ``next_try_at`` is None for a dead letter: a person decides.
    """

    id: int
    subscription: str
    entry: EntryLine
    tries: int
    next_try_at: datetime | None
    error: str
    waiting: int

    @property
    def is_dead(self) -> bool:
        return self.next_try_at is None


def held_back(limit: int = 100) -> list[HeldLine]:
    """What failed, the oldest first; dead letters stand before what is still tried."""
    failed = list(Held.objects.filter(tries__gt=0).order_by("-tries", "position")[:limit])
    return _lines(failed)


def held(held_id: int) -> HeldLine | None:
    """One that failed; None once it was delivered or discarded."""
    lines = _lines(list(Held.objects.filter(pk=held_id, tries__gt=0)))
    return lines[0] if lines else None


def count_dead() -> int:
    return Held.objects.filter(tries__gte=TRIES, next_try_at=None).count()


def _lines(failed: list[Held]) -> list[HeldLine]:
    entries = Entry.objects.in_bulk([held.entry_id for held in failed])
    behind = _waiting(failed)
    return [
        HeldLine(
            id=held.pk,
            subscription=held.subscription,
            entry=line_of(entries[held.entry_id], held.position),
            tries=held.tries,
            next_try_at=held.next_try_at,
            error=held.error,
            waiting=behind[held.subscription, held.subject] - 1,
        )
        for held in failed
    ]


def _waiting(failed: list[Held]) -> dict[tuple[str, str], int]:
    """How many entries each subscription holds of each subject, the failed one among them."""
    rows = Held.objects.filter(
        subscription__in={held.subscription for held in failed},
        subject__in={held.subject for held in failed},
    )
    counted = rows.values("subscription", "subject").annotate(count=Count("id"))
    return {(row["subscription"], row["subject"]): row["count"] for row in counted}
