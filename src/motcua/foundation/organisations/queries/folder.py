"""Places and authorities as the files of a profile tell them, without a database."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from motcua.foundation.organisations.enums import UnitKind
from motcua.foundation.organisations.reading.facts import UnitFacts
from motcua.foundation.organisations.reading.patterns import read_agencies
from motcua.foundation.organisations.reading.places import Place, Places, read_places
from motcua.foundation.organisations.reading.units import NamedUnits, read_units
from motcua.kit.datafile import read


@dataclass(frozen=True)
class Authority:
    """Who decides in a place, with the one above it; names are Vietnamese."""

    code: str
    name: str
    place: str
    """The place inside a sentence, ``phường Hải Châu``."""
    place_code: str
    upper: str | None = None


class ProfileFolder:
    """The places of today and their authorities; each file is read when it is first asked for.

    Whatever is wrong with a file raises ``WrongFile``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def operator(self) -> Authority:
        """Who runs an installation with this profile."""
        path = self._folder / "profile.yaml"
        known = self._named.by_code()
        for key, value in read(path).entries():
            if key == "operator":
                code = dict(value.entries())["code"]
                if code.text() not in known:
                    raise code.wrong("name one of the units of organisations/units.yaml.")
                return self._authority(known[code.text()])
        raise read(path).wrong("add the key operator.")

    def provinces(self) -> list[Place]:
        """In the order of their file."""
        return [place for place in self._places.places if place.level == UnitKind.PROVINCE]

    def communes(self, province: str) -> list[Place]:
        """Those of the province with this code."""
        return [place for place in self._places.places if place.upper == province]

    def authority_of(self, place_code: str) -> Authority | None:
        """The authority of the place with this code; None for a code that no place has."""
        found = self._unit_of(place_code)
        return self._authority(found) if found else None

    def _unit_of(self, place_code: str) -> UnitFacts | None:
        made = read_agencies(
            self._folder / "organisations" / "patterns.yaml",
            self._places.places,
            self._named.units,
            {place_code},
        )
        for unit in (*self._named.units, *made):
            if unit.kind == UnitKind.AUTHORITY and unit.place_code == place_code:
                return unit
        return None

    def _authority(self, unit: UnitFacts) -> Authority:
        upper = self._upper_of(unit)
        return Authority(
            code=unit.code,
            name=unit.name_vi,
            place=unit.short_vi,
            place_code=unit.place_code,
            upper=upper.name_vi if upper else None,
        )

    def _upper_of(self, unit: UnitFacts) -> UnitFacts | None:
        """The unit that is named above it, else the authority of the place above."""
        for named in self._named.units:
            if named.key == unit.upper:
                return named
        above = {place.code: place.upper for place in self._places.places}.get(unit.place_code)
        return self._unit_of(above) if above else None

    @cached_property
    def _places(self) -> Places:
        return read_places(self._folder / "organisations", whole=False)

    @cached_property
    def _named(self) -> NamedUnits:
        return read_units(self._folder / "organisations" / "units.yaml")
