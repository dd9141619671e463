"""Tables as CSV that spreadsheets open as they are, written line by line."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from motcua.foundation.organisations.queries import UnitLine

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With these a cell begins that a spreadsheet would run, at once or after trimming it."""
_UNITS = ("id", "upper_id", "code", "standing", "kind", "name_vi", "name_en", "place_code")


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The table; the mark at its start tells Excel that it is UTF-8. None is an empty cell.

    A text that would be taken for a formula gets an apostrophe before it and stays a text; numbers
    stay as they are.
    """
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(head)
    for row in rows:
        yield writer.writerow(["" if cell is None else _inert(cell) for cell in row])


def units_csv(lines: Iterable[UnitLine]) -> Iterator[str]:
    """Units as they stand on a day, a line each, in the order of the tree."""
    rows = (
        [*(getattr(line, name) for name in _UNITS), line.valid_from, line.valid_to]
        for line in lines
    )
    return csv_lines([*_UNITS, "valid_from", "valid_to"], rows)


class _Line:
    """What ``csv`` writes to; it hands each line straight on."""

    def write(self, text: str) -> str:
        return text


def _inert(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
