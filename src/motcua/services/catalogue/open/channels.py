"""Ways to hand in, how long each takes and what it costs."""

from collections.abc import Iterator
from decimal import Decimal

from motcua.kit.rdf import Iri, Typed
from motcua.services.catalogue.enums import Flag, TimeUnit
from motcua.services.catalogue.open import terms
from motcua.services.catalogue.open.collecting import Collector, Fact, LeftOut, worded
from motcua.services.catalogue.rules.structure import ChannelRow

_DURATION = {
    TimeUnit.YEAR: "P{}Y",
    TimeUnit.MONTH: "P{}M",
    TimeUnit.DAY: "P{}D",
    TimeUnit.HOUR: "PT{}H",
}
"""How ``xsd:duration`` writes a number of these; of working days it knows nothing."""


def channels(to: Collector) -> Iterator[Fact]:
    """A channel for each row, since a channel has one processing time; with its cost, if any."""
    for number, row in enumerate(to.record.structure.channels, start=1):
        address = to.part("channel", number)
        facts = (
            to.identified(address),
            ("dct:type", terms.channel(to, row.channel)),
            *_limit(to, row),
            *to.said("dct:description", row.remark),
        )
        channel = to.add(address, ("cv:Channel",), facts)
        yield "cv:hasChannel", channel
        yield from _cost(to, number, row, channel)


def duration(limit: Decimal, unit: TimeUnit | None) -> str | None:
    """The limit as ``xsd:duration``; None where it is none, as of working days."""
    if unit == TimeUnit.DAY and limit % 1:
        limit, unit = limit * 24, TimeUnit.HOUR
    if unit not in _DURATION or limit % 1:
        return None
    return _DURATION[unit].format(int(limit))


def _limit(to: Collector, row: ChannelRow) -> Iterator[Fact]:
    if row.limit is None:
        return
    yield from worded("dct:description", to.publication.wording.limit(row.limit, row.unit))
    written = duration(row.limit, row.unit)
    if written:
        yield "cv:processingTime", Typed(written, "xsd:duration")
    else:
        to.leave_out(LeftOut.LIMIT_NOT_A_DURATION)


def _cost(to: Collector, number: int, row: ChannelRow, channel: Iri) -> Iterator[Fact]:
    if row.fee is None and not row.fee_remark:
        return
    address = to.part("cost", number)
    facts = [to.identified(address), *to.said("dct:description", row.fee_remark)]
    doubts = to.record.structure.doubts_of_channel(number - 1)
    is_certain = all(doubt.reason != Flag.FEE_IS_PLACEHOLDER for doubt in doubts)
    if row.fee is not None and is_certain:
        facts += [("cv:hasValue", Typed(f"{float(row.fee)}", "xsd:double")), *_currency(to, row)]
    facts.append(("cv:ifAccessedThrough", channel))
    yield "cv:hasCost", to.add(address, ("cv:Cost",), facts)


def _currency(to: Collector, row: ChannelRow) -> Iterator[Fact]:
    if not row.currency:
        return
    currency = terms.currency(to, row.currency)
    if currency:
        yield "cv:currency", currency
    else:
        to.leave_out(LeftOut.CURRENCY_NOT_KNOWN)
