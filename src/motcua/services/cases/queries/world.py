"""What the forms of the cases need to know of the world: the day, the places, and of the party."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils import timezone

from motcua.foundation.organisations.queries.gazetteer import Gazetteer, PlaceLine, gazetteer
from motcua.instruments.forms.around import Around, Place, around
from motcua.kit.actor import Actor
from motcua.services.cases.queries.known import KnownOfParty


class PlacesOfToday:
    """The places of the profile; read when the first address is asked for."""

    def __init__(self, today: date) -> None:
        self._today = today

    def provinces(self) -> Sequence[Place]:
        return [_place(each) for each in self._here.provinces]

    def communes(self, province: str) -> Sequence[Place]:
        return [_place(each) for each in self._here.communes(province)]

    def of_today(self, old: str) -> Sequence[tuple[Place, Place]]:
        found = self._here.of_former_days(old)
        return [(_place(province), _place(commune)) for province, commune in found]

    @property
    def _here(self) -> Gazetteer:
        return gazetteer(settings.PROFILE, self._today)


def world(actor: Actor) -> Around:
    """The world as it is today, by the clock of this installation; known is the actor's party."""
    today = timezone.localdate()
    return around(today, PlacesOfToday(today), KnownOfParty(actor))


def _place(line: PlaceLine) -> Place:
    return Place(line.code, line.name_vi)
