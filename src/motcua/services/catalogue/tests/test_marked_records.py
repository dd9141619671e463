"""Sixty real records are read as a person reads them; the marks were made before the parser."""

import gzip
import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml

from motcua.services.catalogue.enums import Part
from motcua.services.catalogue.records import ProcedureRecord, read_line
from motcua.services.catalogue.rules.structure import ChannelRow, Paper, PaperCase, Structure
from motcua.services.catalogue.vocabulary import terms

MARKS: Mapping[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "marked.yaml").read_text(encoding="utf-8")
)
PROFILE = Path(__file__).parents[5] / "profiles" / "vietnam" / "catalogue"


@pytest.fixture(scope="module")
def records(shared: Path) -> Mapping[str, ProcedureRecord]:
    with gzip.open(shared / "data" / "procedures.jsonl.gz") as lines:
        found = {json.loads(line)["ma_thu_tuc"]: line for line in lines}
    printed = terms(PROFILE).printed
    return {code: read_line(found[code], printed) for code in MARKS}


@pytest.fixture(params=MARKS)
def pair(
    request: pytest.FixtureRequest, records: Mapping[str, ProcedureRecord]
) -> tuple[Structure, Mapping[str, Any]]:
    """What was read of one record, and its marks."""
    return records[request.param].structure, MARKS[request.param]


type Pair = tuple[Structure, Mapping[str, Any]]


def test_sixty_records_are_marked() -> None:
    assert len(MARKS) == 60


def test_the_channels_are_those_that_were_marked(pair: Pair) -> None:
    structure, marks = pair

    for row, mark in zip_longest(structure.channels, marks["channels"]):
        assert row is not None, mark
        assert mark is not None, row
        _assert_channel(row, *mark)


def test_the_papers_and_notes_are_those_that_were_marked(pair: Pair) -> None:
    structure, marks = pair

    for case, mark in zip_longest(structure.cases, marks["cases"]):
        assert case is not None, mark
        assert mark is not None, case
        _assert_case(case, mark["heading"], mark["rows"])


def test_the_doubts_are_those_that_were_marked(pair: Pair) -> None:
    structure, marks = pair
    reasons = {
        doubt.reason for doubt in structure.doubts if doubt.part in {Part.CHANNELS, Part.PAPERS}
    }

    assert reasons >= set(marks.get("flags", ()))
    assert bool(reasons) is ("flags" in marks)
    assert all(doubt.original for doubt in structure.doubts)


def test_results_levels_subjects_and_agencies_are_those_that_were_marked(pair: Pair) -> None:
    structure, marks = pair

    assert [result.code for result in structure.results] == marks["results"]
    assert all(result.name for result in structure.results)
    assert list(structure.levels) == marks.get("levels", list(structure.levels))
    assert list(structure.subjects) == marks.get("subjects", list(structure.subjects))
    for role, names in marks.get("agencies", {}).items():
        assert [each.name for each in structure.agencies if each.role == role] == names


def test_nearly_all_numbers_of_law_are_those_that_were_marked(
    records: Mapping[str, ProcedureRecord],
) -> None:
    wanted_in_all = missed = 0
    for code, marks in MARKS.items():
        numbers = {law.number for law in records[code].structure.laws if law.number}
        wanted = {number for number in marks["laws"] if number}
        assert numbers <= wanted, code
        wanted_in_all += len(wanted)
        missed += len(wanted - numbers)

    assert missed / wanted_in_all < 0.01


def _assert_channel(
    row: ChannelRow,
    channel: str,
    limit: float | None,
    unit: str | None,
    fee: float | None,
    currency: str | None = None,
    fee_remark: str | None = None,
    remark: str | None = None,
) -> None:
    assert (row.channel, row.unit) == (channel, unit)
    assert row.limit == (None if limit is None else Decimal(str(limit)))
    assert row.fee == (None if fee is None else Decimal(str(fee)))
    assert row.currency == (currency or "")
    for text, start in ((row.fee_remark, fee_remark), (row.remark, remark)):
        assert text.startswith(start) if start else text == ""


def _assert_case(case: PaperCase, heading: str, rows: list[Any]) -> None:
    assert case.heading.startswith(heading) if heading else case.heading == ""
    notes = [row for row in rows if isinstance(row, str)]
    papers = [row for row in rows if not isinstance(row, str)]
    for note, start in zip_longest(case.notes, notes):
        assert note is not None and start is not None and note.startswith(start)
    for paper, mark in zip_longest(case.papers, papers):
        assert paper is not None and mark is not None, (paper, mark)
        _assert_paper(paper, *mark)


def _assert_paper(
    paper: Paper,
    start: str,
    originals: int,
    copies: int | None = None,
    forms: tuple[str, ...] = (),
    end: str = "",
) -> None:
    assert paper.name.startswith(start)
    assert paper.name.endswith(end)
    assert (paper.originals, paper.copies) == (originals, copies)
    assert list(paper.forms) == list(forms)
