"""What the State published of the procedure: the package says the same, or why it does not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from motcua.instruments.forms.model import Words
from motcua.kit.clock import Limit, Unit, limit_text
from motcua.kit.text import fold
from motcua.services.catalogue.enums import TimeUnit
from motcua.services.catalogue.gate.look import CHANNELS, SERVICE, Look
from motcua.services.catalogue.package.findings import WARNING, Finding
from motcua.services.catalogue.package.parts import Channel, Paper, TimeLimit
from motcua.services.catalogue.package.rule import Rule, listed
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
    differing = {
        "fee": [*_fees(look, record)],
        "limit": [*_limits(look, record)],
        "papers": [*_papers(look, record)],
    }
    explained = {each.what for each in definition.differs}
    for what, findings in differing.items():
        if what not in explained:
            yield from findings
        elif not findings and _is_plain(what, look):
            yield NOTHING_DIFFERS.finding(SERVICE, look.service.of("differs", what), what=what)
    yield from _results(look, record)


def _rows(look: Look, record: ProcedureRecord) -> Iterator[tuple[Channel, list[ChannelRow], int]]:
    """Each way to hand in, what the State published of it, and its line."""
    for channel in look.package.definition.channels:
        rows = [row for row in record.structure.channels if row.channel == channel.key]
        yield channel, rows, look.service.of("channels", channel.key)


def _fees(look: Look, record: ProcedureRecord) -> Iterator[Finding]:
    for channel, rows, line in _rows(look, record):
        if not any(row.fee == channel.fee.amount for row in rows):
            yield FEE.finding(
                SERVICE,
                line,
                channel=CHANNELS[channel.key],
                ours=_fee(channel.fee.amount),
                theirs=listed([_fee(row.fee) for row in rows] or [_UNKNOWN]),
            )


def _limits(look: Look, record: ProcedureRecord) -> Iterator[Finding]:
    for channel, rows, line in _rows(look, record):
        if not any(_same_limit(channel.limit, row) for row in rows):
            yield LIMIT.finding(
                SERVICE,
                line,
                channel=CHANNELS[channel.key],
                ours=_said(channel.limit.as_limit()),
                theirs=listed([_published(row) for row in rows] or [_UNKNOWN]),
            )


def _is_plain(what: str, look: Look) -> bool:
    """Whether it is certain that nothing differs: fees may depend on answers, papers on wording."""
    channels = look.package.definition.channels
    computed = any(channel.fee.value or channel.fee.decision for channel in channels)
    return what == "limit" or (what == "fee" and not computed)


def _same_limit(limit: TimeLimit, row: ChannelRow) -> bool:
    """A record that gives a number without its unit says so much of any unit."""
    if limit.same_day and row.limit == 1:
        return row.unit in (None, TimeUnit.DAY, TimeUnit.WORKING_DAY)
    if limit.amount is None or row.limit is None:
        return limit.amount is None and row.limit is None
    unit, times = _UNITS[limit.unit]
    return Decimal(limit.amount) * times == row.limit and row.unit in (None, unit)


def _papers(look: Look, record: ProcedureRecord) -> Iterator[Finding]:
    ours = look.package.definition.papers
    cases = record.structure.cases
    theirs = [p for case in cases for p in case.papers if p.originals or p.copies]
    pairs = _paired(ours, theirs)
    matched = {id(each) for each in pairs.values()}
    missing = [each for each in theirs if id(each) not in matched]
    more = [each for each in ours if not _same_number(each, pairs.get(each.key))]
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


def _paired(ours: Sequence[Paper], theirs: Sequence[PublishedPaper]) -> dict[str, PublishedPaper]:
    """Each of our papers with the published one that its name means, the most alike first."""
    alike = sorted(
        (-_likeness(one, other), place, one.key)
        for one in ours
        for place, other in enumerate(theirs)
    )
    pairs: dict[str, PublishedPaper] = {}
    taken: set[int] = set()
    for unlikeness, place, key in alike:
        if -unlikeness >= _ENOUGH and key not in pairs and place not in taken:
            pairs[key] = theirs[place]
            taken.add(place)
    return pairs


def _likeness(ours: Paper, theirs: PublishedPaper) -> float:
    """How much both names have in common: of the shorter, and a little of the longer."""
    one, other = _words(ours.name["vi"]), _words(theirs.name)
    common = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    return common / shorter + common / longer / 100 if shorter else 0.0


def _same_number(ours: Paper, theirs: PublishedPaper | None) -> bool:
    return theirs is not None and (ours.originals, ours.copies) == (
        theirs.originals or 0,
        theirs.copies or 0,
    )


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


def _published(row: ChannelRow) -> Words:
    if row.limit is None:
        return _UNKNOWN
    for unit, (published, times) in _UNITS.items():
        if published == row.unit and times == 1:
            return _said(Limit(row.limit, unit))
    return dict.fromkeys(("vi", "en"), f"{row.limit:f}")


def _said(limit: Limit | None) -> Words:
    return {lang: limit_text(limit, lang) for lang in ("vi", "en")} if limit else _UNKNOWN


CHECKS = (package_says_what_is_published,)
