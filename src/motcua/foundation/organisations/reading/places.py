"""``organisations/places.yaml`` and its tables: the legal territories, and who followed whom."""

import csv
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motcua.foundation.organisations.enums import PLACES, Standing, SuccessionKind
from motcua.foundation.organisations.reading.facts import SuccessionFacts, UnitFacts
from motcua.kit.datafile import Value, WrongFile, read

_FILES = {"province": "provinces.csv", "district": "districts.csv", "commune": "communes.csv"}


@dataclass(frozen=True)
class Place:
    """One line of a table, with the words for its type in each language."""

    code: str
    upper: str
    level: str
    type: str
    name: str
    words: dict[str, str]
    valid_from: date
    valid_to: date | None

    @property
    def key(self) -> str:
        return f"place:{self.code}:{self.valid_from}"

    @property
    def name_vi(self) -> str:
        return f"{self.words['vi']} {self.name}"

    @property
    def name_en(self) -> str:
        """``Hải Châu Ward``, but ``Ward 12``."""
        parts = (self.words["en"], self.name)
        return " ".join(parts if self.name.isdecimal() else reversed(parts))

    @property
    def short_vi(self) -> str:
        """As it stands inside a sentence: ``phường Hải Châu``."""
        return self.name_vi[0].lower() + self.name_vi[1:]


@dataclass(frozen=True)
class Places:
    """Every place, those above before those below, and the successions between them."""

    places: tuple[Place, ...]
    successions: tuple[SuccessionFacts, ...]

    def facts(self, only: Collection[str] | None) -> Iterator[UnitFacts]:
        """The places as units: all of them, or those with one of these codes."""
        upper_keys = {(p.code, p.valid_from): p.key for p in self.places}
        for place in self.places:
            if only is None or place.code in only:
                yield _facts(place, upper_keys.get((place.upper, place.valid_from)))


def read_places(folder: Path, *, whole: bool) -> Places:
    """The tables of ``organisations/``, or unless ``whole`` only those that hold today.

    A profile without ``places.yaml`` has no places.
    """
    if not (folder / "places.yaml").exists():
        return Places((), ())
    file = read(folder / "places.yaml").mapping("types", "periods", "successions")
    types = {key: value.texts("vi", "en") for key, value in file["types"].entries()}
    places: list[Place] = []
    for period in file["periods"].items():
        places.extend(_period(period, folder / "places", types, ended=whole))
    successions = file["successions"].items() if whole else []
    found = [s for item in successions for s in _successions(item, folder / "places", places)]
    return Places(tuple(places), tuple(found))


def table(path: Path, *columns: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a CSV file with their numbers; a wrong head or number of cells is named."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WrongFile(f"{path} is missing; add it or give another folder.") from None
    except UnicodeDecodeError:
        raise WrongFile(f"{path} is not text in UTF-8; save it as UTF-8.") from None
    lines = csv.reader(text.splitlines())
    if next(lines, None) != list(columns):
        raise WrongFile(f"{path}, line 1: write the head {','.join(columns)}.")
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(columns):
            raise WrongFile(f"{path}, line {number}: write {len(columns)} cells, as in the head.")
        yield number, cells


def _period(
    item: Value, folder: Path, types: dict[str, dict[str, str]], *, ended: bool
) -> Iterator[Place]:
    """The places of one period; nothing of one that has ended unless that is wanted too."""
    fields = item.mapping("folder", "levels", "valid_from", optional=("valid_to",))
    valid_from = fields["valid_from"].day()
    valid_to = fields["valid_to"].day() if "valid_to" in fields else None
    if valid_to and not ended:
        return
    above: set[str] = {""}
    for level in [value.choice(PLACES) for value in fields["levels"].items()]:
        path = folder / fields["folder"].text() / _FILES[level]
        here: set[str] = set()
        for line, (code, upper, type_, name) in table(path, "code", "upper", "type", "name"):
            where = f"{path}, line {line}"
            if upper not in above:
                raise WrongFile(f"{where}: {upper} is not a place of the level above; mend it.")
            if type_ not in types:
                raise WrongFile(f"{where}: {type_!r} is not one of {', '.join(types)}.")
            if code in here or not (code and name):
                raise WrongFile(f"{where}: write a name, and a code that no other line has.")
            here.add(code)
            yield Place(code, upper, level, type_, name, types[type_], valid_from, valid_to)
        above = here


def _facts(place: Place, upper: str | None) -> UnitFacts:
    return UnitFacts(
        key=place.key,
        code=place.code,
        upper=upper,
        kind=place.level,
        type=place.type,
        name_vi=place.name_vi,
        name_en=place.name_en,
        short_vi=place.short_vi,
        short_en=place.name_en,
        place_code="",
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        standing=Standing.CONFIRMED,
    )


def _successions(item: Value, folder: Path, places: list[Place]) -> Iterator[SuccessionFacts]:
    """What became of each place: its kind follows from how many it shares with whom."""
    fields = item.mapping("file", "date", "legal_text")
    day, text = fields["date"].day(), fields["legal_text"].text()
    path = folder / fields["file"].text()
    before = {p.code: p for p in places if p.valid_to and p.valid_to < day}
    after = {p.code: p for p in places if p.valid_from == day}
    pairs = []
    for line, (was, is_now) in table(path, "before", "after"):
        if was not in before or is_now not in after:
            raise WrongFile(f"{path}, line {line}: {was},{is_now} names a place of no table.")
        pairs.append((before[was], after[is_now]))
    shares, parts = Counter(new.key for _, new in pairs), Counter(old.key for old, _ in pairs)
    for old, new in pairs:
        kind = _kind(old, new, parts[old.key], shares[new.key])
        yield SuccessionFacts(old.key, new.key, kind, day, text)


def _kind(old: Place, new: Place, parts: int, shares: int) -> SuccessionKind:
    """``parts`` places share what the old one had, the new one took over from ``shares``."""
    if parts > 1:
        return SuccessionKind.SPLIT
    if shares > 1:
        return SuccessionKind.MERGED
    same = (old.name, old.type) == (new.name, new.type)
    return SuccessionKind.CONTINUED if same else SuccessionKind.RENAMED
