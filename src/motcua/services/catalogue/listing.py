"""A profile's own list of procedures, written in rows already.

``docs/reference/catalogue.md`` describes the keys.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.reading import BadFile
from motcua.services.catalogue.records import (
    BadRecord,
    ProcedureRecord,
    checked_code,
    checked_name,
)
from motcua.services.catalogue.rules.structure import Doubt, structure_from_data
from motcua.services.catalogue.vocabulary import Terms

_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXTS = ("decision", "kind", "sector", "reception_address", "source_url")
_LINES = ("steps", "conditions")


def read_list(path: Path, terms: Terms) -> tuple[list[ProcedureRecord], date]:
    """The procedures of a list and the day of its facts. Raises ``BadFile``."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_QUICK)  # noqa: S506
        entries, as_of = content["procedures"], content["as_of"]
    except (OSError, yaml.YAMLError, KeyError, TypeError) as error:
        raise BadFile(f"{path.name} is not a list of procedures with its day: {error}.") from error
    return [
        _entry(path, number, entry, terms) for number, entry in enumerate(entries, start=1)
    ], as_of


def _entry(path: Path, number: int, entry: Mapping[str, Any], terms: Terms) -> ProcedureRecord:
    try:
        data = dict(entry)
        doubts = tuple(
            Doubt(Part.HEAD, Flag.AUTHOR_UNSURE, sentence) for sentence in data.pop("doubts", ())
        )
        code, name = checked_code(data.pop("code")), checked_name(data.pop("name"))
        texts: dict[str, Any] = {key: data.pop(key, "") for key in _TEXTS}
        lines: dict[str, Any] = {key: _joined(data.pop(key, ())) for key in _LINES}
        _check_terms(data, terms)
        return ProcedureRecord(
            code=code,
            name=name,
            structure=structure_from_data(data, doubts=doubts),
            record=entry,
            **texts,
            **lines,
        )
    except (BadRecord, KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise BadFile(f"{path.name}, entry {number}: {error}") from error


def _joined(lines: str | Sequence[str]) -> str:
    return lines if isinstance(lines, str) else "\n".join(lines)


def _check_terms(data: Mapping[str, Any], terms: Terms) -> None:
    for key, known in (("levels", terms.levels), ("subjects", terms.subjects)):
        unknown = [code for code in data.get(key, ()) if code not in known]
        if unknown:
            raise BadRecord(f"{unknown[0]!r} is not one of the {key}: {', '.join(known)}.")
