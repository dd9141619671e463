"""What the gate says of packages that stand in folders; no database is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from motcua.kit.datafile import WrongFile
from motcua.services.catalogue.gate import check, house_of, refused
from motcua.services.catalogue.gate.published import published
from motcua.services.catalogue.package import (
    BadPackage,
    Finding,
    Package,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.reading import BadFile as BadFile
from motcua.services.catalogue.records import BadRecord


@dataclass(frozen=True)
class Checked:
    """A folder, and everything that was found in it."""

    folder: Path
    findings: tuple[Finding, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the package cannot be published so."""
        return refused(self.findings)


def check_folders(folders: Sequence[Path], *, national: Path | None = None) -> list[Checked]:
    """The findings of each package, in the order of the folders.

    ``national`` is a file of procedures as the State publishes them; without it the profile's own
    list says what was published. Raises ``BadFile`` where that or the profile cannot be read.
    """
    profile = Path(settings.PROFILE)
    read, found = _read(folders, profile)
    try:
        where = house_of(profile, timezone.localdate())
        codes = {package.definition.code for package in read.values()}
        records = published(profile, codes, national)
    except (WrongFile, BadRecord) as wrong:
        raise BadFile(str(wrong)) from wrong
    for folder, package in read.items():
        found[folder] = check(package, where, record=records.get(package.definition.code))
    return [Checked(folder, found[folder]) for folder in folders]


def _read(
    folders: Sequence[Path], profile: Path
) -> tuple[dict[Path, Package], dict[Path, tuple[Finding, ...]]]:
    """The packages that can be read, and what is wrong with the others."""
    shared = read_letterheads(profile / "documents")
    read: dict[Path, Package] = {}
    found: dict[Path, tuple[Finding, ...]] = {}
    for folder in folders:
        try:
            read[folder] = read_package(shared | read_folder(folder))
        except BadPackage as bad:
            found[folder] = bad.findings
    return read, found
