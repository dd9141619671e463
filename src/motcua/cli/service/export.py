"""``motcua service export``: a release as a file that another installation can install."""

from pathlib import Path

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble


@click.command()
@click.argument("code")
@click.option("--release", "number", type=int, help="This release; without it the newest.")
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder to write into; without it this one.",
)
@with_database
def export(code: str, number: int | None, folder: Path) -> None:
    """Write a release of the service CODE as a signed file; prints its name and the key.

    Whoever installs it elsewhere names this key with --key, once they know that it is yours.
    """
    from motcua.kit.errors import Refused
    from motcua.services.catalogue.queries.releases import exported

    try:
        release = exported(code, number)
    except Refused as wrong:
        raise Trouble(str(wrong)) from None
    path = folder / release.name
    try:
        path.write_bytes(release.content)
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror}.") from None
    click.echo(f"{path} signed with {release.key}")
