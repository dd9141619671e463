"""The legal clock as a row of days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from motcua.kit.clock.calendar import DAY, Calendar, DayRule
from motcua.kit.clock.counting import arrival, days_of
from motcua.kit.clock.regime import Regime
from motcua.kit.clock.track import Matter, Pause

if TYPE_CHECKING:
    from motcua.kit.clock.answer import Answer
    from motcua.kit.clock.due import Due

CellKind = Literal["start", "used", "todo", "free", "wait"]


@dataclass(frozen=True)
class Cell:
    """A day between receipt and due day.

    ``start`` is a day that is not counted, as that of receipt or those before a new beginning;
    ``used`` a counted day that is over; ``todo`` one that is still ours; ``free`` a day on which
    nobody works, with its ``reason``; ``wait`` one on which the clock stands still, with what it
    waits for. ``number`` counts the days from 1.
    """

    day: date
    kind: CellKind
    number: int | None = None
    reason: DayRule | None = None
    waits_for: Matter | None = None

    def why(self, language: str) -> str:
        """The reason's name, or nothing."""
        return self.reason.name[language] if self.reason else ""


@dataclass(frozen=True)
class Wait:
    """Days on which the clock stands still: ``begin`` is one of them, ``end`` is not."""

    matter: Matter
    begin: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        return self.begin <= day and (self.end is None or day < self.end)


def cells(
    received: datetime,
    today: date,
    due: datetime | None,
    calendar: Calendar,
    *,
    first: date | None = None,
    days: int | None = None,
    waits: Iterable[Wait] = (),
) -> list[Cell]:
    """One cell a day from the receipt to the due day, or to today while there is none.

    ``first`` is the first day that may be counted; without it the working day after the one on
    which it counts as received, or the due day when that is the same. ``days`` is given where every
    day counts, worked or not: as many are counted, and a last day that is off has moved.
    """
    here = calendar.local(received).date()
    last = max(here, calendar.local(due).date() if due else today)
    if first is None:
        counts_as = calendar.snap(received).date()
        first = counts_as + DAY if counts_as < last else last
    waits = tuple(waits)
    row: list[Cell] = []
    number = 0
    for day in (here + n * DAY for n in range((last - here).days + 1)):
        every = days is not None and number < days
        cell = _not_counted(day, first, calendar, every, waits)
        if day == here != last:
            cell = Cell(day, "start", reason=calendar.why_off(day))
        if cell is None:
            counts = days is None or every
            number += counts
            cell = Cell(day, "used" if day < today else "todo", number if counts else None)
        row.append(cell)
    return row


def _not_counted(
    day: date, first: date, calendar: Calendar, every: bool, waits: tuple[Wait, ...]
) -> Cell | None:
    off = calendar.why_off(day)
    if off and not every:
        return Cell(day, "free", reason=off)
    for wait in waits:
        if wait.holds(day):
            return Cell(day, "wait", waits_for=wait.matter)
    return Cell(day, "start") if day < first else None


def cells_of_due(due: "Due", today: date) -> list[Cell]:
    """The days of a promise."""
    first = due.start.first.date()
    days = None if due.limit.unit.is_working_time else days_of(due.limit, first)
    return cells(due.start.received, today, due.at, due.calendar, first=first, days=days)


def cells_of(answer: "Answer") -> list[Cell]:
    """The days of a case as its legal clock counts them; those before a new beginning count not."""
    facts, run, terms = answer.facts, answer.run, answer.terms
    if facts.received is None or run is None or terms.limit is None:
        return []
    calendar = run.ruler.calendar
    days = None if terms.limit.unit.is_working_time else run.total
    return cells(
        facts.received.at,
        calendar.local(answer.until).date(),
        run.due,
        calendar,
        first=run.start.first.date(),
        days=days,
        waits=(_wait(pause, calendar, terms.regime) for pause in facts.stood),
    )


def _wait(pause: Pause, calendar: Calendar, regime: Regime) -> Wait:
    begin = arrival(pause.begin, calendar, regime).date()
    over = pause.over
    return Wait(pause.matter, begin, over and arrival(over, calendar, regime).date())
