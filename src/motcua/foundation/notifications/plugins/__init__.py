"""How a message leaves the house: one ``Courier`` for each way, alike to those who send."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Parcel:
    """What is to be sent; the key is the same for every try. ``html`` is empty for an SMS."""

    key: UUID
    address: str
    language: str
    subject: str
    text: str
    html: str = ""


class Courier(Protocol):
    def send(self, parcel: Parcel, hand_over: Callable[[], None]) -> str:
        """Send, and return the name under which the other side knows it.

        ``hand_over`` is called right before the step after which the other side may have taken it;
        what it raises ends the sending. Raises ``Later``, ``Never`` or ``Unsure``.
        """
        ...


class NotSent(Exception):
    """The reason, for the office; it may hold an address, so no log shows it."""


class Later(NotSent):
    """It was not taken; another try may succeed."""


class Never(NotSent):
    """It was refused for good."""


class Unsure(NotSent):
    """The other side fell silent after it was handed over: it may have been taken."""
