"""Reading the journal, and checking it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.foundation.journal.chain import START, hash_of
from motcua.foundation.journal.models import Entry, Subject
from motcua.kit import events
from motcua.kit.actor import Actor


@dataclass(frozen=True)
class EntryLine:
    """One entry as its readers see it. ``event`` is None for a kind this version does not know."""

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
class Fault:
    """The first thing that is not as it was written."""

    entry_id: int
    subject: str
    number: int
    what: str


def entries_about(subject: str) -> list[EntryLine]:
    """The history of one subject, oldest first."""
    rows = Entry.objects.filter(subject=subject).order_by("number")
    return [line_of(row) for row in rows]


def line_of(row: Entry, position: int | None = None) -> EntryLine:
    return EntryLine(
        id=row.pk,
        position=position,
        subject=row.subject,
        number=row.number,
        kind=row.kind,
        event=events.from_data(row.kind, row.data) if events.known(row.kind) else None,
        actor=Actor.from_data(row.actor),
        note=row.note,
        at=row.at,
    )


def count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry")
        return int(cursor.fetchone()[0])


def verify() -> Fault | None:
    """Compute every chain again; the first fault, or None when the journal is whole."""
    faults = sorted(_faults(), key=lambda fault: fault.entry_id)
    return faults[0] if faults else None


def _faults() -> Iterator[Fault]:
    """The first fault of each chain."""
    heads = {s.key: (s.last, bytes(s.hash)) for s in Subject.objects.iterator()}
    subject, number, previous, broken = "", 0, START, False
    rows = Entry.objects.order_by("subject", "number").iterator(chunk_size=2000)
    for row in rows:
        if row.subject != subject:
            if subject and not broken:
                yield from _head_fault(subject, number, previous, heads)
            subject, number, previous, broken = row.subject, 0, START, False
        if broken:
            continue
        what = _fault_of(row, number + 1, previous)
        if what:
            broken = True
            yield Fault(row.pk, row.subject, row.number, what)
        number, previous = row.number, bytes(row.hash)
    if subject and not broken:
        yield from _head_fault(subject, number, previous, heads)


def _fault_of(row: Entry, number: int, previous: bytes) -> str:
    if row.number != number:
        return f"entry {number} of this subject is missing before it"
    if bytes(row.previous) != previous:
        return "it does not follow the entry before it"
    computed = hash_of(
        previous=previous,
        subject=row.subject,
        number=row.number,
        kind=row.kind,
        data=row.data,
        actor=row.actor,
        note=row.note,
        at=row.at,
    )
    return "" if computed == bytes(row.hash) else "its facts are not those that were sealed"


def _head_fault(
    subject: str, number: int, last: bytes, heads: dict[str, tuple[int, bytes]]
) -> Iterator[Fault]:
    if heads.get(subject) != (number, last):
        yield Fault(0, subject, number, "entries after this one are missing")
