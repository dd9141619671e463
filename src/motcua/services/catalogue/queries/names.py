"""The names of all procedures, kept in memory by each process that searches."""

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from django.db.models import Count, Max, Subquery

from motcua.services.catalogue import rules
from motcua.services.catalogue.finding.everyday import everyday_words
from motcua.services.catalogue.finding.index import Document, Index
from motcua.services.catalogue.models import Procedure, Release
from motcua.services.catalogue.queries.procedure import profile_folder

EVERYDAY, APPLY = 0.05, 0.03
"""What a procedure has before any question where it is asked for daily; can be applied for here."""
NEAR = {"Cấp xã": 0.03, "Cấp tỉnh": 0.015}
"""The same for the nearest level of authority that handles it: a citizen's own comes first."""

type Mark = tuple[object, ...]


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure in a list."""

    code: str
    name: str
    sector: str
    levels: tuple[str, ...]
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
    last_release = Subquery(Release.objects.order_by("-pk").values("pk")[:1])
    changed = Procedure.objects.aggregate(
        Count("pk"), Max("imported_at"), release=Max(last_release)
    )
    return tuple(changed.values())


def _load(mark: Mark) -> Names:
    """Every procedure, the ones that citizens ask for most before others, short names first."""
    installed = set(Release.objects.values_list("service__code", flat=True))
    columns = Procedure.objects.only(*_COLUMNS)
    found = [_read(row, can_apply=row.code in installed) for row in columns.iterator(2_000)]
    found.sort(key=lambda each: _order(each.document, each.line))
    return Names(
        mark=mark,
        index=Index(
            (each.document for each in found), everyday_words(profile_folder() / "synonyms.yaml")
        ),
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
    *("code", "name", "sector", "levels", "subjects", "everyday"),
    *("title", "marked_title", "results_folded"),
)


def _read(row: Procedure, *, can_apply: bool) -> _Found:
    levels = rules.split_list(row.levels)
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
                "subject": rules.split_list(row.subjects),
                "channel": (),
            },
        ),
        line=ProcedureLine(row.code, row.name, row.sector, levels, can_apply),
    )


def _order(document: Document, line: ProcedureLine) -> tuple[float, int, str, str]:
    return (-document.head_start, len(document.title), document.title, line.code)
