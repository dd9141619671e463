"""Recording."""

import json
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from motcua.foundation.journal.chain import START, hash_of
from motcua.kit import events
from motcua.kit.actor import Actor

_LOCK_SUBJECT = """
    INSERT INTO journal_subject AS s (key, last, hash) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET last = s.last + 1
    RETURNING last, hash
"""
_WRITE = """
    WITH entry AS (
        INSERT INTO journal_entry
            (subject, number, kind, data, actor, note, at, previous, hash)
        VALUES (%(subject)s, %(number)s, %(kind)s, %(data)s::jsonb, %(actor)s::jsonb,
                %(note)s, %(at)s, %(previous)s, %(hash)s)
        RETURNING id
    ), head AS (
        UPDATE journal_subject SET hash = %(hash)s WHERE key = %(subject)s
    )
    INSERT INTO journal_pending (entry_id) SELECT id FROM entry RETURNING entry_id
"""


def record(happened: Any, *, actor: Actor, note: str = "") -> int:
    """Write one act into the journal, in the caller's transaction; returns the entry's id.

    ``happened`` is an event declared with ``motcua.kit.events.event``. The entry is the event:
    handlers read it in the worker after the commit, and a rollback leaves nothing.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            "record() stands inside the act's own transaction: open one with transaction.atomic."
        )
    facts: dict[str, Any] = {
        "subject": events.subject_of(happened),
        "kind": events.name_of(type(happened)),
        "data": events.as_data(happened),
        "actor": actor.as_data(),
        "note": note,
        "at": datetime.now(UTC),
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOCK_SUBJECT, [facts["subject"], START])
        number, previous = cursor.fetchone()
        facts |= {"number": number, "previous": bytes(previous)}
        facts["hash"] = hash_of(**facts)
        facts |= {"data": json.dumps(facts["data"]), "actor": json.dumps(facts["actor"])}
        cursor.execute(_WRITE, facts)
        return int(cursor.fetchone()[0])
