"""Where the profiles of countries lie."""

from pathlib import Path

from motcua.cli.django_setup import environment
from motcua.cli.trouble import Trouble


def configured_folder() -> Path:
    """The folder of the profile of this installation."""
    folder: Path = environment().profile
    return folder


def folder_of(name: str, configured: Path) -> Path:
    """A folder as given, else the profile of that name beside the configured one."""
    given, beside = Path(name), configured.parent / name
    for folder in (given, beside):
        if (folder / "profile.yaml").is_file():
            return folder
    raise Trouble(
        f"There is no profile {name!r}: give a folder with a profile.yaml, or a name of "
        f"{beside.parent}."
    )
