"""Papers: the portal's tables of what to bring, one a case.

Each arrives as one text, cell glued to cell: ``Tờ khai theo mẫuMau 01.docx1 bản chính,1 bản sao``.
What stands between two tables is the heading of the case that follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.rules.forms import part_forms
from motcua.services.catalogue.rules.structure import Doubt, Paper, PaperCase
from motcua.services.catalogue.rules.text import given, without_bullet

HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"

_COUNT = re.compile(
    r"(?P<run>\d+)\s?bản (?:chính(?:,\s?(?P<copies>\d{1,4})\s?bản sao)?|(?P<only_copies>sao))"
)
_YEAR = re.compile(r"(?:[/.-]|năm )(?:19|20)\d\d$")
_PADDED = re.compile(r"(?<!\d)0[1-9]$")
_TWO_FIGURES = re.compile(r"(?:[^\W\d_A-ZĐ]{2}|[).;:,])$")


@dataclass(frozen=True)
class Papers:
    """What was read; the doubts count papers over all cases, notes left out."""

    cases: tuple[PaperCase, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: int = 0
    """Papers that could not be read at all."""


@dataclass(frozen=True)
class _Row:
    text: str
    originals: int | None
    copies: int | None
    printed: str
    is_sure: bool


def read_papers(text: str) -> Papers:
    """The papers of each case. A row of no original and no copy is a note, not a paper."""
    pieces = text.split(HEAD)
    if len(pieces) == 1:
        return _unread(text)
    cases: list[PaperCase] = []
    doubts: list[Doubt] = []
    heading, count = pieces[0], 0
    for piece in pieces[1:]:
        rows, tail = _rows(piece)
        case = _case(heading, rows, doubts, count)
        count += len(case.papers)
        cases.append(case)
        heading = tail
    left = _unread(heading)
    return Papers(tuple(cases), (*doubts, *left.doubts), left.unread)


def _unread(text: str) -> Papers:
    rest = without_bullet(given(text))
    if not rest:
        return Papers()
    return Papers(doubts=(Doubt(Part.PAPERS, Flag.PAPERS_UNREAD, text.strip()),), unread=1)


def _case(heading: str, rows: list[_Row], doubts: list[Doubt], count: int) -> PaperCase:
    papers: list[Paper] = []
    notes: list[str] = []
    for row in rows:
        if row.originals == 0 and not row.copies:
            notes.append(without_bullet(row.text))
            continue
        named = part_forms(row.text)
        number = count + len(papers)
        if not row.is_sure:
            doubts.append(Doubt(Part.PAPERS, Flag.NUMBER_RUNS_INTO_NAME, row.printed, number))
        if not named.is_certain:
            doubts.append(Doubt(Part.PAPERS, Flag.FORM_RUNS_INTO_NAME, row.printed, number))
        papers.append(Paper(without_bullet(named.name), named.forms, row.originals, row.copies))
    return PaperCase(without_bullet(heading).rstrip(" :"), tuple(papers), tuple(notes))


def _rows(piece: str) -> tuple[list[_Row], str]:
    """The rows before the last count, and what follows it: the next case's heading."""
    rows: list[_Row] = []
    start = 0
    for match in _cells(piece):
        digits, is_sure = _digits_of_count(match["run"], piece[: match.start()])
        cut = match.start() + len(match["run"]) - digits
        count = int(piece[cut : cut + digits])
        copies = int(match["copies"]) if match["copies"] else None
        rows.append(
            _Row(
                text=piece[start:cut].strip(),
                originals=None if match["only_copies"] else count,
                copies=count if match["only_copies"] else copies,
                printed=piece[start : match.end()].strip(),
                is_sure=is_sure,
            )
        )
        start = match.end()
    return rows, piece[start:].strip()


def _cells(piece: str) -> Iterator[re.Match[str]]:
    """The counts that stand in the column of counts, and not in the name of a paper."""
    matches = list(_COUNT.finditer(piece))
    starts = {match.start() for match in matches}
    for match in matches:
        if _is_a_cell(match, piece, meets_next=match.end() in starts):
            yield match


def _is_a_cell(match: re.Match[str], piece: str, *, meets_next: bool) -> bool:
    """Cells are glued to their neighbours; "nộp 01 bản chính tờ khai" is part of a name."""
    before = piece[match.start() - 1 : match.start()]
    after = piece[match.end() : match.end() + 1]
    is_padded = len(match["run"]) == 2 and match["run"][0] == "0"
    is_glued_before = bool(before) and not before.isspace() and before != "("
    is_glued_after = not after or not (after.isspace() or after in ".,;:)/")
    if match["only_copies"]:
        return is_glued_before and is_glued_after and not is_padded
    if is_glued_before:
        return is_glued_after or not is_padded
    return is_glued_after and not is_padded and not meets_next


def _digits_of_count(run: str, before: str) -> tuple[int, bool]:
    """How many of the figures are the count, and whether that is certain.

    A name may end in figures of its own: ``Mẫu số 091 bản chính`` is one original of form 09.
    """
    if len(run) == 1:
        return 1, True
    name = before + run[:-1]
    if _YEAR.search(name) or _PADDED.search(name):
        return 1, True
    if len(run) == 2 and run[0] != "0" and _TWO_FIGURES.search(before):
        return 2, True
    return 1, False
