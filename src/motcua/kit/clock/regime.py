"""The law of a procedure as answers to the questions that a clock asks.

Every answer comes from a profile, with the act it rests on. Without a profile the answers are the
plain ones below: count working time from the next day, stop for nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Any

from motcua.kit.clock.limits import Limit, Unit


@dataclass(frozen=True)
class Ruling[T]:
    """What the law says on one question.

    ``certain`` is False where sources differ or were not read in their text; ``others`` are then
    the other readings, and ``about`` names the question by language.
    """

    value: T
    source: str = ""
    certain: bool = True
    others: tuple[T, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)


class CountFrom(StrEnum):
    """Which hour, session or day is the first that counts."""

    SAME_SESSION = "same_session"
    NEXT_SESSION = "next_session"
    NEXT_DAY = "next_day"


class OutOfHours(StrEnum):
    """When something counts as received that comes when nobody works."""

    NEXT_WORKING_DAY = "next_working_day"
    AS_IT_IS = "as_it_is"


class AfterCutoff(StrEnum):
    """After a late receipt the next working day is the first that counts, or that of receipt."""

    COUNTED_NEXT = "counted_next"
    RECEIVED_NEXT = "received_next"


class Move(StrEnum):
    """Whether a last day moves: one on which nobody works, or one that an apology moved."""

    MOVES = "moves"
    STAYS = "stays"


class Closes(StrEnum):
    """When the last day ends."""

    CLOSING = "closing"
    MIDNIGHT = "midnight"


class Effect(StrEnum):
    """What an act does to a clock: it begins anew afterwards, stands still meanwhile, or runs."""

    RESTART = "restart"
    RESUME = "resume"
    RUNS_ON = "runs_on"


class ApplicantSilence(StrEnum):
    """What follows when the applicant does not answer in time."""

    PROPOSES_CLOSING = "proposes_closing"
    GOES_ON = "goes_on"
    WAITS = "waits"


class Silence(StrEnum):
    """What it means when an authority says nothing until the end."""

    NOTHING = "nothing"
    CONSENT = "consent"
    REFUSAL = "refusal"


class Compares(StrEnum):
    """Whether an end is compared with its due moment by the day or to the second."""

    DAY = "day"
    MOMENT = "moment"


class Ended(StrEnum):
    """How the index looks at a case that was stopped or withdrawn."""

    BY_END = "by_end"
    ON_TIME = "on_time"


@dataclass(frozen=True)
class Regime:
    """The rules of one kind of procedure, in force ``since`` a day by the act of ``source``.

    ``cutoff`` is a local hour after which, or the last stretch of the day in which, a receipt
    comes late. Numbers that are None are without bound; limits that are None are not set.
    ``in_index`` are the answers of the index of service quality; ``index`` says whether there is
    one.
    """

    name: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    source: str = ""
    limit: Ruling[Limit | None] = Ruling(None)
    hours_from: Ruling[CountFrom] = Ruling(CountFrom.SAME_SESSION)
    half_days_from: Ruling[CountFrom] = Ruling(CountFrom.NEXT_SESSION)
    working_days_from: Ruling[CountFrom] = Ruling(CountFrom.NEXT_DAY)
    days_from: Ruling[CountFrom] = Ruling(CountFrom.NEXT_DAY)
    out_of_hours: Ruling[OutOfHours] = Ruling(OutOfHours.NEXT_WORKING_DAY)
    cutoff: Ruling[time | timedelta | None] = Ruling(None)
    after_cutoff: Ruling[AfterCutoff] = Ruling(AfterCutoff.COUNTED_NEXT)
    last_day_off: Ruling[Move] = Ruling(Move.MOVES)
    closes: Ruling[Closes] = Ruling(Closes.CLOSING)
    reception: Ruling[Limit | None] = Ruling(None)
    supplement: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    supplement_in_index: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    supplements: Ruling[int | None] = Ruling(None)
    supplement_beyond: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    supplement_time: Ruling[Limit | None] = Ruling(None)
    supplement_silence: Ruling[ApplicantSilence] = Ruling(ApplicantSilence.WAITS)
    duty: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    duty_in_index: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    suspension: Ruling[Effect] = Ruling(Effect.RESUME)
    suspension_in_index: Ruling[Effect] = Ruling(Effect.RESUME)
    consultation: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    consultation_in_index: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    consultation_time: Ruling[Limit | None] = Ruling(None)
    consultation_silence: Ruling[Silence] = Ruling(Silence.NOTHING)
    rerouting: Ruling[Effect] = Ruling(Effect.RUNS_ON)
    extensions: Ruling[int | None] = Ruling(None)
    extension_in_index: Ruling[Move] = Ruling(Move.MOVES)
    silence: Ruling[Silence] = Ruling(Silence.NOTHING)
    compares: Ruling[Compares] = Ruling(Compares.DAY)
    index: Ruling[bool] = Ruling(False)
    index_supplements: Ruling[int | None] = Ruling(None)
    index_ended: Ruling[Ended] = Ruling(Ended.BY_END)

    def ruled(self, rulings: Mapping[str, Ruling[Any]]) -> "Regime":
        """The regime with other answers, by the names of the questions."""
        changes: dict[str, Any] = dict(rulings)
        return replace(self, **changes)

    def count_from(self, limit: Limit) -> Ruling[CountFrom]:
        """The rule of the first unit that counts; a part of a day is counted in hours."""
        match limit.unit:
            case Unit.WORKING_DAYS if limit.is_whole:
                return self.working_days_from
            case Unit.WORKING_HOURS | Unit.WORKING_DAYS:
                return self.hours_from
            case Unit.HALF_DAYS:
                return self.half_days_from
            case _:
                return self.days_from


PLAIN = Regime()
