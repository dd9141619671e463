"""A national record's flattened tables, split into lines that can be read.

The portal's tables arrive as one text each, cell glued to cell. What can be told apart for certain
becomes a line; what cannot stays whole in ``rest``, and a flag says why. No text is dropped but
the tables' own headings and the page's buttons.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

NOT_GIVEN = "Không có thông tin"
"""What the portal prints in an empty cell."""


class Flag(StrEnum):
    """Why a part of a record could not be read for certain."""

    CHANNELS_WHOLE = "channels_whole"
    TIME_RUNS_INTO_FEE = "time_runs_into_fee"
    TIME_WITHOUT_UNIT = "time_without_unit"
    PAPERS_WHOLE = "papers_whole"
    NUMBER_RUNS_INTO_NAME = "number_runs_into_name"
    RESULTS_WHOLE = "results_whole"
    LAWS_WHOLE = "laws_whole"


@dataclass(frozen=True)
class Channel:
    """One way to apply; ``time`` and ``fee`` are empty where the source gives none.

    ``unclear`` is a number and a fee that run into each other, as printed.
    """

    channel: str
    time: str = ""
    fee: str = ""
    note: str = ""
    unclear: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper of a file; a number of originals or copies is None where the source is silent."""

    name: str
    originals: int | None = None
    copies: int | None = None


