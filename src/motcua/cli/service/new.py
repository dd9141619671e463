"""``motcua service new``: a folder to begin with."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from motcua.cli.django_setup import environment
from motcua.cli.trouble import Trouble

MODEL = "first-service"
"""The folder of the profile that is copied."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a small whole package in FOLDER: it passes check, and its examples come out right.

    Its comments say what each part is for; change them into your service bit by bit. FOLDER is
    made, with what lies above it; one in which something stands is left alone. No database is
    needed.
    """
    model = environment().profile / MODEL
    if not model.is_dir():
        raise Trouble(
            f"The profile {model.parent} has no package to begin with: {model} is not there."
        )
    try:
        _copy(model, folder)
    except OSError as error:
        raise Trouble(f"{folder} cannot be made: {error.strerror}.") from None
    for path in sorted(folder.rglob("*.*")):
        click.echo(path)


def _copy(model: Path, folder: Path) -> None:
    """The whole of it or nothing; an empty folder is taken as well."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as made:
        shutil.copytree(model, Path(made) / MODEL)
        (Path(made) / MODEL).rename(folder)
