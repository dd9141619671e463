"""``profile.yaml`` and the calendars; the other files are read by their own modules."""

import hashlib
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from motcua.foundation.organisations.enums import DayKind
from motcua.foundation.organisations.reading.facts import DayFacts, ProfileFacts, RetentionFacts
from motcua.foundation.organisations.reading.patterns import read_agencies
from motcua.foundation.organisations.reading.places import read_places
from motcua.foundation.organisations.reading.units import read_units
from motcua.kit.clock import Calendar, Session
from motcua.kit.datafile import Value, read

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SUFFIXES = {".yaml", ".csv"}


def digest_of(folder: Path) -> str:
    """SHA-256 of the files that ``read_profile`` reads; the same files give the same digest."""
    parts = [folder / "profile.yaml", *_files(folder, "organisations"), *_files(folder, "calendar")]
    digest = hashlib.sha256()
    for path in parts:
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Path, part: str) -> list[Path]:
    return sorted(path for path in (folder / part).rglob("*.*") if path.suffix in _SUFFIXES)


def read_profile(folder: Path, *, whole: bool) -> ProfileFacts:
    """``profile.yaml``, ``organisations/`` and ``calendar/*.yaml`` of a folder.

    Unless the ``whole`` is wanted, only the units that are named one by one, and of the others
    those of the operator's places: what a ward needs to work, read in some milliseconds.
    """
    profile = read(folder / "profile.yaml").mapping(
        "name", "operator", "time_zone", "working_hours", "retention"
    )
    operator = profile["operator"].mapping("code", "name")
    operator["name"].texts("vi", "en")
    named = read_units(folder / "organisations" / "units.yaml")
    if operator["code"].text() not in named.by_code():
        raise operator["code"].wrong("name one of the units of organisations/units.yaml.")
    places = read_places(folder / "organisations", whole=whole)
    only = None if whole else named.places_of(operator["code"].text())
    patterns = folder / "organisations" / "patterns.yaml"
    agencies = read_agencies(patterns, places.places, named.units, only)
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
        units=(*places.facts(only), *named.units, *agencies),
        successions=(*named.successions, *(places.successions if whole else ())),
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
