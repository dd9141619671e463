"""What the examples of a package come to; no database is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from motcua.instruments.documents.queries import preview
from motcua.kit.datafile import WrongFile
from motcua.services.catalogue.package import (
    BadPackage,
    Finding,
    Package,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.reading import BadFile as BadFile
from motcua.services.catalogue.trial import Country, Run, Written, play, tell_apart


@dataclass(frozen=True)
class Trial:
    """An example as it was played, and everything in which it comes to something else."""

    run: Run
    differences: tuple[Finding, ...]


@dataclass(frozen=True)
class Tried:
    """A folder with the trials of its package; ``faults`` are why it cannot be read."""

    folder: Path
    code: str = ""
    trials: tuple[Trial, ...] = ()
    faults: tuple[Finding, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it can be read and every example comes to what it expects."""
        return not self.faults and not any(trial.differences for trial in self.trials)


def try_folders(folders: Sequence[Path]) -> list[Tried]:
    """Play the examples of each package. Raises ``BadFile`` where the profile cannot be read."""
    country = Country(settings.PROFILE)
    shared = read_letterheads(settings.PROFILE / "documents")
    tried = []
    for folder in folders:
        try:
            package = read_package(shared | read_folder(folder))
        except BadPackage as bad:
            tried.append(Tried(folder, faults=bad.findings))
            continue
        trials = tuple(_trials(package, country))
        tried.append(Tried(folder, package.definition.code, trials))
    return tried


def try_package(package: Package) -> list[Trial]:
    """Play the examples of a package. Raises ``BadFile`` where the profile cannot be read."""
    return _trials(package, Country(settings.PROFILE))


def pictures_of(letter: Written) -> list[bytes]:
    """Each page of a letter as a PNG."""
    pages = (preview(letter.pdf, page=number) for number in range(len(letter.pages)))
    return [page for page in pages if page is not None]


def _trials(package: Package, country: Country) -> list[Trial]:
    try:
        runs = [play(package, example, country) for example in package.examples]
        return [Trial(run, tell_apart(package, run, country)) for run in runs]
    except WrongFile as wrong:
        raise BadFile(str(wrong)) from wrong
