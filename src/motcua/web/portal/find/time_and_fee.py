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
QUOTED = 160
"""Letters of the record that are quoted where a row is in doubt."""
HOURS = {
    TimeUnit.HOUR: 1,
    TimeUnit.DAY: 24,
    TimeUnit.WORKING_DAY: 24,
    TimeUnit.MONTH: 720,
    TimeUnit.YEAR: 8_760,
}
"""Roughly, to tell which of two limits is shorter."""


@dataclass(frozen=True)
class Note:
    """Words of the record that stand below the table; ``said`` is why, in the reader's words."""

    original: str
    said: str = ""


@dataclass
class Table:
    """Rows for the component, and the notes below it in the order of their numbers."""

    head: list[str]
    rows: list[list[dict[str, Any]]]
    notes: list[Note] = field(default_factory=list)

    def remark(self, text: str) -> str:
        """A remark itself, or where it stands below."""
        return text if len(text) <= LONG else self.see([Note(text)])

    def see(self, notes: Sequence[Note]) -> str:
        """Where notes stand below; the same note stands there once."""
        self.notes += [note for note in dict.fromkeys(notes) if note not in self.notes]
        numbers = sorted(self.notes.index(note) + 1 for note in notes)
        return _("see note %s") % ", ".join(map(str, numbers)) if numbers else ""


def table(channels: Sequence[ChannelLine]) -> Table:
    """A row for each way; what the record leaves open is said, and what is doubtful as well."""
    head = [_("How to hand it in"), _("How long it takes"), _("What it costs"), _("Note")]
    shown = Table(head, [])
    shown.rows = [_row(line, shown) for line in channels]
    if not any(line.row.remark for line in channels):
        shown.head, shown.rows = head[:-1], [row[:-1] for row in shown.rows]
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
    doubts = [Note(Truncator(each.original).chars(QUOTED), each.reason) for each in line.doubts]
    doubted = shown.see(doubts)
    fee_remark = shown.remark(line.row.fee_remark)
    return [
        {"text": line.channel_name, "note": doubted},
        {"text": line.limit_text or silent},
        {"text": line.fee_text or silent, "note": fee_remark, "note_lang": "vi"},
        {"text": shown.remark(line.row.remark) or "–", "lang": "vi"},
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
