"""Following: positions are given and subscriptions moved, each by one process at a time."""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from django.db import connection, transaction

from motcua.foundation.journal import holding
from motcua.foundation.journal.models import Entry, Held, Progress
from motcua.foundation.journal.queries.entries import EntryLine, line_of
from motcua.kit import events
from motcua.kit.context import caused_by

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
    WHERE p.position > %s AND p.position <= %s AND e.kind = ANY(%s) ORDER BY p.position LIMIT %s
"""
_TOP = "SELECT coalesce(max(position), 0) FROM journal_position"
_WITHOUT_WORK = """
    SELECT subscription FROM journal_progress g WHERE position >= %s AND NOT EXISTS (
        SELECT FROM journal_held h
        WHERE h.subscription = g.subscription AND h.next_try_at <= %s)
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

    An entry whose handler fails is held back with those that follow about its subject. Whatever
    else goes wrong in a subscription leaves it where it is, and the others go on; only a lost
    connection ends the pass.
    """
    give_positions()
    read = 0
    now = datetime.now(UTC)
    for subscription in _with_work(now):
        for move in (partial(retry_held, now=now), advance):
            try:
                read += move(subscription)
            except Exception:
                if _is_cut_off():
                    raise
                log.exception("%s could not move and will be tried again", subscription.name)
    return read


def advance(subscription: events.Subscription, limit: int = BATCH) -> int:
    """Hand a subscription its next entries; its position moves in the same transaction.

    Returns how many were read: none where another process moves this subscription now.
    """
    with transaction.atomic():
        progress = _locked(subscription)
        if progress is None:
            return 0
        top = _top()
        entries = _entries_after(progress.position, top, subscription.events, limit)
        _deliver(subscription, entries)
        # Where nothing more is left to hear, what others say need not be read again.
        position = entries[-1].position or top if len(entries) == limit else top
        if position != progress.position:
            progress.position = position
            progress.save(update_fields=["position"])
        return len(entries)


def retry_held(subscription: events.Subscription, now: datetime) -> int:
    """Try again what is due, and what waits behind it; returns how many were heard.

    Each subject has a transaction of its own.
    """
    due = Held.objects.filter(subscription=subscription.name, next_try_at__lte=now)
    subjects = list(due.order_by("position").values_list("subject", flat=True)[:BATCH])
    return sum(_retry_subject(subscription, subject, now) for subject in subjects)


@transaction.atomic
def _retry_subject(subscription: events.Subscription, subject: str, now: datetime) -> int:
    if _locked(subscription) is None:
        return 0
    heard = 0
    waiting = Held.objects.filter(subscription=subscription.name, subject=subject)
    while heard < BATCH:
        held = waiting.order_by("position").first()
        if held is None or (not heard and (held.next_try_at is None or held.next_try_at > now)):
            return heard
        entry = line_of(Entry.objects.get(pk=held.entry_id), held.position)
        if error := _error_of(subscription, [entry]):
            holding.failed(held, error, now)
            return heard
        holding.let_go(held, now)
        heard += 1
    return heard


def _deliver(subscription: events.Subscription, entries: Sequence[EntryLine]) -> None:
    """Hand entries over, a batch whole where that goes; hold back what fails and what follows."""
    blocked = holding.subjects_held(subscription.name, entries) if entries else set()
    if subscription.batch:
        ready = [entry for entry in entries if entry.subject not in blocked]
        if ready and _error_of(subscription, ready) is None:
            entries = [entry for entry in entries if entry.subject in blocked]
    for entry in entries:
        if entry.subject in blocked:
            holding.hold(subscription.name, entry)
        elif error := _error_of(subscription, [entry]):
            blocked.add(entry.subject)
            holding.failed(holding.hold(subscription.name, entry), error, datetime.now(UTC))


def _error_of(subscription: events.Subscription, entries: Sequence[EntryLine]) -> Exception | None:
    """Call the handler in a savepoint; the error that it ended in, None when all is well."""
    request_id = entries[0].actor.request_id if len(entries) == 1 else ""
    try:
        with transaction.atomic(), caused_by(request_id):
            subscription.handler(entries if subscription.batch else entries[0])
    except Exception as error:
        if _is_cut_off():
            raise
        with caused_by(request_id):
            log.exception("%s failed at %s", subscription.name, _named(entries))
        return error
    return None


def _named(entries: Sequence[EntryLine]) -> str:
    first, last = entries[0].position, entries[-1].position
    return f"position {first}" if first == last else f"positions {first} to {last}"


def _is_cut_off() -> bool:
    """Whether the connection is lost: then nothing of the transaction can stay."""
    return connection.connection is None or connection.connection.closed


def _with_work(now: datetime) -> list[events.Subscription]:
    """The subscriptions that have something to read or to try again."""
    with connection.cursor() as cursor:
        cursor.execute(_WITHOUT_WORK, [_top(), now])
        idle = {row[0] for row in cursor.fetchall()}
    return [each for each in events.subscriptions() if each.name not in idle]


def _locked(subscription: events.Subscription) -> Progress | None:
    """The subscription's row, locked; None while another process has it."""
    rows = Progress.objects.filter(pk=subscription.name)
    found = rows.select_for_update(skip_locked=True).first()
    if found is None and not rows.exists():
        Progress.objects.bulk_create(
            [Progress(subscription=subscription.name)], ignore_conflicts=True
        )
        found = rows.select_for_update(skip_locked=True).first()
    return found


def _top() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_TOP)
        return int(cursor.fetchone()[0])


def _entries_after(position: int, top: int, kinds: Sequence[type], limit: int) -> list[EntryLine]:
    names = [events.name_of(kind) for kind in kinds]
    rows = Entry.objects.raw(_READ, [position, top, names, limit])
    return [line_of(row, getattr(row, "position")) for row in rows]  # noqa: B009
