"""Legal bases: titles and numbers, cell glued to cell.

A title often names numbers of its own: ``Nghị định số 123/2015/NĐ-CP ngày 15/11/2015`` is a title.
The number of a row is the one that stands glued to its neighbours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.rules.structure import LONGEST_NUMBER, Doubt, LegalBasis
from motcua.services.catalogue.rules.text import given

HEAD = "Tên văn bản pháp lýMã văn bản"

_ISSUERS = (
    "BNNPTNT|BLĐTBXH|BVHTTDL|TANDTC|VKSNDTC|UBTVQH|BKHĐT|BGTVT|BTNMT|BNNMT|BGDĐT|BTTTT|BKHCN"
    "|BDTTG|NHNN|VPCP|VPQH|TTCP|UBDT|BHXH|HĐTP|BCA|BTC|BTP|BXD|BNV|BCT|BYT|BQP|BNG|CTN|TTg|CP"
)
"""Codes of those who issue texts of law: behind one of them a number ends for certain."""
_CODE = (
    r"(?:PL-)?(?:UBTV)?QH\d{2}"
    rf"|(?:NĐ|NQ|TT|TTLT|QĐ|VBHN|L|CT)[-/](?:{_ISSUERS})(?:-(?:{_ISSUERS}))*(?:\([A-Z0-9]+\))?"
    r"|[A-ZĐ]+(?:[-/][A-ZĐ]+)*(?:\([A-Z0-9]+\))?(?![^\W\d_A-ZĐ])"
)
_NUMBER = re.compile(
    rf"(?P<run>\d+)(?P<half>\.\d{{1,2}})?/(?:(?:\d{{4}}/)(?:{_CODE})"
    rf"|(?:QĐ|VBHN|CT|NQ)-(?:{_ISSUERS}|[A-ZĐ]+(?![^\W\d_A-ZĐ]))"
    r"|(?:19|20)\d\d(?![\d/]))"
)
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?=\d)")
_KIND = re.compile(
    r"(?:^|(?<=\S))(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?"
    r"|Quyết định|Số|NĐ|NQ|TT|QĐ)(?: số)?:?$",
    re.IGNORECASE,
)
_EDGES = " \t\n.;,:"


@dataclass(frozen=True)
class Laws:
    rows: tuple[LegalBasis, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class _Number:
    text: str
    start: int
    end: int


def read_laws(text: str) -> Laws:
    """Title and number of each legal basis; a row without a number is in doubt."""
    text = text.strip()
    if not text.startswith(HEAD):
        rest = given(text)
        return Laws(doubts=(Doubt(Part.LAWS, Flag.LAWS_UNREAD, rest),)) if rest else Laws()
    rows = tuple(_rows(text.removeprefix(HEAD)))
    doubts = tuple(
        Doubt(Part.LAWS, Flag.LAWS_UNREAD, row.title, number)
        for number, row in enumerate(rows)
        if not row.number
    )
    return Laws(rows, doubts)


def _rows(body: str) -> Iterator[LegalBasis]:
    start = 0
    numbers = list(_numbers(body))
    starts = {number.start: number.text for number in numbers}
    for number in numbers:
        before = body[start : number.start]
        title = _without_kind(before)
        has_kind = title != before.strip(_EDGES)
        is_said_again = starts.get(number.end) == number.text
        meets_next = number.end in starts and not has_kind
        if title and not is_said_again and _is_a_cell(body, number, has_kind, meets_next):
            yield LegalBasis(title, number.text)
            start = number.end
    left = body[start:].strip(_EDGES)
    if left:
        yield LegalBasis(left)


def _numbers(body: str) -> Iterator[_Number]:
    """Everything that has the form of a number of law; a year glued before it is cut off."""
    for match in _NUMBER.finditer(body):
        year = _YEAR_BEFORE.match(match["run"]) if len(match["run"]) > 4 else None
        start = match.start() + (4 if year else 0)
        if match["half"] and len(match["run"]) == 4:
            start = match.start("half") + 1
        if match.end() - start <= LONGEST_NUMBER:
            yield _Number(body[start : match.end()], start, match.end())


def _without_kind(before: str) -> str:
    """The title before a number, without the kind of text that stands in the number's own cell."""
    if not before[-1:].isspace():
        return before.strip(_EDGES)
    return _KIND.sub("", before.strip()).strip(_EDGES)


def _is_a_cell(body: str, number: _Number, has_kind: bool, meets_next: bool) -> bool:
    """Whether a number stands in the column of numbers, and not in a title."""
    before, after = body[number.start - 1 : number.start], body[number.end : number.end + 1]
    if before and not before.isspace() and before not in "(/-":
        return not body.endswith("số", 0, number.start)
    if not after:
        return True
    if meets_next:
        return False
    if after.islower():
        return has_kind
    return after.isalnum() or after in '“"'
