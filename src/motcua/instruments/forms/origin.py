"""Where an answer comes from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Source(StrEnum):
    TYPED = "typed"
    REGISTER = "register"
    REUSED = "reused"


@dataclass(frozen=True)
class Origin:
    """Who says so, and since when; kept by the address of the answer, as ``members/r1/income``."""

    source: Source
    at: datetime

    def to_json(self) -> dict[str, str]:
        return {"from": self.source.value, "at": self.at.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, str]) -> "Origin":
        """Raises ``ValueError`` or ``KeyError`` for what ``to_json`` did not write."""
        return cls(Source(kept["from"]), datetime.fromisoformat(kept["at"]))
