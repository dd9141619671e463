"""A profile's files, read and checked as a whole; whatever is wrong raises ``WrongFile``."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, time, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from motcua.foundation.organisations.enums import DayKind, UnitKind
from motcua.kit.clock import Calendar, Session
from motcua.kit.datafile import Value, read

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class UnitFacts:
    """A unit as the file gives it; ``upper`` is the code of the unit above."""

    code: str
    upper: str | None
    kind: str
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str
    place_code: str
    valid_from: date
    valid_to: date | None
    sample: bool


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
    days: tuple[DayFacts, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all facts, so that the same files give the same digest everywhere."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def read_profile(folder: Path) -> ProfileFacts:
    """``profile.yaml``, ``organisations/units.yaml`` and ``calendar/*.yaml`` of a folder."""
    profile = read(folder / "profile.yaml").mapping(
        "name", "operator", "time_zone", "working_hours", "retention"
    )
    operator = profile["operator"].mapping("code", "name")
    operator["name"].texts("vi", "en")
    units = _units(read(folder / "organisations" / "units.yaml"))
    if operator["code"].text() not in {unit.code for unit in units}:
        raise operator["code"].wrong("name one of the units of organisations/units.yaml.")
    hours = profile["working_hours"].mapping("sessions", "week", "source")
    sessions = _sessions(hours["sessions"])
    week = tuple(_WEEKDAYS.index(day.choice(_WEEKDAYS)) for day in hours["week"].items())
    _check_calendar(profile["working_hours"], sessions, week, _zone(profile["time_zone"]))
    return ProfileFacts(
        name=profile["name"].text(),
        operator_code=operator["code"].text(),
        time_zone=profile["time_zone"].text(),
        sessions=tuple((f"{start:%H:%M}", f"{end:%H:%M}") for start, end in sessions),
        week=week,
        week_source=hours["source"].text(),
        retention=_retention(profile["retention"]),
        units=units,
        days=_days(sorted((folder / "calendar").glob("*.yaml"))),
    )


def _retention(value: Value) -> RetentionFacts:
    fields = value.mapping("drafts_days", "source", "certain")
    return RetentionFacts(
        drafts_days=fields["drafts_days"].count(),
        source=fields["source"].text(),
        certain=fields["certain"].flag(),
    )


def _zone(value: Value) -> ZoneInfo:
    try:
        return ZoneInfo(value.text())
    except (ZoneInfoNotFoundError, ValueError):
        raise value.wrong("write a time zone such as Asia/Ho_Chi_Minh.") from None


def _sessions(value: Value) -> list[tuple[time, time]]:
    pairs = [item.mapping("from", "to") for item in value.items()]
    return [(pair["from"].hour(), pair["to"].hour()) for pair in pairs]


def _check_calendar(
    value: Value, sessions: list[tuple[time, time]], week: tuple[int, ...], zone: ZoneInfo
) -> None:
    try:
        Calendar({}, tuple(Session(*pair) for pair in sessions), frozenset(week), zone)
    except ValueError as error:
        raise value.wrong(str(error)) from None


def _units(value: Value) -> tuple[UnitFacts, ...]:
    """The units, each after the one above it."""
    waiting: dict[str, tuple[UnitFacts, Value]] = {}
    for item in value.mapping("units")["units"].items():
        unit = _unit(item)
        if unit.code in waiting:
            raise item.wrong(f"the unit {unit.code} stands twice; remove one.")
        waiting[unit.code] = unit, item
    placed: dict[str, UnitFacts] = {}
    while waiting:
        ready = [u for u, _ in waiting.values() if u.upper is None or u.upper in placed]
        if not ready:
            unit, item = next(iter(waiting.values()))
            raise item.wrong(
                f"upper: {unit.upper} leads to no top unit; name a unit of this file, not a circle."
            )
        for unit in ready:
            placed[unit.code] = waiting.pop(unit.code)[0]
    return tuple(placed.values())


def _unit(item: Value) -> UnitFacts:
    fields = item.mapping(
        "code",
        "kind",
        "name",
        "place",
        "valid_from",
        optional=("upper", "place_code", "valid_to", "sample"),
    )
    name, place = fields["name"].texts("vi", "en"), fields["place"].texts("vi", "en")
    valid_from = fields["valid_from"].day()
    valid_to = fields["valid_to"].day() if "valid_to" in fields else None
    if valid_to and valid_to < valid_from:
        raise fields["valid_to"].wrong("write a day that is not before valid_from.")
    return UnitFacts(
        code=fields["code"].text(),
        upper=fields["upper"].text() if "upper" in fields else None,
        kind=fields["kind"].choice(UnitKind.values),
        name_vi=name["vi"],
        name_en=name["en"],
        short_vi=place["vi"],
        short_en=place["en"],
        place_code=fields["place_code"].text() if "place_code" in fields else "",
        valid_from=valid_from,
        valid_to=valid_to,
        sample="sample" in fields and fields["sample"].flag(),
    )


def _days(files: list[Path]) -> tuple[DayFacts, ...]:
    found: dict[date, DayFacts] = {}
    for file in files:
        year = read(file).mapping("year", "days", optional=("certain",))
        certain = "certain" not in year or year["certain"].flag()
        for item in year["days"].items():
            for day in _run_of_days(item, year["year"].text(), certain):
                if day.date in found:
                    raise item.wrong(f"{day.date} stands twice; remove one.")
                found[day.date] = day
    return tuple(found[day] for day in sorted(found))


def _run_of_days(item: Value, year: str, certain: bool) -> Iterator[DayFacts]:
    """One day, or each from ``date`` until ``until``."""
    fields = item.mapping("date", "kind", "name", "source", optional=("until",))
    first = fields["date"].day()
    last = fields["until"].day() if "until" in fields else first
    if last < first:
        raise fields["until"].wrong("write a day that is not before date.")
    if {str(first.year), str(last.year)} != {year}:
        raise fields["date"].wrong(f"this file is about {year}; move the day to its own year.")
    name = fields["name"].texts("vi", "en")
    for offset in range((last - first).days + 1):
        yield DayFacts(
            date=first + timedelta(days=offset),
            kind=fields["kind"].choice(DayKind.values),
            name_vi=name["vi"],
            name_en=name["en"],
            source=fields["source"].text(),
            certain=certain,
        )
