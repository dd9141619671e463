"""What the State published of the procedure: the package says the same, or why it does not."""

from collections.abc import Iterator
from decimal import Decimal

from motcua.instruments.forms.model import Words
from motcua.kit.clock import Unit
from motcua.kit.text import fold
from motcua.services.catalogue.enums import TimeUnit
from motcua.services.catalogue.gate.look import SERVICE, Look
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.parts import Channel, Paper, TimeLimit
from motcua.services.catalogue.package.rule import Fact, Rule, listed
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.rules.structure import ChannelRow
from motcua.services.catalogue.rules.structure import Paper as PublishedPaper

NO_RECORD = Rule(
    "record.missing",
    vi="Chưa đối chiếu được với bản công bố quốc gia của thủ tục {code}.",
    vi_cure="Hãy đưa tệp thủ tục (--records), hoặc nhập thủ tục này vào danh mục.",
    en="Not held against the national record of the procedure {code}.",
    en_cure="Give the file of procedures (--records), or import the procedure into the catalogue.",
    level=WARNING,
)
FEE = Rule(
    "record.fee",
    vi="Phí của kênh {channel} là {ours}, còn bản công bố quốc gia ghi {theirs}.",
    vi_cure="Hãy sửa phí, hoặc nói lý do trong differs (what: fee).",
    en="The fee of {channel} is {ours}, and the national record says {theirs}.",
    en_cure="Mend the fee, or give the reason under differs (what: fee).",
)
LIMIT = Rule(
    "record.limit",
    vi="Thời hạn của kênh {channel} là {ours}, còn bản công bố quốc gia ghi {theirs}.",
    vi_cure="Hãy sửa thời hạn, hoặc nói lý do trong differs (what: limit).",
    en="The time limit of {channel} is {ours}, and the national record says {theirs}.",
    en_cure="Mend the limit, or give the reason under differs (what: limit).",
)
PAPERS = Rule(
    "record.papers",
    vi="Giấy tờ không như bản công bố quốc gia. Thiếu: {missing}. Thừa hoặc khác số bản: {more}.",
    vi_cure="Hãy sửa papers của các trường hợp, hoặc nói lý do trong differs (what: papers).",
    en="The papers are not those of the national record. Missing: {missing}. More, or in another "
    "number: {more}.",
    en_cure="Mend the papers of the cases, or give the reason under differs (what: papers).",
)
RESULT = Rule(
    "record.result",
    vi="Kết quả {code} không có trong bản công bố quốc gia, bản đó có {theirs}.",
    vi_cure="Hãy sửa mã kết quả.",
    en="The result {code} is not in the national record, which has {theirs}.",
    en_cure="Mend the code of the result.",
)
DECISION = Rule(
    "record.decision",
    vi="Gói viết theo {ours}, còn bản công bố quốc gia nay theo {theirs}.",
    vi_cure="Hãy đọc quyết định mới và sửa gói.",
    en="The package follows {ours}, and the national record now follows {theirs}.",
    en_cure="Read the new decision, and bring the package up to it.",
    level=WARNING,
)
NOTHING_DIFFERS = Rule(
    "record.nothing_differs",
    vi="differs giải thích {what}, mà gói không khác bản công bố quốc gia ở đó.",
    vi_cure="Hãy bỏ lời giải thích này.",
    en="differs explains {what}, and there the package does not differ from the national record.",
    en_cure="Take this explanation out.",
    level=WARNING,
)

_UNITS = {
    Unit.WORKING_DAYS: (TimeUnit.WORKING_DAY, Decimal(1)),
    Unit.HALF_DAYS: (TimeUnit.WORKING_DAY, Decimal("0.5")),
    Unit.WORKING_HOURS: (TimeUnit.HOUR, Decimal(1)),
    Unit.DAYS: (TimeUnit.DAY, Decimal(1)),
    Unit.WEEKS: (TimeUnit.DAY, Decimal(7)),
    Unit.MONTHS: (TimeUnit.MONTH, Decimal(1)),
}
_ENOUGH = 0.6
"""The share of the shorter name's words that must stand in the other."""
_MOST_NAMED = 3
_UNKNOWN: Words = {"vi": "không có thông tin", "en": "nothing"}
_NONE: Words = {"vi": "không", "en": "none"}


