"""Taking procedures over into the catalogue."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.services.catalogue.actions.ahead import one_ahead
from motcua.services.catalogue.actions.edition import catalogue_changed, one_at_a_time
from motcua.services.catalogue.actions.versions import Pair, Publication, put_in_force
from motcua.services.catalogue.events import ProceduresImported
from motcua.services.catalogue.listing import read_list
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.reading import BadFile as BadFile
from motcua.services.catalogue.reading import SourceFile as SourceFile
from motcua.services.catalogue.records import (
    BadRecord,
    ProcedureRecord,
    code_of,
    read_object,
    read_record,
)
from motcua.services.catalogue.rules.shares import Shares
from motcua.services.catalogue.vocabulary import Terms, terms

BATCH = 250
"""Records of one transaction."""
LINES = 5_000
"""Lines after which progress is shown at the latest."""
MOST_NAMED = 1_000
"""Rejected lines that a report names; of more it gives the number."""


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
    shares: Shares = field(default_factory=Shares)
    """How much of the records became structure."""
    flags: dict[str, int] = field(default_factory=dict)
    """How many records carry each flag."""
    rejections: list[Rejection] = field(default_factory=list)
    stopped: str = ""
    """Why the file could not be read to its end."""

    def as_data(self) -> dict[str, Any]:
        """All of it as plain values, the shares among them."""
        data = asdict(self)
        del data["shares"]
        return data | self.shares.as_data()


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
    for batch in one_ahead(_batches(_records(lines, _terms(), report))):
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
    entries, as_of = read_list(path, terms(path.parent))
    source = path.name
    codes = [entry.code for entry in entries]
    elsewhere = set(
        Procedure.objects.filter(code__in=codes)
        .exclude(in_force__source=source)
        .values_list("code", flat=True)
    )
    report = ImportReport(read=len(entries), unchanged=len(elsewhere))
    own = [entry for entry in entries if entry.code not in elsewhere]
    _take_over(own, report, source=source, as_of=as_of)
    newly_asked = Procedure.objects.filter(code__in=codes, everyday=False).update(everyday=True)
    if newly_asked:
        catalogue_changed()
    if report.new or report.changed:
        _record_run(report, source, actor)
    return report


def _terms() -> Terms:
    return terms(Path(settings.PROFILE) / "catalogue")


def _records(
    lines: Iterable[bytes], known: Terms, report: ImportReport
) -> Iterator[ProcedureRecord | None]:
    """The record of each line, or None for one that was rejected."""
    first_seen: dict[str, int] = {}
    try:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            report.read += 1
            try:
                data = read_object(line)
                code = code_of(data)
                _check_that_it_is_new(code, first_seen)
                procedure = read_record(data, known.printed)
            except BadRecord as reason:
                _reject(report, number, str(reason))
                yield None
            else:
                first_seen[code] = number
                yield procedure
    except BadFile as error:
        report.stopped = str(error)


def _check_that_it_is_new(code: str, first_seen: Mapping[str, int]) -> None:
    if code in first_seen:
        raise BadRecord(f"The code {code} already stood on line {first_seen[code]}.")


def _reject(report: ImportReport, line: int, reason: str) -> None:
    report.rejected += 1
    if len(report.rejections) < MOST_NAMED:
        report.rejections.append(Rejection(line, reason))


def _batches(records: Iterator[ProcedureRecord | None]) -> Iterator[list[ProcedureRecord]]:
    """Up to ``BATCH`` records, fewer where most lines are rejected, so that progress is shown."""
    batch: list[ProcedureRecord] = []
    for number, procedure in enumerate(records, start=1):
        if procedure is not None:
            procedure.prepare()
            batch.append(procedure)
        if len(batch) == BATCH or number % LINES == 0:
            yield batch
            batch = []
    yield batch


@transaction.atomic
def _take_over(
    batch: Sequence[ProcedureRecord], report: ImportReport, *, source: str, as_of: date | None
) -> None:
    """Put in force what is new or changed, and count."""
    one_at_a_time()
    known = {
        procedure.code: procedure
        for procedure in Procedure.objects.filter(code__in=[each.code for each in batch])
        .select_for_update()
        .only("code", "record_hash", "everyday", "in_force")
    }
    fresh: list[Pair] = []
    for each in batch:
        procedure = known.get(each.code) or Procedure(code=each.code)
        if procedure.record_hash != each.digest:
            procedure.record_hash = each.digest
            fresh.append((procedure, each))
    _count(batch, fresh, known, report)
    if fresh:
        now = timezone.now()
        valid_from = as_of or timezone.localdate(now)
        put_in_force(fresh, Publication(valid_from=valid_from, recorded_at=now, source=source))
        catalogue_changed()


def _count(
    batch: Sequence[ProcedureRecord],
    fresh: Sequence[Pair],
    known: Mapping[str, Procedure],
    report: ImportReport,
) -> None:
    changed = sum(procedure.code in known for procedure, _ in fresh)
    report.changed += changed
    report.new += len(fresh) - changed
    report.unchanged += len(batch) - len(fresh)
    for each in batch:
        report.shares.count(
            each.structure,
            unread_channels=each.unread_channels,
            unread_papers=each.unread_papers,
        )
        reasons = {doubt.reason.value for doubt in each.structure.doubts}
        report.flagged += bool(reasons)
        for reason in reasons:
            report.flags[reason] = report.flags.get(reason, 0) + 1


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
