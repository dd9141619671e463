"""Channels: the portal's table of how to hand in, how long it takes and what it costs.

It arrives as one text, cell glued to cell: ``Trực tuyến7 Ngày làm việc10,000 VNĐ(mỗi lần)Nộp qua
Cổng``. A row begins where a channel's name is followed at once by a time and a fee; the same name
inside a remark is followed by other words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from motcua.services.catalogue.enums import Channel, Flag, Part, TimeUnit
from motcua.services.catalogue.rules.structure import ChannelRow, Doubt
from motcua.services.catalogue.rules.text import NOT_GIVEN, given, without_bullet

HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"

CHANNELS = {
    "Trực tuyến": Channel.ONLINE,
    "Trực tiếp": Channel.COUNTER,
    "Dịch vụ bưu chính công ích": Channel.POST,
    "Dịch vụ bưu chính": Channel.POST,
    "Bưu chính công ích": Channel.POST,
}
UNITS = {
    "ngày làm việc": TimeUnit.WORKING_DAY,
    "ngày": TimeUnit.DAY,
    "giờ": TimeUnit.HOUR,
    "tháng": TimeUnit.MONTH,
    "năm": TimeUnit.YEAR,
}
CURRENCIES = {
    "Việt Nam Đồng": "VND",
    "VNĐ": "VND",
    "VND": "VND",
    "đồng": "VND",
    "USD": "USD",
    "Euro": "EUR",
    "EUR": "EUR",
}
FREE = "Miễn phí"
_FIGURES = "0123456789,."
SMALLEST_FEE = {"VND": Decimal(1000)}
"""What is smaller was printed without its thousands."""


def _any_of(words: dict[str, object]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_CHANNEL = _any_of({**CHANNELS})
_UNIT = _any_of({**UNITS})
_CURRENCY = _any_of({**CURRENCIES})
_FIGURE = r"\d[\d,.]{0,13}"
"""No more than fits any table; a longer run of figures is no fee."""
_FEE = rf"{FREE}|{NOT_GIVEN}|{_FIGURE}\s?(?:{_CURRENCY})(?![a-zđ])"
_ROW = re.compile(
    rf"(?P<channel>{_CHANNEL})(?:"
    rf"(?P<limit>\d{{1,4}}(?:[.,]\d)?)\s?(?P<unit>(?i:{_UNIT}))\s?(?P<fee>{_FEE})?"
    rf"|(?P<no_time>{NOT_GIVEN})\s?(?P<timeless_fee>{_FEE})?"
    rf"|(?P<bare>\d{{1,4}}(?:[.,]\d)?)(?P<bare_fee>{FREE}|{NOT_GIVEN})"
    rf"|(?P<glued>{_FIGURE})\s?(?P<currency>{_CURRENCY})(?![a-zđ])"
    rf"|(?P<only_fee>{FREE})"
    rf"|(?P<words>[^\s\d:;,.](?:(?!{_CHANNEL}|{FREE}|{NOT_GIVEN}).){{1,199}}?)\s?"
    rf"(?P<words_fee>{FREE}|{NOT_GIVEN})"
    rf"|(?P<only_number>\d{{1,4}})(?=$|\s*(?:{_CHANNEL}))"
    rf")"
)
_LABEL = re.compile(_CHANNEL)
_NO_REMARK = re.compile(r"\W*Không(?: có(?: thông tin)?)?\W*")
_SAYS_FREE = re.compile(r"\W*(?:miễn|không (?:thu|phải|mất))", re.IGNORECASE)
_SPEAKS_OF_A_FEE = re.compile(
    r"phí[^.;]{0,80}\d[\d.]*\s?(?:đồng|đ/|vnđ)|hội đồng nhân dân", re.IGNORECASE
)
_LIST_MARK = re.compile(r"(?:^|[\s(;,.])[a-zđ0-9]{1,2}$")


@dataclass(frozen=True)
class Channels:
    """What was read, and what a source without a table, or with a broken one, leaves in doubt."""

    rows: tuple[ChannelRow, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    unread: int = 0
    """Rows that could not be read at all."""


def read_channels(text: str) -> Channels:
    """Channel, limit, unit, fee and remarks of each row."""
    body = text.strip().removeprefix(HEAD).strip()
    if not given(body):
        return Channels()
    found = list(_ROW.finditer(body))
    if not found or body[: found[0].start()].strip():
        return Channels(
            doubts=(Doubt(Part.CHANNELS, Flag.CHANNELS_UNREAD, body),),
            unread=max(1, len(_LABEL.findall(body))),
        )
    rows: list[ChannelRow] = []
    doubts: list[Doubt] = []
    ends = [match.start() for match in found[1:]] + [len(body)]
    for number, (match, end) in enumerate(zip(found, ends, strict=True)):
        fee_remark, remark = _remarks(body[match.end() : end])
        row, flags = _row(match, fee_remark, remark)
        rows.append(row)
        original = body[match.start() : end].strip()
        doubts.extend(Doubt(Part.CHANNELS, flag, original, number) for flag in flags)
    return Channels(tuple(rows), tuple(doubts))


def _row(match: re.Match[str], fee_remark: str, remark: str) -> tuple[ChannelRow, list[Flag]]:
    flags: list[Flag] = []
    limit = match["limit"] or match["bare"] or match["only_number"]
    fee_cell = next(
        (
            match[key]
            for key in ("fee", "timeless_fee", "bare_fee", "only_fee", "words_fee")
            if match[key]
        ),
        "",
    )
    fee, currency = _fee(fee_cell)
    if match["glued"]:
        flags.append(Flag.TIME_RUNS_INTO_FEE)
        currency = CURRENCIES[match["currency"]]
        limit, fee = _unglued(match["glued"], currency, f"{fee_remark} {remark}")
    if match["words"]:
        flags.append(Flag.TIME_IN_WORDS)
    if limit and not match["unit"]:
        flags.append(Flag.TIME_WITHOUT_UNIT)
    if fee == 0 and _is_placeholder(fee_remark, remark):
        flags.append(Flag.FEE_IS_PLACEHOLDER)
    if fee and fee < SMALLEST_FEE.get(currency, 0):
        flags.append(Flag.FEE_LOOKS_CUT)
    row = ChannelRow(
        channel=CHANNELS[match["channel"]],
        limit=Decimal(limit.replace(",", ".")) if limit else None,
        unit=UNITS[match["unit"].lower()] if match["unit"] else None,
        fee=fee,
        currency=currency,
        fee_remark=fee_remark,
        remark=remark,
    )
    return row, flags


def _fee(cell: str) -> tuple[Decimal | None, str]:
    if not given(cell):
        return None, ""
    if cell == FREE:
        return Decimal(0), ""
    currency = CURRENCIES[cell.lstrip(_FIGURES).strip()]
    return amount(cell, currency), currency


def amount(figures: str, currency: str) -> Decimal:
    """10,000 and 10.000 dong are the same; 10.5 dollars are ten and a half."""
    figures = "".join(each for each in figures if each in _FIGURES).strip(",.")
    if currency == "VND" or re.fullmatch(r"\d{1,3}(?:,\d{3})+", figures):
        return Decimal(re.sub(r"[,.]", "", figures))
    whole, _, rest = figures.replace(",", ".").rpartition(".")
    return Decimal(f"{whole.replace('.', '')}.{rest}" if whole else rest)


def _unglued(run: str, currency: str, remarks: str) -> tuple[str, Decimal]:
    """A time and a fee that run into each other: 120,000 is 1 and 20,000.

    The portal fills each cell and writes thousands apart, so that most runs have one reading. Of
    several the one whose fee the remarks name is taken, else the shortest time.
    """
    readings = [(run[:cut], run[cut:]) for cut in range(1, len(run)) if _is_amount(run[cut:])]
    readings = [(time, fee) for time, fee in readings if _is_time(time)] or [("", run)]
    named = [reading for reading in readings if _is_named(reading[1], remarks)]
    time, fee = (named or readings)[0]
    return time, amount(fee, currency)


def _is_amount(figures: str) -> bool:
    return re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})*", figures) is not None


def _is_time(figures: str) -> bool:
    return figures.isdecimal() and len(figures) <= 4


def _is_named(fee: str, remarks: str) -> bool:
    figures = fee.replace(",", ".")
    return re.search(rf"(?<![\d.]){re.escape(figures)}(?:\.000)?(?![\d.]*\d)", remarks) is not None


def _remarks(text: str) -> tuple[str, str]:
    """The condition of the fee, in brackets right behind it, and the remark of the row."""
    text = text.strip()
    if not text.startswith("("):
        return "", _said(text)
    end = _closing(text)
    return _said(text[1:end]), _said(text[end + 1 :])


def _closing(text: str) -> int:
    """Where the bracket closes that opens the text; the end where it never does."""
    return next(_closings(text, with_list_marks=False), None) or next(
        _closings(text, with_list_marks=True), len(text)
    )


def _closings(text: str, *, with_list_marks: bool) -> Iterator[int]:
    depth = 0
    for place, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")" and (with_list_marks or not _LIST_MARK.search(text[:place])):
            depth -= 1
            if depth == 0:
                yield place


def _said(text: str) -> str:
    text = text.strip()
    return "" if not text or _NO_REMARK.fullmatch(text) else without_bullet(text)


def _is_placeholder(fee_remark: str, remark: str) -> bool:
    """Whether "free of charge" stands beside words that speak of a fee."""
    if fee_remark and not _SAYS_FREE.match(fee_remark):
        return True
    return _SPEAKS_OF_A_FEE.search(remark) is not None
