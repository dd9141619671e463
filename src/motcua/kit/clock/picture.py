"""The legal clock as a row of days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from motcua.kit.clock.calendar import Calendar, DayRule

CellKind = Literal["start", "used", "todo", "free", "wait"]


@dataclass(frozen=True)
class Cell:
    """A day between receipt and due day.

    ``start`` is the day of receipt, which is not counted; ``used`` a counted day that is over;
    ``todo`` one that is still ours; ``free`` a day on which nobody works, with its ``reason``;
    ``wait`` one on which we wait for somebody. ``number`` counts the working days from 1.
    """

    day: date
    kind: CellKind
    number: int | None = None
    reason: DayRule | None = None

    def why(self, language: str) -> str:
        """The reason's name, or nothing."""
        return self.reason.name[language] if self.reason else ""


def cells(received: datetime, today: date, due: datetime, calendar: Calendar) -> list[Cell]:
    """One cell a day from the receipt to the due day; a same-day limit is one cell that counts."""
    first, last = calendar.local(received).date(), calendar.local(due).date()
    row: list[Cell] = []
    number = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        off = calendar.why_off(day)
        if day == first != last:
            row.append(Cell(day, "start", reason=off))
        elif off:
            row.append(Cell(day, "free", reason=off))
        else:
            number += 1
            row.append(Cell(day, "used" if day < today else "todo", number))
    return row
