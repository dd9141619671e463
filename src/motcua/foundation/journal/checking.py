"""Checking the journal: every chain, the order, and every seal, in one stream."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from motcua.foundation.journal import merkle, proof
from motcua.foundation.journal.chain import START, hash_of
from motcua.foundation.journal.keys import known_keys
from motcua.foundation.journal.models import Entry, Position, Seal
from motcua.foundation.journal.sealing import facts_of

type Progress = Callable[[int, int], None]

STEP = 2000
"""Rows between two words on the progress."""

_CHAINS = """
    SELECT e.id, e.subject, e.number, e.kind, e.data, e.actor, e.note, e.at, e.previous, e.hash,
           s.last, s.hash
    FROM journal_entry e LEFT JOIN journal_subject s ON s.key = e.subject
    ORDER BY e.subject, e.number
"""
_EMPTY_CHAIN = """
    SELECT key FROM journal_subject s
    WHERE NOT EXISTS (SELECT FROM journal_entry e WHERE e.subject = s.key) ORDER BY key LIMIT 1
"""
_NOWHERE = """
    SELECT e.id, e.subject, e.number FROM journal_entry e
    LEFT JOIN journal_position p ON p.entry_id = e.id
    LEFT JOIN journal_pending w ON w.entry_id = e.id
    WHERE p.position IS NULL AND w.entry_id IS NULL ORDER BY e.id LIMIT 1
"""
_ORDER = """
    SELECT p.position, p.entry_id, e.hash FROM journal_position p
    LEFT JOIN journal_entry e ON e.id = p.entry_id ORDER BY p.position
