"""What organisations say."""

from datetime import date

from motcua.kit.events import event, say


@event(
    "organisations.profile_loaded",
    subject="profile",
    sentence=say("{actor} loaded profile {name}: {units_new} new units, {days_new} new days"),
)
class ProfileLoaded:
    """The country's data changed; ``digest`` is the SHA-256 of its files."""

    profile_id: int
    name: str
    digest: str
    units_new: int
    units_changed: int
    days_new: int
    days_changed: int
    days_removed: int
    units_kept: int = 0
    successions_new: int = 0


@event(
    "organisations.unit_created",
    subject="unit",
    sentence=say("{actor} set up {name} under the identifier {code} from {on}"),
)
class UnitCreated:
    unit_id: int
    upper_id: int | None
    code: str
    name: str
    on: date


@event(
    "organisations.unit_renamed",
    subject="unit",
    sentence=say("{actor} renamed {before} to {name} from {on}"),
)
class UnitRenamed:
    unit_id: int
    before: str
    name: str
    on: date


@event(
    "organisations.unit_moved",
    subject="unit",
    sentence=say("{actor} moved {name} below {upper} from {on}"),
)
class UnitMoved:
    unit_id: int
    name: str
    upper_id: int
    upper: str
    on: date


@event(
    "organisations.unit_ended",
    subject="unit",
    sentence=say("{actor} ended {name}; its last day is {last_day}"),
)
class UnitEnded:
    unit_id: int
    name: str
    last_day: date


@event(
    "organisations.units_merged",
    subject="unit",
    sentence=say("{actor} merged {before} into {name} from {on}"),
)
class UnitsMerged:
    """``before_ids`` ended on the day before; what stood below them stands below the new unit."""

    unit_id: int
    name: str
    before_ids: list[int]
    before: str
    on: date


@event(
    "organisations.unit_split",
    subject="unit",
    sentence=say("{actor} split {name} into {after} from {on}"),
)
class UnitSplit:
    unit_id: int
    name: str
    after_ids: list[int]
    after: str
    on: date


@event(
    "organisations.hours_set",
    subject="unit",
    sentence=say("{actor} set the working hours of {name}"),
)
class HoursSet:
    unit_id: int
    name: str
    sessions: list[str]
    short_days: list[str]
    source: str


@event(
    "organisations.day_set",
    subject="unit",
    sentence=say("{actor} set {day} in the calendar of {name}"),
)
class DaySet:
    """``kind`` is off, working, or empty where the unit's own rule for the day was removed."""

    unit_id: int
    name: str
    day: date
    kind: str
    source: str
