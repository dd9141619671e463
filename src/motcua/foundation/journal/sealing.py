"""Sealing: a signed root over all entries that are new since the last seal."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from motcua.foundation.journal import merkle, proof
from motcua.foundation.journal.chain import START
from motcua.foundation.journal.keys import known_keys, node_key
from motcua.foundation.journal.models import Entry, Position, Seal

MOST = 100_000
"""Entries under one seal at most, so that a proof is quickly made."""
_SEALER_LOCK = 716_002

_HASHES = """
    SELECT e.hash FROM journal_position p JOIN journal_entry e ON e.id = p.entry_id
    WHERE p.position BETWEEN %s AND %s ORDER BY p.position
"""


def seal_all(now: datetime) -> int:
    """Seal every entry that has a position; returns how many seals were made, mostly one."""
    made = 0
    while seal_next(now):
        made += 1
    return made


@transaction.atomic
def seal_next(now: datetime) -> Seal | None:
    """One more seal, or None where nothing is new or another process is sealing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_SEALER_LOCK])
        if not cursor.fetchone()[0]:
            return None
    before = Seal.objects.order_by("number").last()
    first = before.last_position + 1 if before else 1
    tree = merkle.Tree()
    for content in hashes_between(first, first + MOST - 1):
        tree.add(content)
    if not tree.size:
        return None
    key = node_key(settings.KEYS)
    seal = Seal(
        number=before.number + 1 if before else 1,
        first_position=first,
        last_position=first + tree.size - 1,
        root=tree.root(),
        previous=proof.digest(facts_of(before)) if before else START,
        at=now,
        key_id=key.id,
    )
    seal.signature = key.private.sign(proof.statement(facts_of(seal)))
    seal.save(force_insert=True)
    return seal


def facts_of(seal: Seal) -> dict[str, Any]:
    """A seal's facts as they are signed and exported."""
    return {
        "number": seal.number,
        "first": seal.first_position,
        "last": seal.last_position,
        "root": bytes(seal.root).hex(),
        "previous": bytes(seal.previous).hex(),
        "at": seal.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "key": seal.key_id,
    }


def exported_root() -> dict[str, Any] | None:
    """The newest seal, to be kept where the database's owner does not reach; None without any."""
    seal = Seal.objects.order_by("number").last()
    return {"format": proof.ROOT, **_signed(seal)} if seal else None


def proof_of(entry_id: int) -> dict[str, Any]:
    """Show that an entry is under its seal.

    Raises ``Unproven`` where there is no such entry, and while it is not sealed.
    """
    entry = Entry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise proof.Unproven(f"There is no entry {entry_id}.")
    place = Position.objects.filter(entry_id=entry_id).first()
    at = place.position if place else 0
    seal = Seal.objects.filter(first_position__lte=at, last_position__gte=at).first()
    if place is None or seal is None:
        raise proof.Unproven(
            f"Entry {entry_id} is not sealed yet: try again in a minute, with a worker running."
        )
    contents = list(hashes_between(seal.first_position, seal.last_position))
    path = merkle.path_of(contents, place.position - seal.first_position)
    return {
        "format": proof.PROOF,
        "entry": _entry_facts(entry, place.position),
        "path": [each.hex() for each in path],
        **_signed(seal),
    }


def hashes_between(first: int, last: int) -> Iterator[bytes]:
    """The hashes of the entries at these positions, in their order."""
    with connection.cursor() as cursor:
        cursor.execute(_HASHES, [first, last])
        while rows := cursor.fetchmany(2000):
            yield from (bytes(row[0]) for row in rows)


def _signed(seal: Seal) -> dict[str, Any]:
    facts = facts_of(seal)
    return {
        "node": settings.PUBLIC_URL,
        "seal": facts,
        "hash": proof.digest(facts).hex(),
        "signature": bytes(seal.signature).hex(),
        "public_key": known_keys(settings.KEYS)[seal.key_id].hex(),
    }


def _entry_facts(entry: Entry, position: int) -> dict[str, Any]:
    return {
        "id": entry.pk,
        "position": position,
        "subject": entry.subject,
        "number": entry.number,
        "kind": entry.kind,
        "data": entry.data,
        "actor": entry.actor,
        "note": entry.note,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": bytes(entry.previous).hex(),
        "hash": bytes(entry.hash).hex(),
    }