@dataclass(frozen=True)
class PaperGroup:
    """The papers of one case. ``notes`` are the rows that ask for no paper."""

    heading: str
    papers: tuple[Paper, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    name: str
    code: str = ""


@dataclass(frozen=True)
class Law:
    title: str
    number: str = ""


@dataclass(frozen=True)
class Split[T]:
    """The lines of one table, what was left whole, and the doubts on the way."""

    lines: tuple[T, ...] = ()
    rest: str = ""
    flags: frozenset[Flag] = field(default_factory=frozenset)


_CHANNELS_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
_CHANNEL = r"Trực tuyến|Trực tiếp|Dịch vụ bưu chính"
_UNIT = r"Ngày làm việc|Ngày|Giờ|Tháng"
_FEE = rf"Miễn phí|\d[\d,.]*\s(?:VNĐ|Việt Nam Đồng|USD|Euro|EUR)|{NOT_GIVEN}"
_NO_NOTE = re.compile(r"\(\W*Không có\W*\)")
_ROW = re.compile(
    rf"(?P<channel>{_CHANNEL})"
    rf"(?:(?P<time>\d+\s(?:{_UNIT})|{NOT_GIVEN})(?P<fee>{_FEE})?"
    rf"|(?P<bare>\d+)(?P<bare_fee>Miễn phí|{NOT_GIVEN})"
    rf"|(?P<glued>\d[\d,.]*\s(?:VNĐ|Việt Nam Đồng|USD|Euro|EUR))"
    rf"|(?P<only_fee>Miễn phí)"
    rf"|(?P<only_number>\d+)(?=$|\D))"
)


def split_channels(text: str) -> Split[Channel]:
    """Channel, time limit, fee and remark of each row.

    A number without a unit that runs into a fee (``Trực tuyến120,000 VNĐ``) is time 1 and fee
    20,000 or fee 120,000: it is not guessed, the row shows it as it stands.
    """
    body = text.removeprefix(_CHANNELS_HEAD).strip()
    rows = list(_ROW.finditer(body))
    if not rows or rows[0].start() > 0:
        return _whole(body, Flag.CHANNELS_WHOLE)
    ends = [row.start() for row in rows[1:]] + [len(body)]
    flags: set[Flag] = set()
    lines = []
    for row, end in zip(rows, ends, strict=True):
        note = body[row.end() : end].strip()
        lines.append(_channel(row, "" if _NO_NOTE.fullmatch(note) else note, flags))
    return Split(tuple(lines), flags=frozenset(flags))


def _channel(row: re.Match[str], note: str, flags: set[Flag]) -> Channel:
    channel = row["channel"]
    if row["glued"]:
        flags.add(Flag.TIME_RUNS_INTO_FEE)
        return Channel(channel, note=note, unclear=row["glued"])
    number = row["bare"] or row["only_number"]
    if number:
        flags.add(Flag.TIME_WITHOUT_UNIT)
    time = row["time"] or number or ""
    fee = row["fee"] or row["bare_fee"] or row["only_fee"] or ""
    return Channel(channel, given(time), given(fee), note)


_PAPERS_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
_COUNT = re.compile(
    r"(?P<run>\d+)\sbản (?:chính(?:,\s?(?P<copies>\d+)\sbản sao)?|(?P<only>sao))"
    r"(?=\s*$|[^\s.,;:)/])"
)


def split_papers(text: str) -> Split[PaperGroup]:
    """The papers of each case. A row of no original and no copy is a note, not a paper."""
    pieces = text.split(_PAPERS_HEAD)
    if len(pieces) == 1:
        return _whole(given(text).strip("-").strip(), Flag.PAPERS_WHOLE)
    flags: set[Flag] = set()
    groups = []
    heading = pieces[0]
    for number, piece in enumerate(pieces[1:], start=1):
        rows, tail = _paper_rows(piece, flags)
        is_last = number == len(pieces) - 1
        if is_last and tail:
            flags.add(Flag.PAPERS_WHOLE)
            rows.append(Paper(tail))
        groups.append(_group(heading, rows))
        heading = tail
    return Split(tuple(groups), flags=frozenset(flags))


def _paper_rows(piece: str, flags: set[Flag]) -> tuple[list[Paper], str]:
    """The rows before the last count, and what follows it: the next case's heading."""
    rows = []
    start = 0
    for match in _COUNT.finditer(piece):
        run, before = match["run"], piece[: match.start()]
        if run.startswith("0") and len(run) == 2 and before[-1:] in " (":
            continue  # "nộp 01 bản chính" is part of a name; the column writes 1
        digits = _digits_of_count(run, before, flags)
        name = piece[start : match.start() + len(run) - digits].strip()
        count, copies = int(run[-digits:]), match["copies"]
        if match["only"]:
            rows.append(Paper(name, copies=count))
        else:
            rows.append(Paper(name, count, int(copies) if copies else None))
        start = match.end()
    return rows, piece[start:].strip()


def _digits_of_count(run: str, before: str, flags: set[Flag]) -> int:
    """How many of the digits are the count: the name before it may end in figures of its own."""
    if len(run) == 1:
        return 1
    if len(run) == 2 and run[0] != "0" and before[-1:].isalpha():
        return 2
    flags.add(Flag.NUMBER_RUNS_INTO_NAME)
    return 1


def _group(heading: str, rows: list[Paper]) -> PaperGroup:
    asked = tuple(row for row in rows if row.originals != 0 or row.copies)
    notes = tuple(row.name for row in rows if row.originals == 0 and not row.copies)
    return PaperGroup(heading.strip().strip("-").strip(), asked, notes)


_RESULT_CODE = re.compile(r"Mã:\s*(KQ\.[0-9A-Z]+\.\d{6}|[A-Z]{2,8}$)")
_RESULT_TAIL = re.compile(
    rf"Từ khóa(?:{NOT_GIVEN})?(?P<keywords>.*?)Mô tả(?:{NOT_GIVEN})?(?P<about>.*?)"
    r"(?:Chọn cơ quan thực hiện.*)?$",
    re.DOTALL,
)


def split_results(text: str) -> Split[Result]:
    """The documents that the office gives, with their national codes.

    ``rest`` holds the record's keywords and description, where it has any.
    """
    tail = _RESULT_TAIL.search(text)
    body = text[: tail.start()] if tail else text
    rest = " ".join(filter(None, (part.strip() for part in tail.groups()))) if tail else ""
    pieces = _RESULT_CODE.split(body)
    names, codes = pieces[0::2], pieces[1::2]
    lines = [Result(name.strip(), code) for name, code in zip(names, codes, strict=False)]
    if given(names[-1]):
        lines.append(Result(names[-1].strip()))
    flags = frozenset() if tail or not text else frozenset({Flag.RESULTS_WHOLE})
    return Split(tuple(lines), rest, flags)


_LAWS_HEAD = "Tên văn bản pháp lýMã văn bản"
_LETTERS = [chr(c) for c in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter.lower() for letter in _LETTERS if letter.isupper())
_ISSUERS = (
    "BNNPTNT|BLĐTBXH|BVHTTDL|TANDTC|BKHĐT|BGTVT|BTNMT|BNNMT|BGDĐT|BTTTT|BKHCN|BDTTG|NHNN|VPCP"
    "|TTCP|UBDT|BCA|BTC|BTP|BXD|BNV|BCT|BYT|BQP|BNG|CP"
)
"""Codes of those who issue decrees, resolutions and circulars: they end a number for certain."""
_LAW_NUMBER = re.compile(
    r"(?:(?<![\dH])\d{1,4}|(?<=QH\d\d)\d{1,3}|(?<=\s(?:19|20)\d\d)\d{1,3})(?:\.\d+)?"
    r"/\d{4}/(?:"
    rf"(?:UBTV)?QH\d{{2}}(?=$|[{_UPPER}{_LOWER}])"
    rf"|QĐ-TTg(?=$|[{_UPPER}{_LOWER}])"
    rf"|(?:NĐ|NQ|TT|QĐ)-(?:{_ISSUERS})(?=$|[{_UPPER}{_LOWER}])"
    r"|(?!QĐ-TTg)[A-ZĐ]++(?:-[A-ZĐ]++)*+(?=\s*$|[(“\"])"
    rf"|(?!QĐ-TTg)[A-ZĐ]+(?:-[A-ZĐ]+)*(?=[{_UPPER}][{_LOWER}]))"
    rf"|(?<=[{_LOWER}])\d{{1,4}}/\d{{4}}/[A-ZĐ]++(?:-[A-ZĐ]++)*+(?=\s[{_UPPER}])"
)
"""A number at the end of its row. Cells are glued: no space or mark stands after such a number,
or none before it."""
_KIND_BEFORE_NUMBER = re.compile(
    rf"(?<=[{_LOWER}])(?:Thông tư|Nghị định|Nghị quyết|Quyết định|Luật)(?: số)?$"
)


def split_laws(text: str) -> Split[Law]:
    """The legal bases: title and number of each."""
    if not text.startswith(_LAWS_HEAD):
        rest = given(text)
        return _whole(rest, Flag.LAWS_WHOLE) if rest else Split()
    lines = list(_law_lines(text.removeprefix(_LAWS_HEAD)))
    flags = {Flag.LAWS_WHOLE} if any(not line.number for line in lines) else set()
    return Split(tuple(lines), flags=frozenset(flags))


def _law_lines(body: str) -> Iterator[Law]:
    start = 0
    for match in _LAW_NUMBER.finditer(body):
        title = _KIND_BEFORE_NUMBER.sub("", body[start : match.start()].strip())
        if title:
            yield Law(title, match[0])
            start = match.end()
    if body[start:].strip():
        yield Law(body[start:].strip())


def split_list(text: str) -> tuple[str, ...]:
    """A comma-separated cell; a comma inside brackets parts nothing."""
    parts = re.split(r",\s*(?![^()]*\))", given(text))
    return tuple(part.strip() for part in parts if part.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not empty."""
    return tuple(line.strip() for line in given(text).splitlines() if line.strip())


def given(text: str) -> str:
    """The text, or nothing where the portal says that it has none."""
    stripped = text.strip()
    return "" if stripped == NOT_GIVEN else stripped


def _whole[T](text: str, flag: Flag) -> Split[T]:
    return Split(rest=text, flags=frozenset({flag}) if text else frozenset())
