"""Writing many units at once, as a profile gives them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import connection

from motcua.foundation.organisations.enums import PLACES, CodeSystem
from motcua.foundation.organisations.models import (
    Profile,
    Succession,
    Unit,
    UnitCode,
    UnitPeriod,
)
from motcua.foundation.organisations.reading import SuccessionFacts, UnitFacts
from motcua.kit.sorting import sort_key
from motcua.kit.text import fold

type Progress = Callable[[str, int, int], None]
"""Told what is written (``units``, ``successions``), how many of it are done, and of how many."""

_BATCH = 2000
_IDS = """
    SELECT nextval(pg_get_serial_sequence('organisations_unit', 'id')) FROM generate_series(1, %s)
"""


@dataclass(frozen=True)
class Counts:
    """What a load did to the rows of one table; ``kept`` were changed here and left alone."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0

    @property
    def changes(self) -> int:
        return self.new + self.changed + self.removed


@dataclass(frozen=True)
class _Known:
    id: int
    facts: str
    path: str


def keep_units(profile: Profile, wanted: Sequence[UnitFacts], progress: Progress | None) -> Counts:
    """Add the units that are new and write those again whose facts have changed.

    ``wanted`` stand after the unit above them. The caller has locked the profile's row.
    """
    known = _known()
    fresh = [facts for facts in wanted if facts.key not in known]
    stale = [f for f in wanted if f.key in known and known[f.key].facts not in {"", f.digest}]
    kept = sum(1 for f in wanted if f.key in known and not known[f.key].facts)
    with connection.cursor() as cursor:
        cursor.execute(_IDS, [len(fresh)])
        ids = [row[0] for row in cursor.fetchall()]
    paths = {key: unit.path for key, unit in known.items()}
    at = {key: unit.id for key, unit in known.items()}
    at |= {facts.key: id_ for facts, id_ in zip(fresh, ids, strict=True)}
    for facts in [*fresh, *stale]:
        at_upper = paths[facts.upper] if facts.upper else ""
        paths[facts.key] = f"{at_upper}{at[facts.key]}."
    _forget_periods([at[facts.key] for facts in stale])
    done = 0
    for batch in batched(fresh, _BATCH, strict=False):
        Unit.objects.bulk_create(_unit(profile, facts, at[facts.key]) for facts in batch)
        _write_periods(batch, at, paths)
        done += len(batch)
        if progress:
            progress("units", done, len(fresh))
    Unit.objects.bulk_update(
        [_unit(profile, facts, at[facts.key]) for facts in stale],
        ["kind", "code", "standing", "place_code", "facts"],
        batch_size=_BATCH,
    )
    _write_periods(stale, at, paths)
    _carry_along({known[f.key].path: paths[f.key] for f in stale})
    if len(fresh) > _BATCH:
        _count_anew()
    return Counts(len(fresh), len(stale), len(wanted) - len(fresh) - len(stale) - kept, kept=kept)


def keep_successions(wanted: Sequence[SuccessionFacts], progress: Progress | None) -> Counts:
    """Add the successions that are new, and mend the others."""
    at = dict(Unit.objects.values_list("key", "pk"))
    rows = Succession.objects.values_list("before_id", "after_id", "date", "kind", "legal_text")
    known = {row[:3]: row[3:] for row in rows}
    fresh, changed = [], 0
    for facts in wanted:
        place = at[facts.before], at[facts.after], facts.date
        if place not in known:
            fresh.append(_succession(facts, at))
        elif known[place] != (facts.kind, facts.legal_text):
            before, after, day = place
            Succession.objects.filter(before=before, after=after, date=day).update(
                kind=facts.kind, legal_text=facts.legal_text
            )
            changed += 1
    done = 0
    for batch in batched(fresh, _BATCH, strict=False):
        Succession.objects.bulk_create(batch)
        done += len(batch)
        if progress:
            progress("successions", done, len(fresh))
    return Counts(len(fresh), changed, len(wanted) - len(fresh) - changed)


def _known() -> dict[str, _Known]:
    """Every unit by its key, with the path that it has now or had last."""
    rows = Unit.objects.order_by("periods__valid_from")
    return {
        key: _Known(id_, facts, path)
        for key, id_, facts, path in rows.values_list("key", "pk", "facts", "periods__path")
    }


def _count_anew() -> None:
    """Tell the planner what the tables hold now, so that the first questions are quick too."""
    with connection.cursor() as cursor:
        for model in (Unit, UnitPeriod, UnitCode):
            cursor.execute(f"ANALYZE {model._meta.db_table}")


def _forget_periods(ids: list[int]) -> None:
    UnitPeriod.objects.filter(unit__in=ids).delete()
    UnitCode.objects.filter(unit__in=ids).delete()


def _carry_along(moved: dict[str, str]) -> None:
    """Give those below a unit that the files moved their new paths."""
    for before, after in moved.items():
        if before != after:
            below = UnitPeriod.objects.filter(path__startswith=before)
            for period in below:
                period.path = after + period.path.removeprefix(before)
            UnitPeriod.objects.bulk_update(below, ["path"], batch_size=_BATCH)


def _write_periods(batch: Iterable[UnitFacts], at: dict[str, int], paths: dict[str, str]) -> None:
    batch = list(batch)
    UnitPeriod.objects.bulk_create(_period(facts, at, paths[facts.key]) for facts in batch)
    UnitCode.objects.bulk_create(_code(facts, at[facts.key]) for facts in batch)


def _unit(profile: Profile, facts: UnitFacts, id_: int) -> Unit:
    return Unit(
        pk=id_,
        profile=profile,
        key=facts.key,
        kind=facts.kind,
        code=facts.code,
        standing=facts.standing,
        place_code=facts.place_code,
        facts=facts.digest,
    )


def _period(facts: UnitFacts, at: dict[str, int], path: str) -> UnitPeriod:
    return UnitPeriod(
        unit_id=at[facts.key],
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        upper_id=at[facts.upper] if facts.upper else None,
        path=path,
        type=facts.type,
        name_vi=facts.name_vi,
        name_en=facts.name_en,
        short_vi=facts.short_vi,
        short_en=facts.short_en,
        folded=fold(facts.name_vi),
        sorting=sort_key(facts.name_vi),
    )


def _code(facts: UnitFacts, id_: int) -> UnitCode:
    return UnitCode(
        unit_id=id_,
        system=CodeSystem.PLACE if facts.kind in PLACES else CodeSystem.AGENCY,
        code=facts.code,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
    )


def _succession(facts: SuccessionFacts, at: dict[str, int]) -> Succession:
    return Succession(
        before_id=at[facts.before],
        after_id=at[facts.after],
        kind=facts.kind,
        date=facts.date,
        legal_text=facts.legal_text,
    )
