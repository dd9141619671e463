"""Profiles that tests may spoil or load quickly."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings


def copy_profile(to: Path) -> Path:
    """A copy of what Vietnam's profile says about organisations."""
    for part in ("calendar", "organisations"):
        shutil.copytree(settings.PROFILE / part, to / part)
    shutil.copy(settings.PROFILE / "profile.yaml", to)
    return to


def cut_to(folder: Path, province: str) -> Path:
    """Leave one province of today with those that it came from."""
    places = folder / "organisations" / "places"
    successions = places / "successions-2025-07-01.csv"
    with successions.open(encoding="utf-8") as file:
        old = {row["before"] for row in csv.DictReader(file) if row["after"] == province}
    kept = {province}
    for name in ("since-2025-07-01/provinces.csv", "since-2025-07-01/communes.csv"):
        kept |= _keep(places / name, lambda row: bool({row["code"], row["upper"]} & {province}))
    was = set(old)
    for name in ("provinces.csv", "districts.csv", "communes.csv"):
        path = places / "before-2025-07-01" / name
        was |= _keep(
            path, lambda row, above=frozenset(was): bool({row["upper"], row["code"]} & above)
        )
    _keep(successions, lambda row: row["after"] in kept)
    return folder


def _keep(path: Path, wanted: Callable[[dict[str, str]], bool]) -> set[str]:
    """Leave the lines that are wanted; returns their codes."""
    with path.open(encoding="utf-8") as file:
        reader = csv.DictReader(file)
        head, rows = list(reader.fieldnames or ()), [row for row in reader if wanted(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return {row["code"] for row in rows if "code" in row}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of Vietnam's profile that a test may spoil."""
    return copy_profile(tmp_path / "vietnam")


@pytest.fixture
def hue(folder: Path) -> Path:
    """A copy with one province only: Huế and its 40 communes of today."""
    return cut_to(folder, "46")