"""


@dataclass(frozen=True)
class Fault:
    """The first thing that is not as it was written.

    ``subject`` is empty where no single entry can be named: ``what`` then says all there is.
    """

    entry_id: int
    subject: str
    number: int
    what: str


@dataclass
class _Row:
    """An entry with the head of its chain as the journal last left it."""

    id: int
    subject: str
    number: int
    kind: str
    data: Any
    actor: Any
    note: str
    at: Any
    previous: bytes
    hash: bytes
    head_number: int | None
    head_hash: bytes | None

    def fault(self, what: str) -> Fault:
        return Fault(self.id, self.subject, self.number, what)


def verify(root: Mapping[str, Any] | None = None, progress: Progress | None = None) -> Fault | None:
    """The first fault, or None when the journal is whole and holds what ``root`` says.

    ``root`` is an exported one (``proof.read_root``); ``progress`` is told rows done and in all.
    The journal is read once for its chains and once for its order, as it is at one moment.
    """
    with ExitStack() as stack:
        if not connection.in_atomic_block:
            stack.enter_context(transaction.atomic())
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        tell = _counter(progress)
        return (
            min(_chain_faults(tell), key=lambda fault: fault.entry_id, default=None)
            or _chain_without_entries()
            or _entry_without_place()
            or next(_order_faults(tell), None)
            or (_root_fault(root) if root is not None else None)
        )


def _counter(progress: Progress | None) -> Callable[[], None]:
    if progress is None:
        return lambda: None
    total = Entry.objects.count() + Position.objects.count()
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if done % STEP == 0 or done == total:
            progress(done, total)

    return tell


def _stream(query: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(STEP):
            yield from rows


def _chain_faults(tell: Callable[[], None]) -> Iterator[Fault]:
    """The first fault of each chain."""
    before: _Row | None = None
    broken = False
    for facts in _stream(_CHAINS):
        tell()
        row = _Row(*facts)
        if before is None or row.subject != before.subject:
            if before and not broken:
                yield from _end_fault(before)
            before, broken = None, False
        if not broken and (what := _fault_of(row, before)):
            broken = True
            yield row.fault(what)
        before = row
    if before and not broken:
        yield from _end_fault(before)


def _fault_of(row: _Row, before: _Row | None) -> str:
    number = before.number + 1 if before else 1
    if row.number != number:
        return f"entry {number} of this subject is missing before it"
    if bytes(row.previous) != (bytes(before.hash) if before else START):
        return "it does not follow the entry before it"
    computed = hash_of(
        previous=bytes(row.previous),
        subject=row.subject,
        number=row.number,
        kind=row.kind,
        data=_json(row.data),
        actor=_json(row.actor),
        note=row.note,
        at=row.at,
    )
    if computed != bytes(row.hash):
        return "its facts are not those that were sealed"
    if row.number > (row.head_number or 0):
        return "it was inserted without the journal"
    return ""


def _end_fault(row: _Row) -> Iterator[Fault]:
    if row.number != row.head_number:
        yield row.fault("entries after this one are missing")
    elif bytes(row.hash) != bytes(row.head_hash or b""):
        yield row.fault("it is not the entry that the journal wrote last about this subject")


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _chain_without_entries() -> Fault | None:
    found = _first(_EMPTY_CHAIN)
    return Fault(0, found[0], 1, "every entry of this subject is missing") if found else None


def _entry_without_place() -> Fault | None:
    found = _first(_NOWHERE)
    if found is None:
        return None
    entry_id, subject, number = found
    return Fault(entry_id, subject, number, "it was inserted without the journal")


def _first(query: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(query)
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def _order_faults(tell: Callable[[], None]) -> Iterator[Fault]:
    """Gaps in the order, and seals that do not fit what stands there."""
    known = known_keys(settings.KEYS)
    seals = Seal.objects.order_by("number").iterator()
    before, seal, tree, reached = None, next(seals, None), merkle.Tree(), 0
    for position, entry_id, content in _stream(_ORDER):
        tell()
        if position != reached + 1:
            yield _general(f"The entry at position {reached + 1} is missing, and its place too.")
        if content is None:
            yield Fault(entry_id, "", 0, f"The entry {entry_id} at position {position} is missing.")
            return
        reached = position
        tree.add(bytes(content))
        if seal and position == seal.last_position:
            if what := _seal_fault(seal, before, tree, known):
                yield _general(what)
            before, seal, tree = seal, next(seals, None), merkle.Tree()
    if seal:
        yield _general(
            f"The entries after position {reached} are missing: seal {seal.number} reaches to "
            f"position {seal.last_position}."
        )


def _seal_fault(
    seal: Seal, before: Seal | None, tree: merkle.Tree, known: Mapping[str, bytes]
) -> str:
    number, start = (before.number + 1, before.last_position + 1) if before else (1, 1)
    previous = proof.digest(facts_of(before)) if before else START
    public = known.get(seal.key_id)
    if seal.number != number or seal.first_position != start:
        return f"Seal {number} is missing or was changed."
    if bytes(seal.previous) != previous:
        return f"Seal {seal.number} does not follow the seal before it."
    if public is None:
        return f"Seal {seal.number} is signed with {seal.key_id}, a key that this node never had."
    if not proof.signed_by(public, bytes(seal.signature), facts_of(seal)):
        return f"The signature of seal {seal.number} does not hold."
    if tree.root() != bytes(seal.root):
        return (
            f"The entries at positions {seal.first_position} to {seal.last_position} are not "
            f"those under seal {seal.number}: one was changed and its chain built again."
        )
    return ""


def _root_fault(root: Mapping[str, Any]) -> Fault | None:
    """What the exported root says is still so: its seal stands, and with it all before."""
    wanted = root["seal"]
    seal = Seal.objects.filter(pk=wanted["number"]).first()
    if seal is None:
        return _general(
            f"Seal {wanted['number']} of the exported root is missing: what stood up to position "
            f"{wanted['last']} was cut off or made anew."
        )
    if proof.digest(facts_of(seal)) != proof.digest(wanted):
        return _general(
            f"Seal {seal.number} is not the one of the exported root: the journal up to position "
            f"{wanted['last']} was made anew."
        )
    return None


def _general(what: str) -> Fault:
    return Fault(0, "", 0, what)
