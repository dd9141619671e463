"""A country's calendar, read from the files of its profile.

``profile.yaml`` gives the time zone and the working hours, ``calendar/*.yaml`` the days that
differ from the week. Whatever is wrong in them raises ``WrongFile`` with its place and the cure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from motcua.kit.clock.calendar import DAY, Calendar, DayKind, DayRule, Session
from motcua.kit.datafile import Value, WrongFile, read

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Hours:
    """When an ordinary week is worked."""

    sessions: tuple[Session, ...]
    week: frozenset[int]
    source: str


def read_calendar(folder: Path) -> Calendar:
    """The calendar of a profile's folder."""
    profile = dict(read(folder / "profile.yaml").entries())
    for key in ("time_zone", "working_hours"):
        if key not in profile:
            raise WrongFile(f"{folder / 'profile.yaml'}: add the key {key}.")
    hours = read_hours(profile["working_hours"])
    days = read_days(sorted((folder / "calendar").glob("*.yaml")))
    return Calendar(
        days=days,
        sessions=hours.sessions,
        week=hours.week,
        zone=read_zone(profile["time_zone"]),
        week_source=hours.source,
    )


def read_hours(value: Value) -> Hours:
    """The working hours of ``profile.yaml``."""
    fields = value.mapping("sessions", "week", "source")
    week = frozenset(WEEKDAYS.index(day.choice(WEEKDAYS)) for day in fields["week"].items())
    hours = Hours(tuple(read_sessions(fields["sessions"])), week, fields["source"].text())
    try:
        Calendar({}, hours.sessions, week, ZoneInfo("UTC"))
    except ValueError as error:
        raise value.wrong(str(error)) from None
    return hours


def read_sessions(value: Value) -> Iterator[Session]:
    """Stretches such as ``{from: "07:00", to: "11:30"}``."""
    for item in value.items():
        pair = item.mapping("from", "to")
        start, end = pair["from"].hour(), pair["to"].hour()
        try:
            yield Session(start, end)
        except ValueError as error:
            raise item.wrong(str(error)) from None


def read_zone(value: Value) -> ZoneInfo:
    """The time zone of ``profile.yaml``."""
    try:
        return ZoneInfo(value.text())
    except (ZoneInfoNotFoundError, ValueError):
        raise value.wrong("write a time zone such as Asia/Ho_Chi_Minh.") from None


def read_days(files: Iterable[Path]) -> dict[date, DayRule]:
    """The days that differ, in their order; none stands in two places."""
    found: dict[date, DayRule] = {}
    for file in files:
        year = read(file).mapping("year", "days", optional=("certain",))
        certain = "certain" not in year or year["certain"].flag()
        for item in year["days"].items():
            for day, rule in _run_of_days(item, year["year"].text(), certain):
                if day in found:
                    raise item.wrong(f"{day} stands twice; remove one.")
                found[day] = rule
    return {day: found[day] for day in sorted(found)}


def _run_of_days(item: Value, year: str, certain: bool) -> Iterator[tuple[date, DayRule]]:
    """One day, or each from ``date`` until ``until``."""
    fields = item.mapping("date", "kind", "name", "source", optional=("until", "announced"))
    first = fields["date"].day()
    last = fields["until"].day() if "until" in fields else first
    if last < first:
        raise fields["until"].wrong("write a day that is not before date.")
    if {str(first.year), str(last.year)} != {year}:
        raise fields["date"].wrong(f"this file is about {year}; move the day to its own year.")
    rule = DayRule(
        kind=DayKind(fields["kind"].choice(DayKind)),
        name=fields["name"].texts("vi", "en"),
        source=fields["source"].text(),
        certain=certain,
        announced=fields["announced"].day() if "announced" in fields else None,
    )
    for offset in range((last - first).days + 1):
        yield first + offset * DAY, rule
