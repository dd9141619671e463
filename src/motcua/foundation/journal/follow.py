"""Following: positions are given and subscriptions moved, by one process at a time."""

import logging
from collections.abc import Sequence

from django.db import connection, transaction

from motcua.foundation.journal.models import Entry, Progress
from motcua.foundation.journal.queries import EntryLine, line_of
from motcua.kit import events

log = logging.getLogger(__name__)

BATCH = 500
_SEQUENCER_LOCK = 716_001
"""Key of the advisory lock: one sequencer, whoever runs it."""

_GIVE_POSITIONS = """
    WITH taken AS (DELETE FROM journal_pending RETURNING entry_id),
    top AS (SELECT coalesce(max(position), 0) AS position FROM journal_position)
    INSERT INTO journal_position (position, entry_id)
    SELECT top.position + row_number() OVER (ORDER BY entry_id), entry_id FROM taken, top
"""
_READ = """
    SELECT p.position, e.* FROM journal_position p JOIN journal_entry e ON e.id = p.entry_id
    WHERE p.position > %s AND e.kind = ANY(%s) ORDER BY p.position LIMIT %s
"""


@transaction.atomic
def give_positions() -> int:
    """Place every committed entry that has no position yet; returns how many.

    An entry whose transaction was overtaken by others is committed later and placed later, so it
    is never skipped; the identity column alone would skip it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SEQUENCER_LOCK])
        cursor.execute(_GIVE_POSITIONS)
        return int(cursor.rowcount)


def follow_once() -> int:
    """Give positions, then let each subscription read one batch; returns how many were read.

    A handler that fails keeps its subscription where it is, and the others go on.
    """
    give_positions()
    read = 0
    for subscription in events.subscriptions():
        try:
            read += advance(subscription)
        except Exception:
            log.exception("%s failed and will be tried again", subscription.name)
    return read


@transaction.atomic
def advance(subscription: events.Subscription, limit: int = BATCH) -> int:
    """Hand a subscription its next entries; its position moves in the same transaction."""
    progress, _ = Progress.objects.select_for_update().get_or_create(
        subscription=subscription.name
    )
    entries = _entries_after(progress.position, subscription.events, limit)
    if not entries:
        return 0
    if subscription.batch:
        subscription.handler(entries)
    else:
        for entry in entries:
            subscription.handler(entry)
    progress.position = entries[-1].position or progress.position
    progress.save(update_fields=["position"])
    return len(entries)


def _entries_after(position: int, kinds: Sequence[type], limit: int) -> list[EntryLine]:
    names = [events.name_of(kind) for kind in kinds]
    rows = Entry.objects.raw(_READ, [position, names, limit])
    return [line_of(row, getattr(row, "position")) for row in rows]  # noqa: B009
