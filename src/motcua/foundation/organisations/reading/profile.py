"""``profile.yaml`` and the calendars; the other files are read by their own modules."""

import hashlib
from pathlib import Path

from motcua.foundation.organisations.reading.facts import DayFacts, ProfileFacts, RetentionFacts
from motcua.foundation.organisations.reading.patterns import read_agencies
from motcua.foundation.organisations.reading.places import read_places
from motcua.foundation.organisations.reading.units import read_units
from motcua.kit.clock.reading import read_days, read_hours, read_zone
from motcua.kit.datafile import Value, read

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
    hours = read_hours(profile["working_hours"])
    return ProfileFacts(
        name=profile["name"].text(),
        operator_code=operator["code"].text(),
        time_zone=read_zone(profile["time_zone"]).key,
        sessions=tuple((f"{each.start:%H:%M}", f"{each.end:%H:%M}") for each in hours.sessions),
        week=tuple(sorted(hours.week)),
        week_source=hours.source,
        retention=_retention(profile["retention"]),
        units=(*places.facts(only), *named.units, *agencies),
        successions=(*named.successions, *(places.successions if whole else ())),
        days=_days(sorted((folder / "calendar").glob("*.yaml"))),
    )


def _retention(value: Value) -> RetentionFacts:
    fields = value.mapping("drafts_days", "drafts_remind_days", "drafts_most", "source", "certain")
    days = fields["drafts_days"].count()
    remind_days = fields["drafts_remind_days"].count()
    if remind_days >= days:
        raise fields["drafts_remind_days"].wrong("write fewer days than drafts_days.")
    return RetentionFacts(
        drafts_days=days,
        drafts_remind_days=remind_days,
        drafts_most=fields["drafts_most"].count(),
        source=fields["source"].text(),
        certain=fields["certain"].flag(),
    )


def _days(files: list[Path]) -> tuple[DayFacts, ...]:
    return tuple(
        DayFacts(
            date=day,
            kind=rule.kind.value,
            name_vi=rule.name["vi"],
            name_en=rule.name["en"],
            source=rule.source,
            certain=rule.certain,
        )
        for day, rule in read_days(files).items()
    )
