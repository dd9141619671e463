"""``organisations/patterns.yaml``: the agencies that every place of a level has.

Identifiers below those that the file gives are counted: the same files give the same ones, whether
all agencies are made or only those of some places.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from motcua.foundation.organisations.enums import AGENCIES, Standing, UnitKind
from motcua.foundation.organisations.reading.facts import UnitFacts
from motcua.foundation.organisations.reading.places import Place
from motcua.kit.datafile import Value, read


@dataclass(frozen=True)
class Pattern:
    """An agency that places have; ``upper`` names the pattern that stands above it."""

    id: str
    kind: str
    name: dict[str, str]
    upper: str
    types: Collection[str]
    only_in: Collection[str]
    except_in: Collection[str]

    def fits(self, place: Place, province: str) -> bool:
        if self.types and place.type not in self.types:
            return False
        return province not in self.except_in and (not self.only_in or province in self.only_in)


@dataclass(frozen=True)
class Patterns:
    """The file as a whole; ``codes`` are the identifiers of provinces with their standing."""

    valid_from: date
    codes: dict[str, tuple[str, str]]
    codes_at: Value
    group: str
    authority: dict[str, dict[str, str]]
    units: dict[str, list[Pattern]]


@dataclass
class Maker:
    """Makes the agencies of places, counting identifiers below each unit."""

    patterns: Patterns
    named: dict[tuple[str, str], UnitFacts]
    """Units that were named one by one, by the codes of their places and their kinds."""
    taken: set[str]
    only: Collection[str] | None
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    uppers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The identifier of what a pattern made for a province."""

    def province(self, place: Place) -> Iterator[UnitFacts]:
        if place.code not in self.patterns.codes:
            raise self.patterns.codes_at.wrong(f"add the identifier of {place.code} {place.name}.")
        code, standing = self.patterns.codes[place.code]
        yield from self._agencies(place, place.code, code, None, standing)

    def commune(self, place: Place, province: str) -> Iterator[UnitFacts]:
        upper = self._named(place.upper, UnitKind.AUTHORITY) or self.patterns.codes[province][0]
        own = self._named(place.code, UnitKind.AUTHORITY)
        code = own or self._next(f"{upper}.{self.patterns.group}")
        yield from self._agencies(place, province, code, upper, Standing.SAMPLE)

    def _agencies(
        self, place: Place, province: str, code: str, upper: str | None, standing: str
    ) -> Iterator[UnitFacts]:
        """The authority of a place, and what stands below it."""
        name = self.patterns.authority[place.level]
        if not self._named(place.code, UnitKind.AUTHORITY) and self._wants(place):
            yield self._unit(place, code, upper, UnitKind.AUTHORITY, name, standing)
        for pattern in self.patterns.units[place.level]:
            if not pattern.fits(place, province) or self._named(place.code, pattern.kind):
                continue
            above = self.uppers[province, pattern.upper] if pattern.upper else code
            own = self._next(above)
            if pattern.id:
                self.uppers[province, pattern.id] = own
            if self._wants(place):
                yield self._unit(place, own, above, pattern.kind, pattern.name, Standing.SAMPLE)

    def _wants(self, place: Place) -> bool:
        return self.only is None or place.code in self.only

    def _named(self, place_code: str, kind: str) -> str:
        found = self.named.get((place_code, kind))
        return found.code if found else ""

    def _next(self, above: str) -> str:
        """The next identifier below another that nothing has."""
        while True:
            self.counts[above] += 1
            code = f"{above}.{self.counts[above]}"
            if code not in self.taken:
                return code

    def _unit(
        self,
        place: Place,
        code: str,
        upper: str | None,
        kind: str,
        name: dict[str, str],
        standing: str,
    ) -> UnitFacts:
        return UnitFacts(
            key=f"agency:{code}",
            code=code,
            upper=f"agency:{upper}" if upper else None,
            kind=kind,
            type="",
            name_vi=name["vi"].replace("{place}", place.short_vi),
            name_en=name["en"].replace("{place}", place.name_en),
            short_vi=place.short_vi,
            short_en=place.name_en,
            place_code=place.code,
            valid_from=self.patterns.valid_from,
            valid_to=None,
            standing=standing,
        )


def read_agencies(
    path: Path,
    places: Iterable[Place],
    named: Collection[UnitFacts],
    only: Collection[str] | None,
) -> Iterator[UnitFacts]:
    """The agencies of all places that stand on the patterns' day, or only of these codes."""
    if not path.exists():
        return
    patterns = _patterns(path)
    maker = Maker(
        patterns,
        named={(unit.place_code, unit.kind): unit for unit in named if unit.place_code},
        taken={unit.code for unit in named},
        only=only,
    )
    standing = [place for place in places if place.valid_from == patterns.valid_from]
    for place in standing:
        if place.level == UnitKind.PROVINCE:
            yield from maker.province(place)
    for place in standing:
        if place.level == UnitKind.COMMUNE:
            yield from maker.commune(place, place.upper)


def _patterns(path: Path) -> Patterns:
    file = read(path).mapping("valid_from", "provinces", "communes")
    provinces = file["provinces"].mapping("codes", "authority", "units")
    communes = file["communes"].mapping("group", "authority", "units")
    return Patterns(
        valid_from=file["valid_from"].day(),
        codes=dict(_codes(provinces["codes"])),
        codes_at=provinces["codes"],
        group=communes["group"].text(),
        authority={
            UnitKind.PROVINCE: provinces["authority"].texts("vi", "en"),
            UnitKind.COMMUNE: communes["authority"].texts("vi", "en"),
        },
        units={
            UnitKind.PROVINCE: [_pattern(item) for item in provinces["units"].items()],
            UnitKind.COMMUNE: [_pattern(item) for item in communes["units"].items()],
        },
    )


def _codes(value: Value) -> Iterator[tuple[str, tuple[str, str]]]:
    for place_code, item in value.entries():
        fields = item.mapping("code", "standing")
        yield place_code, (fields["code"].text(), fields["standing"].choice(Standing.values))


def _pattern(item: Value) -> Pattern:
    fields = item.mapping("kind", "name", optional=("id", "upper", "types", "only_in", "except_in"))

    def texts(key: str) -> set[str]:
        return {value.text() for value in fields[key].items()} if key in fields else set()

    return Pattern(
        id=fields["id"].text() if "id" in fields else "",
        kind=fields["kind"].choice(AGENCIES),
        name=fields["name"].texts("vi", "en"),
        upper=fields["upper"].text() if "upper" in fields else "",
        types=texts("types"),
        only_in=texts("only_in"),
        except_in=texts("except_in"),
    )
