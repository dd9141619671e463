"""What keeps a question from having an answer."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """What may have been meant: the fields to set, and a text to choose it by."""

    text: str
    fields: Mapping[str, str]


class Problem(ValueError):
    """Why there is no answer; ``parts`` names the parts of a date or an address that are wrong."""

    def __init__(
        self, message: str, parts: tuple[str, ...] = (), offers: tuple[Offer, ...] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.parts = parts
        self.offers = offers


class Problems(Exception):
    """Several at once, by the key of the field: a block has one for each of its parts."""

    def __init__(self, by_field: dict[str, Problem]) -> None:
        super().__init__(", ".join(by_field))
        self.by_field = by_field
