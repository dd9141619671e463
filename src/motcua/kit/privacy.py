"""What personal data a table holds, why, and for how long: said on the model itself.

    @personal_data(holds="name and address", why="to send the card", keep="until the card ends")
    class Card(models.Model): ...

A test asks every model, and ``docs/reference/personal-data.md`` is written from the answers.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    """One answer, each part a phrase without a full stop. ``keep`` names what ends the keeping."""

    holds: str
    why: str
    keep: str


_said: dict[type, PersonalData | None] = {}


def personal_data[T](*, holds: str, why: str, keep: str) -> Callable[[type[T]], type[T]]:
    """Mark a model that says something of people; every part must be said."""
    said = PersonalData(holds, why, keep)
    if not all((holds, why, keep)):
        raise ValueError("Say what the model holds, why, and for how long.")

    def mark(model: type[T]) -> type[T]:
        _said[model] = said
        return model

    return mark


def no_personal_data[T](model: type[T]) -> type[T]:
    """Mark a model that says nothing of any person."""
    _said[model] = None
    return model


def has_said(model: type) -> bool:
    """Whether the model itself, not one above it, has answered."""
    return model in _said


def of(model: type) -> PersonalData | None:
    """What the model said; a model that said nothing raises ``KeyError``."""
    return _said[model]
