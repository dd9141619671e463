"""What changes between two states of a service, and how drafts stand to it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from motcua.services.catalogue.moves import PARTS, Said, Sorter, Standing, Verdict, changes
from motcua.services.catalogue.package import (
    BadPackage,
    Package,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.queries.releases import release_row
from motcua.services.catalogue.queries.service import release

__all__ = [
    "PARTS",
    "BadPackage",
    "Said",
    "Sorter",
    "Standing",
    "State",
    "Verdict",
    "changes",
    "changes_between",
    "folder_state",
    "release_state",
]


@dataclass(frozen=True)
class State:
    """A service as it stands in a folder, or as it was released under a number."""

    package: Package
    release_id: int | None = None
    number: int | None = None

    @property
    def code(self) -> str:
        return self.package.definition.code

    @property
    def called(self) -> str:
        """``1.001193 release 2``, or the code alone for a folder."""
        return f"{self.code} release {self.number}" if self.number else self.code


def folder_state(folder: Path) -> State:
    """What stands in a package's folder; no database is asked. Raises ``BadPackage``."""
    shared = read_letterheads(settings.PROFILE / "documents")
    return State(read_package(shared | read_folder(folder)))


def release_state(code: str, number: int | None = None) -> State:
    """A release of a service, the newest without a number. Raises ``NotFound``."""
    row = release_row(code, number)
    return State(release(row.pk).package, row.pk, row.number)


def changes_between(before_id: int, after_id: int) -> tuple[Said, ...]:
    """What changes for people from one release to another, by their identifiers."""
    return changes(release(before_id).package, release(after_id).package)
