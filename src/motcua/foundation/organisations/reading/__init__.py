"""A profile's files, read and checked as a whole; whatever is wrong raises ``WrongFile``."""

from motcua.foundation.organisations.reading.facts import (
    DayFacts,
    ProfileFacts,
    SuccessionFacts,
    UnitFacts,
)
from motcua.foundation.organisations.reading.profile import digest_of, read_profile

__all__ = [
    "DayFacts",
    "ProfileFacts",
    "SuccessionFacts",
    "UnitFacts",
    "digest_of",
    "read_profile",
]
