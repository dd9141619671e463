"""``organisations/units.yaml``: agencies named one by one."""

from dataclasses import dataclass
from pathlib import Path

from motcua.foundation.organisations.enums import AGENCIES, Standing, SuccessionKind
from motcua.foundation.organisations.reading.facts import SuccessionFacts, UnitFacts
from motcua.kit.datafile import Value, read

_REQUIRED = ("code", "kind", "name", "place", "valid_from", "standing")
_OPTIONAL = ("upper", "place_code", "valid_to", "succeeds")


@dataclass(frozen=True)
class NamedUnits:
    """The units, each after the one above it, and those that were merged into one of them."""

    units: tuple[UnitFacts, ...]
    successions: tuple[SuccessionFacts, ...]

    def by_code(self) -> dict[str, UnitFacts]:
        return {unit.code: unit for unit in self.units}

    def places_of(self, code: str) -> set[str]:
        """The codes of the places of a unit and of those above it."""
        known = {unit.key: unit for unit in self.units}
        unit: UnitFacts | None = known.get(f"agency:{code}")
        found = set()
        while unit:
            found.add(unit.place_code)
            unit = known.get(unit.upper or "")
        return found - {""}


def read_units(path: Path) -> NamedUnits:
    """Every unit of the file; an unknown unit above, a circle or a second one are refused."""
    file = read(path).mapping("units", optional=("succession_text",))
    text = file["succession_text"].text() if "succession_text" in file else ""
    waiting: dict[str, tuple[UnitFacts, Value]] = {}
    for item in file["units"].items():
        unit = _unit(item)
        if unit.key in waiting:
            raise item.wrong(f"the unit {unit.code} stands twice; remove one.")
        waiting[unit.key] = unit, item
    successions = [s for unit, item in waiting.values() for s in _merged(unit, item, text)]
    for succession in successions:
        if succession.before not in waiting:
            unit, item = waiting[succession.after]
            code = succession.before.removeprefix("agency:")
            raise item.wrong(f"succeeds: {code} is not here; name a unit of this file.")
    return NamedUnits(_in_order(waiting), tuple(successions))


def _in_order(waiting: dict[str, tuple[UnitFacts, Value]]) -> tuple[UnitFacts, ...]:
    placed: dict[str, UnitFacts] = {}
    while waiting:
        ready = [u for u, _ in waiting.values() if u.upper is None or u.upper in placed]
        if not ready:
            unit, item = next(iter(waiting.values()))
            upper = (unit.upper or "").removeprefix("agency:")
            raise item.wrong(
                f"upper: {upper} leads to no top unit; name a unit of this file, not a circle."
            )
        for unit in ready:
            placed[unit.key] = waiting.pop(unit.key)[0]
    return tuple(placed.values())


def _unit(item: Value) -> UnitFacts:
    fields = item.mapping(*_REQUIRED, optional=_OPTIONAL)
    name, place = fields["name"].texts("vi", "en"), fields["place"].texts("vi", "en")
    valid_from = fields["valid_from"].day()
    valid_to = fields["valid_to"].day() if "valid_to" in fields else None
    if valid_to and valid_to < valid_from:
        raise fields["valid_to"].wrong("write a day that is not before valid_from.")
    return UnitFacts(
        key=f"agency:{fields['code'].text()}",
        code=fields["code"].text(),
        upper=f"agency:{fields['upper'].text()}" if "upper" in fields else None,
        kind=fields["kind"].choice(AGENCIES),
        type="",
        name_vi=name["vi"],
        name_en=name["en"],
        short_vi=place["vi"],
        short_en=place["en"],
        place_code=fields["place_code"].text() if "place_code" in fields else "",
        valid_from=valid_from,
        valid_to=valid_to,
        standing=fields["standing"].choice(Standing.values),
    )


def _merged(unit: UnitFacts, item: Value, text: str) -> list[SuccessionFacts]:
    fields = item.mapping(*_REQUIRED, optional=_OPTIONAL)
    codes = [each.text() for each in fields["succeeds"].items()] if "succeeds" in fields else []
    return [
        SuccessionFacts(f"agency:{code}", unit.key, SuccessionKind.MERGED, unit.valid_from, text)
        for code in codes
    ]
