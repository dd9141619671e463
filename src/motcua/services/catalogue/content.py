"""What a procedure says, as plain values: the entries of a profile's list, and the drafts.

``docs/reference/catalogue.md`` describes the keys.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.records import (
    BadRecord,
    ProcedureRecord,
    checked_code,
    checked_name,
)
from motcua.services.catalogue.rules.structure import Doubt, structure_from_data
from motcua.services.catalogue.vocabulary import Terms

type Content = Mapping[str, Any]

DAYS = ("decided_on", "valid_from")
"""What a draft says of its publication; it is no part of the record."""
_TEXTS = ("decision", "kind", "sector", "reception_address", "source_url")
_LINES = ("steps", "conditions")
_ROWS = ("agencies", "channels", "cases", "results", "laws")


def record_of(content: Content, terms: Terms) -> ProcedureRecord:
    """The record that is written so. Raises ``BadRecord`` with what is wrong."""
    try:
        return _record(dict(content), terms)
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise BadRecord(str(error)) from error


def content_of(record: ProcedureRecord) -> dict[str, Any]:
    """The same record as plain values; doubts that a reader had are left out."""
    structure = record.structure
    content: dict[str, Any] = {"code": record.code, "name": record.name}
    content |= {key: getattr(record, key) for key in _TEXTS}
    content |= {key: getattr(record, key).splitlines() for key in _LINES}
    content |= {"levels": list(structure.levels), "subjects": list(structure.subjects)}
    content |= {"about": structure.about, "keywords": structure.keywords}
    content["related"] = list(structure.related)
    content |= {key: [_plain(row) for row in getattr(structure, key)] for key in _ROWS}
    content["doubts"] = [
        doubt.original for doubt in structure.doubts if doubt.reason == Flag.AUTHOR_UNSURE
    ]
    return content


def _record(data: dict[str, Any], terms: Terms) -> ProcedureRecord:
    data = {key: value for key, value in data.items() if key not in DAYS}
    entry = dict(data)
    doubts = tuple(
        Doubt(Part.HEAD, Flag.AUTHOR_UNSURE, sentence) for sentence in data.pop("doubts", ())
    )
    code, name = checked_code(data.pop("code")), checked_name(data.pop("name"))
    texts: dict[str, Any] = {key: data.pop(key, "") for key in _TEXTS}
    lines: dict[str, Any] = {key: _joined(data.pop(key, ())) for key in _LINES}
    _check_terms(data, terms)
    structure = structure_from_data(data, doubts=doubts)
    return ProcedureRecord(
        code=code, name=name, structure=structure, record=entry, **texts, **lines
    )


def _joined(lines: str | Sequence[str]) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines)


def _check_terms(data: Content, terms: Terms) -> None:
    for key, known in (("levels", terms.levels), ("subjects", terms.subjects)):
        unknown = [code for code in data.get(key, ()) if code not in known]
        if unknown:
            raise BadRecord(f"{unknown[0]!r} is not one of the {key}: {', '.join(known)}.")


def _plain(row: Any) -> dict[str, Any]:
    """A row without what it leaves open, numbers as text."""
    return {key: _value(value) for key, value in asdict(row).items() if value not in (None, "", ())}


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (list, tuple)):
        return [_value(each) for each in value]
    if isinstance(value, dict):
        return {key: _value(each) for key, each in value.items() if each not in (None, "", ())}
    return value
