"""The picture of the clock in letters: a row is a week from Monday."""

from collections.abc import Iterator, Sequence
from datetime import date

from motcua.kit.clock.picture import Cell
from motcua.kit.clock.words import phrase
from motcua.kit.numbers import date_text, short_weekday

SIGNS = {"start": "○", "used": "■", "todo": "□", "wait": "▒", "free": "·"}
TODAY, DUE = ">", "<"
_WIDTH = 6


def weeks(cells: Sequence[Cell]) -> list[list[Cell | None]]:
    """Rows of seven days from Monday; None where the picture has no day."""
    if not cells:
        return []
    row: list[Cell | None] = [None] * cells[0].day.weekday() + list(cells)
    row += [None] * (-len(row) % 7)
    return [row[place : place + 7] for place in range(0, len(row), 7)]


def draw(cells: Sequence[Cell], today: date | None, due: date | None, language: str) -> list[str]:
    """The lines of the picture and of what its signs mean; empty without days."""
    rows = weeks(cells)
    if not rows:
        return []
    full = [cell for cell in rows[0] if cell] if len(rows) == 1 else _any_week(rows)
    heads = {cell.day.weekday(): short_weekday(cell.day, language) for cell in full}
    head = "".join(f" {heads.get(day, ''):<{_WIDTH - 1}}" for day in range(7))
    lines = [f"{'':<12}{head}".rstrip()]
    for row in rows:
        first = next(cell for cell in row if cell).day
        shown = "".join(_shown(cell, today, due) for cell in row)
        lines.append(f"{date_text(first, language):<12}{shown}".rstrip())
    return [*lines, "", *_legend(cells, today, due, language)]


def _any_week(rows: list[list[Cell | None]]) -> list[Cell]:
    return [cell for row in rows[:2] for cell in row if cell]


def _shown(cell: Cell | None, today: date | None, due: date | None) -> str:
    if cell is None:
        return " " * _WIDTH
    before = TODAY if cell.day == today else " "
    after = DUE if cell.day == due else ""
    return f"{before}{SIGNS[cell.kind]}{cell.number or ''}{after}".ljust(_WIDTH)


def _legend(
    cells: Sequence[Cell], today: date | None, due: date | None, language: str
) -> Iterator[str]:
    kinds = dict.fromkeys(cell.kind for cell in cells)
    signs = [f"{SIGNS[kind]} {phrase(f'cell.{kind}', language)}" for kind in kinds]
    days = {cell.day for cell in cells}
    if today in days:
        signs.append(f"{TODAY} {phrase('cell.today', language)}")
    if due in days:
        signs.append(f"{DUE} {phrase('cell.due', language)}")
    yield "   ".join(signs)
