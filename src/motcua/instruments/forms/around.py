"""What a form needs to know of the world: day, numbers, places, and of who it is filled for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

from motcua.instruments.forms.model import Answers
from motcua.instruments.forms.numbers import Numbers, read_numbers


@dataclass(frozen=True)
class Place:
    """A province or a commune as it is called today; without a code it is what somebody typed."""

    code: str
    name: str
    """With the word for its type, as ``Phường Hải Châu``."""


class Places(Protocol):
    """The country's places; whoever shows a form gives them."""

    def provinces(self) -> Sequence[Place]:
        """Those of today, in the order of a list."""
        ...

    def communes(self, province: str) -> Sequence[Place]:
        """Those of a province; none where communes are typed."""
        ...

    def of_today(self, old: str) -> Sequence[tuple[Place, Place]]:
        """Province and commune that an address of former days may lie in, the likeliest first."""
        ...


APPLICANT = {
    "name": "text",
    "born": "date",
    "sex": "text",
    "number": "personal_number",
    "ethnicity": "text",
    "nationality": "text",
    "residence": "text",
    "address": "address",
}
"""What may be known of a person, by the types of questions: a person block has the same names."""


@dataclass(frozen=True)
class Fact:
    """Answers by their names, and since when they are known."""

    answers: Answers
    at: datetime


class Known(Protocol):
    """Whoever shows a form gives what is known of the party that it is for, and of nobody else."""

    def applicant(self) -> Fact | None:
        """The names of ``APPLICANT`` as answers; None where nobody is known."""
        ...

    def earlier(self) -> Sequence[Fact]:
        """What the party handed in before, the newest first."""
        ...


@dataclass(frozen=True)
class Around:
    today: date
    numbers: Numbers = field(default_factory=Numbers)
    places: Places | None = None
    known: Known | None = None


def around(today: date, places: Places | None = None, known: Known | None = None) -> Around:
    """The world of this installation; the numbers are those of ``numbers.yaml`` in its profile."""
    return Around(today, _numbers(settings.PROFILE), places, known)


@lru_cache(maxsize=4)
def _numbers(profile: Path) -> Numbers:
    path = profile / "numbers.yaml"
    return read_numbers(path) if path.exists() else Numbers()
