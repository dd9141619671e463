"""The names of all procedures, kept in memory by each process that searches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any
from uuid import UUID, uuid4

from motcua.services.catalogue.finding.everyday import EverydayWords, everyday_words
from motcua.services.catalogue.finding.index import Document, Index
from motcua.services.catalogue.models import Edition, Procedure, Release
from motcua.services.catalogue.queries.procedure import profile_folder

EVERYDAY, APPLY = 0.05, 0.03
"""What a procedure has before any question where it is asked for daily; can be applied for here."""
NEAR = {"commune": 0.03, "province": 0.015}
"""The same for the nearest level of authority that handles it: a citizen's own comes first."""

type Mark = UUID


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure in a list."""

    code: str
    name: str
    sector: str
    levels: tuple[str, ...]
    """Codes of the profile's vocabulary."""
    can_apply: bool
    """An online service is installed for it here."""


@dataclass(frozen=True)
class Names:
    """Lines in the order in which equals are shown, and the index that finds them."""

    mark: Mark
    index: Index
    lines: tuple[ProcedureLine, ...]
    places: Mapping[int, int]
    """The place of each procedure by its primary key."""
    codes: Mapping[str, int]


_loading = Lock()
_kept: list[Names] = []


def names() -> Names:
    """The names as they stand; while another thread reads changed ones, those before."""
    mark = _mark()
    if _kept and _kept[0].mark == mark:
        return _kept[0]
    if not _loading.acquire(blocking=not _kept):
        return _kept[0]
    try:
        if not _kept or _kept[0].mark != mark:
            _kept[:] = [_load(mark)]
        return _kept[0]
    finally:
        _loading.release()


def _mark() -> Mark:
    """What differs whenever the names, or what is said of them, have changed."""
    return Edition.objects.values_list("mark", flat=True).first() or uuid4()


def _load(mark: Mark) -> Names:
    """Every procedure, the ones that citizens ask for most before others, short names first."""
    installed = set(Release.objects.values_list("service__code", flat=True))
    rows = Procedure.objects.exclude(in_force=None).values_list(*_COLUMNS, named=True)
    found = [_read(row, can_apply=row.code in installed) for row in rows.iterator(2_000)]
    found.sort(key=lambda each: _order(each.document, each.line))
    return Names(
        mark=mark,
        index=Index((each.document for each in found), _everyday()),
        lines=tuple(each.line for each in found),
        places={each.pk: place for place, each in enumerate(found)},
        codes={each.line.code: place for place, each in enumerate(found)},
    )


@dataclass(frozen=True)
class _Found:
    pk: int
    document: Document
    line: ProcedureLine


_COLUMNS = (
    *("pk", "code", "name", "sector", "levels", "subjects", "channels", "everyday"),
    *("title", "marked_title", "results_folded"),
)


def _read(row: Any, *, can_apply: bool) -> _Found:
    levels = tuple(row.levels)
    near = max((NEAR.get(level, 0.0) for level in levels), default=0.0)
    return _Found(
        pk=row.pk,
        document=Document(
            title=row.title,
            marked_title=row.marked_title,
            results=tuple(row.results_folded.split("\n")) if row.results_folded else (),
            head_start=EVERYDAY * row.everyday + APPLY * can_apply + near,
            terms={
                "sector": (row.sector,) if row.sector else (),
                "level": levels,
                "subject": tuple(row.subjects),
                "channel": tuple(row.channels),
            },
        ),
        line=ProcedureLine(row.code, row.name, row.sector, levels, can_apply),
    )


def _order(document: Document, line: ProcedureLine) -> tuple[float, int, str, str]:
    return (-document.head_start, len(document.title), document.title, line.code)


def lines_of(codes: Iterable[str]) -> tuple[ProcedureLine, ...]:
    """The procedures of these codes, in the order asked for; unknown ones are left out."""
    known = names()
    return tuple(known.lines[known.codes[code]] for code in codes if code in known.codes)


def concerns_everybody(heading: str) -> bool:
    """Whether papers under this heading are for everybody, and not for one case."""
    return _everyday().concerns_everybody(heading)


def _everyday() -> EverydayWords:
    return everyday_words(profile_folder() / "synonyms.yaml")
