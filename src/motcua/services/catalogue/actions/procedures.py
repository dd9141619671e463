"""Taking procedures over into the catalogue."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.services.catalogue.events import ProceduresImported
from motcua.services.catalogue.finding.wording import searched
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.reading import BadFile as BadFile
from motcua.services.catalogue.reading import SourceFile as SourceFile
from motcua.services.catalogue.records import (
    TEXTS,
    BadRecord,
    ProcedureRecord,
    read_line,
    read_list,
)

BATCH = 200
"""Records of one transaction."""
MOST_NAMED = 1_000
"""Rejected lines that a report names; of more it gives the number."""

_COLUMNS = [
    *TEXTS,
    *("name", "details", "flags", "record", "source", "as_of", "content_hash", "imported_at"),
    *("title", "marked_title", "results_folded", "text_folded"),
]


@dataclass(frozen=True)
class Rejection:
    line: int
    reason: str


@dataclass
class ImportReport:
    """What an import did. ``flagged`` were taken over, with a doubt about a part of them."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    flagged: int = 0
    rejected: int = 0
    flags: dict[str, int] = field(default_factory=dict)
    """How many records carry each flag."""
    rejections: list[Rejection] = field(default_factory=list)
    stopped: str = ""
    """Why the file could not be read to its end."""


type Progress = Callable[[ImportReport], None]


def import_procedures(
    lines: Iterable[bytes],
    *,
    source: str,
    actor: Actor,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Read a national file into the catalogue, batch by batch; the same content changes nothing.

    A bad line is named and passed over. A file that breaks off keeps what stood before, and the
    report says so; one that cannot be read at all raises ``BadFile``. The run is one entry of the
    journal.
    """
    report = ImportReport()
    for batch in _batches(_records(lines, report)):
        _take_over(batch, report, source=source, as_of=as_of)
        if progress and report.read:
            progress(report)
    if report.stopped and not report.read:
        raise BadFile(report.stopped)
    with transaction.atomic():
        _record_run(report, source, actor)
    return report


@transaction.atomic
def load_procedures(path: Path, *, actor: Actor) -> ImportReport:
    """Fill the catalogue with a profile's own list; twice changes nothing.

    A procedure that was imported from elsewhere stays as it is: the national record knows more.
    All of the list count as everyday. Raises ``BadFile``.
    """
    entries, as_of = read_list(path)
    source = path.name
    codes = [entry.code for entry in entries]
    elsewhere = set(
        Procedure.objects.filter(code__in=codes)
        .exclude(source=source)
        .values_list("code", flat=True)
    )
    report = ImportReport(read=len(entries))
    own = [entry for entry in entries if entry.code not in elsewhere]
    _take_over(own, report, source=source, as_of=as_of)
    report.unchanged += len(elsewhere)
    Procedure.objects.filter(code__in=codes, everyday=False).update(everyday=True)
    if report.new or report.changed:
        _record_run(report, source, actor)
    return report


def _records(lines: Iterable[bytes], report: ImportReport) -> Iterator[ProcedureRecord]:
    first_seen: dict[str, int] = {}
    try:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            report.read += 1
            try:
                yield _new_to_this_run(read_line(line), number, first_seen)
            except BadRecord as reason:
                _reject(report, number, str(reason))
    except BadFile as error:
        report.stopped = str(error)


def _new_to_this_run(
    procedure: ProcedureRecord, number: int, first_seen: dict[str, int]
) -> ProcedureRecord:
    earlier = first_seen.setdefault(procedure.code, number)
    if earlier != number:
        raise BadRecord(f"The code {procedure.code} already stood on line {earlier}.")
    return procedure


def _reject(report: ImportReport, line: int, reason: str) -> None:
    report.rejected += 1
    if len(report.rejections) < MOST_NAMED:
        report.rejections.append(Rejection(line, reason))


def _batches(records: Iterator[ProcedureRecord]) -> Iterator[list[ProcedureRecord]]:
    batch: list[ProcedureRecord] = []
    for procedure in records:
        batch.append(procedure)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


@transaction.atomic
def _take_over(
    batch: Sequence[ProcedureRecord], report: ImportReport, *, source: str, as_of: date | None
) -> None:
    """Write what is new or changed, in one statement, and count."""
    hashes = {procedure.code: _content_hash(procedure) for procedure in batch}
    known = dict(Procedure.objects.filter(code__in=hashes).values_list("code", "content_hash"))
    fresh = [each for each in batch if known.get(each.code) != hashes[each.code]]
    now = timezone.now()
    Procedure.objects.bulk_create(
        [_row(each, hashes[each.code], source=source, as_of=as_of, now=now) for each in fresh],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=_COLUMNS,
    )
    changed = sum(each.code in known for each in fresh)
    report.changed += changed
    report.new += len(fresh) - changed
    report.unchanged += len(batch) - len(fresh)
    report.flagged += sum(bool(each.flags) for each in batch)
    for flag in (flag for each in batch for flag in each.flags):
        report.flags[flag] = report.flags.get(flag, 0) + 1


def _row(
    procedure: ProcedureRecord, content_hash: str, *, source: str, as_of: date | None, now: datetime
) -> Procedure:
    details = procedure.details
    return Procedure(
        code=procedure.code,
        name=procedure.name,
        **procedure.texts,
        details=asdict(details),
        flags=list(procedure.flags),
        record=_as_json(procedure.record),
        source=source,
        as_of=as_of,
        content_hash=content_hash,
        imported_at=now,
        **asdict(
            searched(procedure.name, (each.name for each in details.results), _texts(procedure))
        ),
    )


def _texts(procedure: ProcedureRecord) -> Iterator[str]:
    """What a procedure is found by besides its name: its papers, its law, its offices."""
    details, texts = procedure.details, procedure.texts
    yield from (procedure.code, texts["sector"], texts["agency"], texts["authority"])
    for group in details.papers:
        yield from (group.heading, *(paper.name for paper in group.papers))
    for law in details.laws:
        yield from (law.title, law.number)
    yield from (result.code for result in details.results)
    yield from (details.papers_rest, details.results_rest, details.laws_rest)


def _content_hash(procedure: ProcedureRecord) -> str:
    """The same for the same record, whatever file it comes from."""
    content = _as_json([procedure.record, procedure.texts, asdict(procedure.details)])
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _as_json(value: Any) -> Any:
    """The value as JSON gives it back: days as text, tuples as lists."""
    return json.loads(json.dumps(value, default=str))


def _record_run(report: ImportReport, source: str, actor: Actor) -> None:
    record(
        ProceduresImported(
            source_id=source,
            read=report.read,
            new=report.new,
            changed=report.changed,
            unchanged=report.unchanged,
            flagged=report.flagged,
            rejected=report.rejected,
        ),
        actor=actor,
        note=report.stopped,
    )
