"""What the forms of the cases need to know of the world: the day, and the country's places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from motcua.foundation.organisations.queries import places
from motcua.foundation.organisations.queries.units import UnitLine
from motcua.instruments.forms.around import Around, Place, around
from motcua.kit.actor import Actor
from motcua.services.cases.queries.known import KnownOfParty


@dataclass(frozen=True)
class PlacesOfToday:
    """The places of the profile; where it was not loaded whole, they are typed."""

    today: date

    def provinces(self) -> Sequence[Place]:
        if not places.are_whole():
            return ()
        return [_place(unit) for unit in places.provinces(self.today)]

    def communes(self, province: str) -> Sequence[Place]:
        unit = places.place_by_code(province, self.today)
        return [_place(each) for each in places.communes(unit, self.today)] if unit else ()

    def of_today(self, old: str) -> Sequence[tuple[Place, Place]]:
        found = places.of_former_days(old, self.today)
        return [(_place(province), _place(commune)) for province, commune in found]


def world(actor: Actor) -> Around:
    """The world as it is today, by the clock of this installation; known is the actor's party."""
    today = timezone.localdate()
    return around(today, PlacesOfToday(today), KnownOfParty(actor))


def _place(unit: UnitLine) -> Place:
    return Place(unit.code, unit.name_vi)
