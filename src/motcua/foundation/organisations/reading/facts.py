"""What a profile's files say, before it is in the database."""

import hashlib
from dataclasses import astuple, dataclass
from datetime import date


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the files give it; ``upper`` is the key of the unit above."""

    key: str
    code: str
    upper: str | None
    kind: str
    type: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    place_code: str
    valid_from: date
    valid_to: date | None
    standing: str

    @property
    def digest(self) -> str:
        """SHA-256 of all of it."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()


@dataclass(frozen=True)
class SuccessionFacts:
    """Who followed whom, by their keys."""

    before: str
    after: str
    kind: str
    date: date
    legal_text: str


@dataclass(frozen=True)
class DayFacts:
    date: date
    kind: str
    name_vi: str
    name_en: str
    source: str
    certain: bool


@dataclass(frozen=True)
class RetentionFacts:
    """How long what nobody goes on with is kept; ``certain`` is False where no act sets it."""

    drafts_days: int
    drafts_remind_days: int
    """How many of these days before its end the writer of a draft is reminded."""
    drafts_most: int
    """How many drafts one party may have at once."""
    source: str
    certain: bool


@dataclass(frozen=True)
class ProfileFacts:
    """Everything a profile says about organisations; units stand after the unit above them."""

    name: str
    operator_code: str
    time_zone: str
    sessions: tuple[tuple[str, str], ...]
    week: tuple[int, ...]
    week_source: str
    retention: RetentionFacts
    units: tuple[UnitFacts, ...]
    successions: tuple[SuccessionFacts, ...]
    days: tuple[DayFacts, ...]
