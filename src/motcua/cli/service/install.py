"""``motcua service install``: packages become releases."""

import json
from pathlib import Path

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system

LARGEST = 20_000_000
"""Bytes of an exported release: its texts have fewer, even before they are packed."""


@click.command()
@click.argument("source", metavar="PATH", type=click.Path(path_type=Path, exists=True))
@click.option("--key", default="", help="Vouch for this key of another installation.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def install(source: Path, key: str, as_json: bool) -> None:
    """Release the package in the folder PATH, or each one below it: all of them or none.

    The gate looks at each before (see check); the same content changes nothing. PATH may also be a
    file made by export; its signature must fit, and its key be known here or named with --key.
    """
    from django.conf import settings

    from motcua.kit.errors import Refused
    from motcua.services.catalogue.actions.service import release_archive, release_folders
    from motcua.services.catalogue.errors import BadPackage
    from motcua.services.catalogue.queries.releases import release_row

    actor = system("service")
    try:
        if source.is_dir():
            folders = packages_in(source)
            released = release_folders(folders, shared=settings.PROFILE / "documents", actor=actor)
        else:
            released = [release_archive(_content(source), name=source.name, actor=actor, key=key)]
    except (BadPackage, Refused) as wrong:
        raise Trouble(str(wrong)) from None
    if as_json:
        facts = [
            {"code": r.service.code, "release": r.number, "content_hash": r.content_hash}
            for r in released
        ]
        click.echo(json.dumps(facts))
        return
    for one in released:
        newest = release_row(one.service.code).number
        later = f"; release {newest} came later and stays in use" if newest > one.number else ""
        click.echo(f"{one.service.code} release {one.number} ({one.content_hash[:12]}){later}")


def _content(file: Path) -> bytes:
    """The bytes of an exported release; what is no plain file, or too large for one, is refused."""
    if not file.is_file() or file.stat().st_size > LARGEST:
        raise Trouble(f"{file} is no release as it is exported: give a folder or such a file.")
    return file.read_bytes()


def packages_in(folder: Path) -> list[Path]:
    """The folders of packages: this one, or all below it. Ends the command where there is none."""
    found = sorted(path.parent for path in folder.rglob("service.yaml"))
    if not found:
        raise Trouble(f"There is no service.yaml in {folder} or below it.")
    return found
