"""The country's places from the profile's own files: whole, read once a process, no database.

A form asks for places on every node; only a node that runs the whole country loads them all.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from motcua.foundation.organisations.enums import UnitKind
from motcua.foundation.organisations.reading.places import Place, Places, read_places
from motcua.kit.sorting import sort_key
from motcua.kit.text import fold

_CANDIDATES = 5
"""Places of former days that are followed to today; an address names one, rarely a few."""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A province or a commune as it is called on a day."""

    code: str
    name_vi: str


@lru_cache(maxsize=2)
def gazetteer(profile: Path, on: date) -> "Gazetteer":
    """The places of a day; a profile without places has none. Takes about a third of a second."""
    return Gazetteer(read_places(profile / "organisations", whole=True), on)


class Gazetteer:
    """Provinces, their communes, and what became of those of former days."""

    def __init__(self, places: Places, on: date) -> None:
        self._on = on
        self._by_key = {place.key: place for place in places.places}
        self._followed = defaultdict[str, list[str]](list)
        for each in places.successions:
            if each.date <= on:
                self._followed[each.before].append(each.after)
        now = sorted(filter(self._stands, places.places), key=lambda p: sort_key(p.name_vi))
        self.provinces = [_line(place) for place in now if place.level == UnitKind.PROVINCE]
        self._communes = defaultdict[str, list[PlaceLine]](list)
        for place in now:
            if place.level == UnitKind.COMMUNE:
                self._communes[place.upper].append(_line(place))

    def communes(self, province: str) -> Sequence[PlaceLine]:
        """The communes of a province, by the alphabet."""
        return self._communes.get(province, ())

    def of_former_days(self, address: str) -> list[tuple[PlaceLine, PlaceLine]]:
        """Province and commune of today for an address that names a commune of former days.

        The address is written with commas, as ``phường Bình Hiên, quận Hải Châu, Đà Nẵng``; marks
        and the words for the kinds of places may be missing. The more of its parts a place of then
        stood in, the likelier; only the likeliest are followed, and where the address names what
        it lay in, none that lay elsewhere.
        """
        parts = [folded for part in re.split("[,;]", address) if (folded := fold(part))]
        called = [each for part in parts for each in self._former.get(part, ())]
        marks = {each.key: self._marks(each, parts) for each in called}
        most = max(marks.values(), default=0)
        if not most and len(parts) > 1:
            return []
        best = [each for each in called if marks[each.key] == most][:_CANDIDATES]
        found = {now.code: now for each in best for now in self._today(each)}
        provinces = {each.code: each for each in self.provinces}
        return [(provinces[now.upper], _line(now)) for now in found.values()]

    @cached_property
    def _former(self) -> Mapping[str, list[Place]]:
        """The communes of former days by their folded names, with and without the word for it."""
        found = defaultdict[str, list[Place]](list)
        for place in self._by_key.values():
            if place.level == UnitKind.COMMUNE and place.valid_to and place.valid_to < self._on:
                for name in {fold(place.name), fold(place.name_vi)}:
                    found[name].append(place)
        return found

    def _marks(self, place: Place, parts: Collection[str]) -> int:
        """How many of the places above are among the parts."""
        marks, above = 0, self._above(place)
        while above:
            name = f" {fold(above.name_vi)}"
            marks += any(name.endswith(f" {part}") for part in parts)
            above = self._above(above)
        return marks

    def _above(self, place: Place) -> Place | None:
        return self._by_key.get(f"place:{place.upper}:{place.valid_from}")

    def _today(self, place: Place) -> list[Place]:
        """What stands for a place on the day: itself, or those that followed it."""
        if self._stands(place):
            return [place]
        after = (self._by_key[key] for key in self._followed[place.key])
        return [now for each in after for now in self._today(each)]

    def _stands(self, place: Place) -> bool:
        has_begun = place.valid_from <= self._on
        return has_begun and (place.valid_to is None or place.valid_to >= self._on)


def _line(place: Place) -> PlaceLine:
    return PlaceLine(place.code, place.name_vi)
