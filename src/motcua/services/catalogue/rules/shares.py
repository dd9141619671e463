"""How much of the records became structure: the figures an import reports."""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.rules.structure import Doubt, Structure

UNSURE_CHANNEL = frozenset({Flag.CHANNELS_UNREAD, Flag.TIME_RUNS_INTO_FEE, Flag.TIME_IN_WORDS})
UNSURE_PAPER = frozenset({Flag.PAPERS_UNREAD, Flag.NUMBER_RUNS_INTO_NAME, Flag.FORM_RUNS_INTO_NAME})


@dataclass
class Shares:
    """Counts over records; a row is structured where nothing of it was guessed.

    Of a channel row number, unit and amount are each typed or not given by the source; of a paper
    its name, its forms, originals and copies.
    """

    channel_rows: int = 0
    channel_rows_structured: int = 0
    limits_not_given: int = 0
    units_not_given: int = 0
    fees_not_given: int = 0
    papers: int = 0
    papers_structured: int = 0
    notes: int = 0

    def count(
        self, structure: Structure, *, unread_channels: int = 0, unread_papers: int = 0
    ) -> None:
        """Add one record, with the rows and papers that could not be read at all."""
        rows = structure.channels
        papers = sum(len(case.papers) for case in structure.cases)
        self.channel_rows += len(rows) + unread_channels
        self.channel_rows_structured += len(rows) - _unsure(
            structure.doubts, Part.CHANNELS, UNSURE_CHANNEL
        )
        self.limits_not_given += sum(row.limit is None for row in rows)
        self.units_not_given += sum(row.limit is not None and row.unit is None for row in rows)
        self.fees_not_given += sum(row.fee is None for row in rows)
        self.papers += papers + unread_papers
        self.papers_structured += papers - _unsure(structure.doubts, Part.PAPERS, UNSURE_PAPER)
        self.notes += sum(len(case.notes) for case in structure.cases)

    @property
    def channels_share(self) -> float:
        """The share of channel rows that are structured, from 0 to 1; 1 where there are none."""
        return self.channel_rows_structured / self.channel_rows if self.channel_rows else 1.0

    @property
    def papers_share(self) -> float:
        """The share of papers that are structured, from 0 to 1; 1 where there are none."""
        return self.papers_structured / self.papers if self.papers else 1.0

    def as_data(self) -> dict[str, int | float]:
        """The counts and the two shares by name."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {
            "channels_share": round(self.channels_share, 4),
            "papers_share": round(self.papers_share, 4),
        }


def _unsure(doubts: Iterable[Doubt], part: Part, reasons: frozenset[Flag]) -> int:
    """How many rows of a part are in doubt for one of these reasons."""
    found = (doubt for doubt in doubts if doubt.part == part and doubt.reason in reasons)
    return len({doubt.row for doubt in found if doubt.row is not None})
