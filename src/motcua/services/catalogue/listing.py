"""A profile's own list of procedures, written in rows already."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from motcua.services.catalogue.content import record_of
from motcua.services.catalogue.reading import BadFile
from motcua.services.catalogue.records import BadRecord, ProcedureRecord
from motcua.services.catalogue.vocabulary import Terms

_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        return record_of(entry, terms)
    except BadRecord as error:
        raise BadFile(f"{path.name}, entry {number}: {error}") from error
