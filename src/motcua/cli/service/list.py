"""``motcua service list``: which releases there are, who published them, whose signature fits."""

import json
from typing import TYPE_CHECKING, Any

import click

from motcua.cli.django_setup import with_database

if TYPE_CHECKING:
    from motcua.services.catalogue.queries.releases import ReleaseLine


@click.command("list")
@click.argument("code", default="")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@with_database
def list_services(code: str, as_json: bool) -> None:
    """The services that can be applied for, in their newest release; of CODE every release.

    Ends with 1 where the content of a release is not what was signed.
    """
    from motcua.services.catalogue.queries.releases import Standing, releases

    found = releases(code)
    if as_json:
        click.echo(json.dumps([_facts(line) for line in found], ensure_ascii=False))
    else:
        for line in found:
            click.echo(_sentence(line))
    if any(line.standing == Standing.BROKEN for line in found):
        raise SystemExit(1)


def _sentence(line: "ReleaseLine") -> str:
    from django.utils import timezone

    by = f", by {line.published_by}" if line.published_by else ""
    said = [
        f"{line.code} release {line.number}: {line.name['vi']}",
        f"{timezone.localtime(line.published_at):%Y-%m-%d %H:%M}{by}",
        f"{line.content_hash[:12]} {line.standing}{f' with {line.key}' if line.key else ''}",
    ]
    if line.origin:
        said.append(f"from {line.origin.key}, there release {line.origin.number}")
    if line.missing:
        said.append(f"lacks {', '.join(line.missing)}")
    return "; ".join(said)


def _facts(line: "ReleaseLine") -> dict[str, Any]:
    return {
        "code": line.code,
        "name": dict(line.name),
        "release": line.number,
        "content_hash": line.content_hash,
        "published_at": line.published_at.isoformat(),
        "published_by": line.published_by,
        "key": line.key,
        "signature": line.standing,
        "origin": line.origin.facts() if line.origin else None,
        "missing": list(line.missing),
    }
