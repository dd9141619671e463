"""``motcua service``: public services as packages."""

import json
from pathlib import Path

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble
from motcua.kit.actor import system


@click.group()
def service() -> None:
    """Public services: folders of text, installed as releases."""


@service.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def install(folder: Path, as_json: bool) -> None:
    """Release the package in FOLDER, or each one below it; the same content changes nothing."""
    from django.conf import settings

    from motcua.services.catalogue.actions.service import release_service
    from motcua.services.catalogue.errors import BadPackage

    packages = sorted(path.parent for path in folder.rglob("service.yaml"))
    if not packages:
        raise Trouble(f"There is no service.yaml in {folder} or below it.")
    released = []
    for package in packages:
        try:
            release = release_service(
                package, shared=settings.PROFILE / "documents", actor=system("service")
            )
        except BadPackage as bad:
            raise Trouble(f"{package}: {bad}") from None
        released.append(release)
    if as_json:
        facts = [
            {"code": r.service.code, "release": r.number, "content_hash": r.content_hash}
            for r in released
        ]
        click.echo(json.dumps(facts))
        return
    for one in released:
        click.echo(f"{one.service.code} release {one.number} ({one.content_hash[:12]})")


@service.command("list")
@with_database
def list_services() -> None:
    """The services that can be applied for, in their newest release."""
    from motcua.services.catalogue.queries.service import release, services

    for line in services():
        content = release(line.release_id)
        click.echo(f"{line.code} release {content.number} {line.name['vi']}")
