"""How long and how much, by the way a request is handed in: the table, its notes, and in short."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from motcua.services.catalogue.enums import TimeUnit
from motcua.services.catalogue.queries.procedure import ChannelLine, ProcedurePage

LONG = 80
"""Letters from which on a remark stands below the table, once for all rows that have it."""
HOURS = {
    TimeUnit.HOUR: 1,
    TimeUnit.DAY: 24,
    TimeUnit.WORKING_DAY: 24,
    TimeUnit.MONTH: 720,
    TimeUnit.YEAR: 8_760,
}
"""Roughly, to tell which of two limits is shorter."""


@dataclass
class Table:
    """Rows for the component, and the long remarks of the record in the order of their numbers."""

    head: list[str]
    rows: list[list[dict[str, Any]]]
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> str:
        """The remark itself, or the number under which it stands below."""
        if len(text) <= LONG:
            return text
        if text not in self.notes:
            self.notes.append(text)
        return _("see note %d") % (self.notes.index(text) + 1)


def table(channels: Sequence[ChannelLine]) -> Table:
    """A row for each way; what the record leaves open is said, and what is doubtful as well."""
    head = [_("How to hand it in"), _("How long it takes"), _("What it costs"), _("Note")]
    shown = Table(head, [])
    shown.rows = [_row(line, shown) for line in channels]
    return shown


def in_short(page: ProcedurePage) -> list[dict[str, str]]:
    """The time, the fee, the way and the result, as far as one word says them."""
    facts = [
        (_("How long it takes"), _shortest(page.channels)),
        (_("What it costs"), _fee(page.channels)),
        (_("How to hand it in"), ", ".join(_ways(page.channels))),
        (_("What you get"), page.results[0].name if len(page.results) == 1 else ""),
    ]
    return [{"key": key, "value": value} for key, value in facts if value and len(value) <= LONG]


def _row(line: ChannelLine, shown: Table) -> list[dict[str, Any]]:
    silent = _("not given in the record")
    doubts = " ".join(
        f"{doubt.reason} “{Truncator(doubt.original).chars(LONG)}”" for doubt in line.doubts
    )
    return [
        {"text": line.channel_name},
        {"text": line.limit_text or silent, "note": doubts},
        {"text": line.fee_text or silent, "note": shown.note(line.row.fee_remark)},
        {"text": shown.note(line.row.remark) or "–"},
    ]


def _ways(channels: Sequence[ChannelLine]) -> list[str]:
    return list(dict.fromkeys(line.channel_name for line in channels))


def _shortest(channels: Sequence[ChannelLine]) -> str:
    """The limit that holds for all, or the shortest; nothing where one has no unit."""
    given = [line for line in channels if line.row.limit is not None]
    if not given or any(line.row.unit is None for line in given):
        return ""
    first = min(given, key=_hours)
    if len({line.limit_text for line in given}) == 1:
        return first.limit_text
    return _("from %s") % first.limit_text


def _hours(line: ChannelLine) -> Decimal:
    return (line.row.limit or Decimal(0)) * HOURS[line.row.unit or TimeUnit.DAY]


def _fee(channels: Sequence[ChannelLine]) -> str:
    """The fee that holds for all; nothing where one has none or one that is in doubt."""
    if any(line.doubts or line.row.fee is None for line in channels):
        return ""
    given = {line.fee_text for line in channels}
    if len(given) > 1:
        return _("depends on how you hand it in")
    return given.pop() if given else ""
