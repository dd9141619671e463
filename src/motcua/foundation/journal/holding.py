"""Holding back: the entries of a subject wait in their order behind the one that failed."""

import traceback
from collections.abc import Iterable
from datetime import datetime, timedelta

from motcua.foundation.journal.models import Held
from motcua.foundation.journal.queries.entries import EntryLine

TRIES = 8
"""After so many tries an entry is a dead letter."""
FIRST_WAIT = timedelta(seconds=5)
"""Each next wait is three times as long: 5 s, 15 s … 1 h; an hour and a half in all."""


def subjects_held(subscription: str, entries: Iterable[EntryLine]) -> set[str]:
    """Which subjects of these entries have one that is held."""
    subjects = {entry.subject for entry in entries}
    held = Held.objects.filter(subscription=subscription, subject__in=subjects)
    return set(held.values_list("subject", flat=True))


def hold(subscription: str, entry: EntryLine) -> Held:
    """Let an entry that has its place wait; it has no try of its own yet."""
    if entry.position is None:
        raise ValueError(f"Entry {entry.id} has no position yet: nobody reads it before.")
    return Held.objects.create(
        subscription=subscription,
        subject=entry.subject,
        position=entry.position,
        entry_id=entry.id,
    )


def failed(held: Held, error: Exception, now: datetime) -> None:
    """Count a try, and say when the next is; after the last there is none."""
    held.tries += 1
    held.error = place_of(error)
    dead = held.tries >= TRIES
    held.next_try_at = None if dead else now + FIRST_WAIT * 3 ** (held.tries - 1)
    held.save(update_fields=["tries", "error", "next_try_at"])


def let_go(held: Held, now: datetime) -> None:
    """Drop an entry that was heard or discarded; the next of its subject is tried at once."""
    held.delete()
    rest = Held.objects.filter(subscription=held.subscription, subject=held.subject)
    if following := rest.order_by("position").first():
        following.next_try_at = now
        following.save(update_fields=["next_try_at"])


def place_of(error: Exception) -> str:
    """The kind of an error and where it arose; not its words, which may hold personal data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "motcua" in frame.filename] or frames
    place = f"{ours[-1].name}, {ours[-1].filename.rsplit('motcua/', 1)[-1]}:{ours[-1].lineno}"
    return f"{type(error).__name__} in {place}"[:300]
