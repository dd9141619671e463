"""What the State published, read from files: for whoever checks a package without a database."""

from collections.abc import Collection
from pathlib import Path

from motcua.services.catalogue.listing import read_list
from motcua.services.catalogue.reading import SourceFile
from motcua.services.catalogue.records import ProcedureRecord, read_line
from motcua.services.catalogue.vocabulary import Terms, terms

type Records = dict[str, ProcedureRecord]


def published(profile: Path, codes: Collection[str], national: Path | None = None) -> Records:
    """The records of some procedures by code: of a national file, else of the profile's own list.

    What neither has is left out. Raises ``BadFile`` and ``BadRecord``.
    """
    folder = profile / "catalogue"
    if national is not None:
        return _of_the_nation(national, codes, terms(folder))
    return _of_the_profile(folder / "procedures.yaml", codes, terms(folder))


def _of_the_nation(path: Path, codes: Collection[str], known: Terms) -> Records:
    """Only lines that name a code are read: the file has thousands."""
    named = [code.encode() for code in codes]
    lines = (line for line in SourceFile(path) if any(code in line for code in named))
    found = {record.code: record for record in (read_line(line, known.printed) for line in lines)}
    return {code: record for code, record in found.items() if code in codes}


def _of_the_profile(path: Path, codes: Collection[str], known: Terms) -> Records:
    if not path.exists():
        return {}
    entries, _day = read_list(path, known)
    return {entry.code: entry for entry in entries if entry.code in codes}
