"""The catalogue as tables, for those who count with spreadsheets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from motcua.services.catalogue.enums import AgencyRole
from motcua.services.catalogue.open.record import OpenRecord
from motcua.services.catalogue.queries.open import open_records

type Row = Sequence[object]


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows that a procedure makes."""

    head: tuple[str, ...]
    rows_of: Callable[[OpenRecord], Iterable[Row]]

    def rows(self) -> Iterator[Row]:
        """The rows of all procedures in force, by code."""
        return (row for record in open_records() for row in self.rows_of(record))


def _procedure(record: OpenRecord) -> Iterator[Row]:
    structure = record.structure
    yield (
        record.code,
        record.name,
        record.sector,
        record.kind,
        record.decision,
        record.version,
        record.valid_from,
        _joined(structure.levels),
        _joined(structure.subjects),
        *(_agencies(record, role) for role in AgencyRole),
        _joined(result.name for result in structure.results),
        _joined(result.code for result in structure.results if result.code),
        _joined(law.number or law.title for law in structure.laws),
        len(structure.doubts),
        record.source_url,
    )


def _channels(record: OpenRecord) -> Iterator[Row]:
    for number, row in enumerate(record.structure.channels):
        doubts = record.structure.doubts_of_channel(number)
        yield (
            record.code,
            row.channel,
            None if row.limit is None else f"{row.limit:f}",
            row.unit,
            None if row.fee is None else f"{row.fee:f}",
            row.currency,
            row.fee_remark,
            row.remark,
            _joined(doubt.reason for doubt in doubts),
        )


def _papers(record: OpenRecord) -> Iterator[Row]:
    for number, case in enumerate(record.structure.cases, start=1):
        for paper in case.papers:
            yield (
                record.code,
                number,
                case.heading,
                paper.name,
                _joined(paper.forms),
                paper.originals,
                paper.copies,
            )


def _agencies(record: OpenRecord, role: AgencyRole) -> str:
    return _joined(each.name for each in record.structure.agencies if each.role == role)


def _joined(parts: Iterable[str]) -> str:
    """Several values in one cell."""
    return " | ".join(parts)


TABLES: Mapping[str, Table] = {
    "procedures": Table(
        (
            *("code", "name", "sector", "kind", "decision", "version", "valid_from"),
            *("levels", "subjects"),
            *(role.value for role in AgencyRole),
            *("results", "result_codes", "laws", "doubts", "source_url"),
        ),
        _procedure,
    ),
    "channels": Table(
        (
            *("procedure", "channel", "limit", "unit", "fee", "currency"),
            *("fee_remark", "remark", "doubts"),
        ),
        _channels,
    ),
    "papers": Table(
        ("procedure", "case", "heading", "paper", "forms", "originals", "copies"), _papers
    ),
}
"""A cell without a value is one that the source leaves open."""
