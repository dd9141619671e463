"""How much time is allowed, and in which unit it is counted."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

LONGEST = 10_000
"""No time limit of any law is as long as this, in any unit; more is a slip."""

_AMOUNT = re.compile(r"[-+]?[0-9]{1,9}(\.[0-9]{1,9})?")


class Unit(StrEnum):
    WORKING_HOURS = "working_hours"
    HALF_DAYS = "half_days"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"

    @property
    def is_working_time(self) -> bool:
        """Whether only the time in which the office works is counted."""
        return self in _WORKING


_WORKING = {Unit.WORKING_HOURS, Unit.HALF_DAYS, Unit.WORKING_DAYS}
_DIVISIBLE = {Unit.WORKING_HOURS, Unit.WORKING_DAYS}


@dataclass(frozen=True)
class Limit:
    """An amount of time, with the act that allows it.

    Working hours and working days may be a part of one, as 2.5; the others are whole. An amount
    that is not above zero, or beyond ``LONGEST``, is a ``ValueError``.
    """

    amount: int | Decimal
    unit: Unit
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.amount <= LONGEST:
            raise ValueError(
                f"A limit of {self.amount} {self.name} cannot be kept: give more than 0 and at "
                f"most {LONGEST}."
            )
        if not self.is_whole and self.unit not in _DIVISIBLE:
            raise ValueError(f"A limit of {self.amount} {self.name} is not whole.")

    @property
    def is_whole(self) -> bool:
        return self.amount == int(self.amount)

    @property
    def is_by_day(self) -> bool:
        """Whether it ends with a day and not at an hour."""
        return self.is_whole and self.unit not in {Unit.WORKING_HOURS, Unit.HALF_DAYS}

    @property
    def name(self) -> str:
        """The unit as a word, ``working days``."""
        return self.unit.replace("_", " ")


def read_limit(text: str) -> Limit:
    """``10 working_days``; what cannot be read is a ``ValueError``."""
    amount, _space, unit = text.partition(" ")
    try:
        return Limit(read_amount(amount), Unit(unit))
    except InvalidOperation:
        raise ValueError(f"{text!r} has no number before its unit.") from None


def read_amount(text: str) -> int | Decimal:
    """At most nine digits on each side of the point; other text is ``InvalidOperation``."""
    if not _AMOUNT.fullmatch(text):
        raise InvalidOperation
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number
