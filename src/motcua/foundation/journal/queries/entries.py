"""Entries as their readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from motcua.foundation.journal.models import Entry, Position, Seal
from motcua.kit import events
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound

PAGE = 50

_NEWEST = """
    SELECT p.position, e.* FROM journal_position p JOIN journal_entry e ON e.id = p.entry_id
    WHERE (%(before)s::bigint IS NULL OR p.position < %(before)s)
      AND (%(subject)s = '' OR e.subject = %(subject)s)
      AND (%(kind)s = '' OR e.kind = %(kind)s)
      AND (%(actor)s = '' OR strpos(lower(e.actor->>'name'), lower(%(actor)s)) > 0)
    ORDER BY p.position DESC LIMIT %(size)s
"""

_UNDER_MANDATE = """
    SELECT * FROM journal_entry
    WHERE actor ? 'for' AND ((actor->'for'->>'mandate')::bigint) = %s
    ORDER BY id DESC LIMIT %s
"""


@dataclass(frozen=True)
class EntryLine:
    """One entry as its readers see it.

    ``event`` is None for a kind, or facts, that this version does not know.
    """

    id: int
    position: int | None
    subject: str
    number: int
    kind: str
    event: Any
    actor: Actor
    note: str
    at: datetime


@dataclass(frozen=True)
class EntryFacts:
    """One entry with all that the journal keeps of it; the seal's number is None until sealed."""

    line: EntryLine
    data: Mapping[str, Any]
    previous: str
    hash: str
    seal: int | None


def entries_about(subject: str) -> list[EntryLine]:
    """The history of one subject, oldest first."""
    rows = Entry.objects.filter(subject=subject).order_by("number")
    return [line_of(row) for row in rows]


def entries_under_mandate(mandate_id: int, *, size: int = PAGE) -> list[EntryLine]:
    """What was done for another under one mandate, the newest first."""
    rows = Entry.objects.raw(_UNDER_MANDATE, [mandate_id, size])
    return [line_of(row) for row in rows]


def newest(
    *,
    before: int | None = None,
    subject: str = "",
    kind: str = "",
    actor: str = "",
    size: int = PAGE,
) -> list[EntryLine]:
    """The newest entries that have a position, or those before one.

    They can be narrowed to a subject, a kind, and a part of the actor's name.
    """
    facts = {"before": before, "subject": subject, "kind": kind, "actor": actor, "size": size}
    rows = Entry.objects.raw(_NEWEST, facts)
    return [line_of(row, getattr(row, "position")) for row in rows]  # noqa: B009


def entry_facts(entry_id: int) -> EntryFacts:
    """All that the journal keeps of one entry."""
    row = Entry.objects.filter(pk=entry_id).first()
    if row is None:
        raise NotFound(_("There is no such entry."))
    place = Position.objects.filter(entry_id=entry_id).first()
    position = place.position if place else None
    return EntryFacts(
        line=line_of(row, position),
        data=row.data,
        previous=bytes(row.previous).hex(),
        hash=bytes(row.hash).hex(),
        seal=_seal_over(position) if position else None,
    )


def _seal_over(position: int) -> int | None:
    seals = Seal.objects.filter(first_position__lte=position, last_position__gte=position)
    return seals.values_list("number", flat=True).first()


def line_of(row: Entry, position: int | None = None) -> EntryLine:
    return EntryLine(
        id=row.pk,
        position=position,
        subject=row.subject,
        number=row.number,
        kind=row.kind,
        event=_event_of(row),
        actor=Actor.from_data(row.actor),
        note=row.note,
        at=row.at,
    )


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry")
        return int(cursor.fetchone()[0])


def _event_of(row: Entry) -> Any:
    if not events.known(row.kind):
        return None
    try:
        return events.from_data(row.kind, row.data)
    except (TypeError, ValueError):
        return None
