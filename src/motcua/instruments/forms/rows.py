"""Answers by their place: those of the form, and those of rows within rows.

A group's answer is a list of rows; a row holds its ``id`` and the answers of its questions. The
functions give new answers and leave the old as they are.
"""

from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from motcua.instruments.forms.model import Answers

type Path = tuple[tuple[str, str], ...]
"""Group and row, from the outermost in: ``(("members", "r1"), ("incomes", "r7"))``."""


def address_of(path: Path, key: str) -> str:
    """``members/r1/incomes/r7/amount``."""
    return "/".join([*(part for pair in path for part in pair), key])


def parts_of(address: str) -> tuple[Path, str]:
    """The path and the key of an address; it need not lead anywhere."""
    *pairs, key = address.split("/")
    groups, ids = pairs[::2], pairs[1::2]
    return tuple(zip(groups, ids, strict=False)), key


def rows_in(answers: Answers, group: str) -> list[dict[str, Any]]:
    """The rows of a group; what is none is left out."""
    rows = answers.get(group)
    if not isinstance(rows, list):
        return []
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)]


def at(answers: Answers, path: Path) -> Answers | None:
    """The answers of a row, or of the whole form; None where there is no such row."""
    found: Answers | None = answers
    for group, row_id in path:
        rows = rows_in(found, group) if found is not None else []
        found = next((row for row in rows if row["id"] == row_id), None)
    return found


def put(answers: Answers, path: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """The answers with these at a place. Raises ``KeyError`` where the row is gone."""
    if not path:
        return {**answers, **given}
    (group, row_id), inside = path[0], path[1:]
    rows = rows_in(answers, group)
    if all(row["id"] != row_id for row in rows):
        raise KeyError(row_id)
    changed = [put(row, inside, given) if row["id"] == row_id else row for row in rows]
    return {**answers, group: changed}


def add_row(answers: Answers, address: str) -> tuple[dict[str, Any], str]:
    """The answers with one more row in the group at an address, and the identifier of the row.

    It is drawn by lot, so that two devices that add a row each do not add the same.
    """
    path, group = parts_of(address)
    row_id = f"r{token_hex(4)}"
    here = at(answers, path)
    if here is None:
        raise KeyError(address)
    return put(answers, path, {group: [*rows_in(here, group), {"id": row_id}]}), row_id


def remove_row(answers: Answers, path: Path) -> dict[str, Any]:
    """The answers without the row at the end of the path; nothing happens where it is gone."""
    *outer, (group, row_id) = path
    here = at(answers, tuple(outer))
    if here is None:
        return dict(answers)
    rest = [row for row in rows_in(here, group) if row["id"] != row_id]
    return put(answers, tuple(outer), {group: rest})
