"""The country in which an example is played: what the files of its profile say."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from motcua.foundation.organisations.queries.folder import Authority, ProfileFolder
from motcua.instruments.forms.around import Around, Place, around
from motcua.kit.clock import Calendar, Profile, read_profile


class Country:
    """Calendar, law, places and authorities of a profile; each is read when it is first asked for.

    Whatever is wrong with a file of the profile raises ``WrongFile``.
    """

    def __init__(self, profile: Path) -> None:
        self.folder = ProfileFolder(profile)
        self._profile = profile

    @cached_property
    def law(self) -> Profile:
        return read_profile(self._profile)

    @property
    def calendar(self) -> Calendar:
        return self.law.calendar

    def local(self, moment: datetime) -> datetime:
        """The moment in the country's time, which one without an offset already is."""
        if moment.tzinfo is None:
            return moment.replace(tzinfo=self.calendar.zone)
        return moment.astimezone(self.calendar.zone)

    def around(self, today: date) -> Around:
        """What a form needs to know of the world on a day."""
        return around(today, _Places(self.folder))

    def authority(self, place: str) -> Authority | None:
        """Who decides in the place with this code, or for none the operator."""
        return self.folder.authority_of(place) if place else self.folder.operator()


class _Places:
    """The places of the profile, as forms list them."""

    def __init__(self, folder: ProfileFolder) -> None:
        self._folder = folder

    def provinces(self) -> Sequence[Place]:
        return [Place(each.code, each.name_vi) for each in self._folder.provinces()]

    def communes(self, province: str) -> Sequence[Place]:
        return [Place(each.code, each.name_vi) for each in self._folder.communes(province)]

    def of_today(self, old: str) -> Sequence[tuple[Place, Place]]:
        """None: an example writes the places of today."""
        return ()