def package_says_what_is_published(look: Look) -> Iterator[Finding]:
    definition, record = look.package.definition, look.record
    if record is None:
        yield NO_RECORD.finding(SERVICE, look.service.of("code"), code=definition.code)
        return
    differing: dict[str, list[Finding]] = {"fee": [], "limit": [], "papers": []}
    for channel in definition.channels:
        rows = [row for row in record.structure.channels if row.channel == channel.key]
        line = look.service.of("channels", channel.key)
        if not any(_same_fee(channel, row) for row in rows):
            theirs = listed([_fee(row.fee) for row in rows] or [_UNKNOWN])
            facts: dict[str, Fact] = {
                "channel": channel.key,
                "ours": _fee(channel.fee.amount),
                "theirs": theirs,
            }
            differing["fee"].append(FEE.finding(SERVICE, line, **facts))
        if not any(_same_limit(channel.limit, row) for row in rows):
            theirs = listed([_published(row) for row in rows] or [_UNKNOWN])
            facts = {"channel": channel.key, "ours": _limit(channel.limit), "theirs": theirs}
            differing["limit"].append(LIMIT.finding(SERVICE, line, **facts))
    differing["papers"] += _papers(look, record)
    explained = {each.what for each in definition.differs}
    for what, findings in differing.items():
        if what not in explained:
            yield from findings
        elif not findings:
            yield NOTHING_DIFFERS.finding(SERVICE, look.service.of("differs", what), what=what)
    yield from _results(look, record)


def _same_fee(channel: Channel, row: ChannelRow) -> bool:
    return row.fee == channel.fee.amount


def _same_limit(limit: TimeLimit, row: ChannelRow) -> bool:
    """A record that gives a number without its unit says so much of any unit."""
    if limit.amount is None or row.limit is None:
        return limit.amount is None and row.limit is None
    unit, times = _UNITS[limit.unit]
    return Decimal(limit.amount) * times == row.limit and row.unit in (None, unit)


def _papers(look: Look, record: ProcedureRecord) -> Iterator[Finding]:
    ours = look.package.definition.papers
    cases = record.structure.cases
    theirs = [p for case in cases for p in case.papers if p.originals or p.copies]
    missing = [each for each in theirs if not any(_alike(paper, each) for paper in ours)]
    more = [each for each in ours if not any(_equal(each, paper) for paper in theirs)]
    if missing or more:
        yield PAPERS.finding(
            SERVICE,
            look.service.of("cases"),
            missing=_few([{"vi": _short(each.name), "en": _short(each.name)} for each in missing]),
            more=_few([each.name for each in more]),
        )


def _results(look: Look, record: ProcedureRecord) -> Iterator[Finding]:
    definition = look.package.definition
    codes = [result.code for result in record.structure.results if result.code]
    for result in definition.results:
        if result.code and codes and result.code not in codes:
            line = look.service.of("results", result.key)
            yield RESULT.finding(SERVICE, line, code=result.code, theirs=", ".join(codes))
    if record.decision and definition.decision != record.decision:
        line = look.service.of("decision")
        yield DECISION.finding(SERVICE, line, ours=definition.decision, theirs=record.decision)


def _alike(ours: Paper, theirs: PublishedPaper) -> bool:
    """Whether both mean the same paper, by the words of their names."""
    one, other = _words(ours.name["vi"]), _words(theirs.name)
    return len(one & other) >= _ENOUGH * min(len(one), len(other))


def _equal(ours: Paper, theirs: PublishedPaper) -> bool:
    numbers = (theirs.originals or 0, theirs.copies or 0)
    return _alike(ours, theirs) and (ours.originals, ours.copies) == numbers


def _words(name: str) -> set[str]:
    return {word.strip(".,;:()-") for word in fold(name).split()} - {""}


def _few(names: list[Words]) -> Words:
    rest = len(names) - _MOST_NAMED
    shown = names[:_MOST_NAMED] + ([{"vi": f"và {rest} nữa", "en": f"{rest} more"}] * (rest > 0))
    return listed(shown) if shown else _NONE


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _fee(amount: int | Decimal | None) -> Words:
    if amount is None:
        return _UNKNOWN
    return {"vi": f"{amount:,.0f}".replace(",", "."), "en": f"{amount:,.0f}"}


def _limit(limit: TimeLimit) -> Words:
    if limit.amount is None:
        return _UNKNOWN
    return dict.fromkeys(("vi", "en"), f"{limit.amount} {limit.unit}")


def _published(row: ChannelRow) -> Words:
    if row.limit is None:
        return _UNKNOWN
    return dict.fromkeys(("vi", "en"), f"{row.limit:f} {row.unit or ''}".strip())


CHECKS = (package_says_what_is_published,)
