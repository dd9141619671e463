"""``motcua check``: is this installation fit to work?"""

import json
import shutil
import tempfile
from collections.abc import Callable

import click

from motcua.cli.django_setup import with_database
from motcua.cli.trouble import Trouble

LEAST_FREE = 200_000_000
"""Bytes of free disk below which papers and the database are in danger."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@with_database
def check(as_json: bool) -> None:
    """Check the database, its migrations and the folder of files; fails when one is not well."""
    results = [(name, *_result(look)) for name, look in CHECKS.items()]
    if as_json:
        fields = ("name", "well", "says")
        click.echo(json.dumps([dict(zip(fields, line, strict=True)) for line in results]))
    else:
        for name, well, says in results:
            click.echo(f"{'ok  ' if well else 'BAD '} {name}: {says}")
    if not all(well for _, well, _ in results):
        raise click.exceptions.Exit(1)


def _result(look: Callable[[], str]) -> tuple[bool, str]:
    try:
        return True, look()
    except Trouble as trouble:
        return False, trouble.message


def _database() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        return f"PostgreSQL {cursor.fetchone()[0]} answers"


def _migrations() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        raise Trouble(f"{len(missing)} to apply: run 'motcua migrate'.")
    return "all applied"


def _files() -> str:
    from django.conf import settings

    try:
        settings.FILES.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=settings.FILES) as trial:
            trial.write(b"can be written")
    except OSError as error:
        raise Trouble(
            f"{settings.FILES} cannot be written ({error.strerror}): "
            "give it to the user of the server, on a disk with room."
        ) from None
    free = shutil.disk_usage(settings.FILES).free
    if free < LEAST_FREE:
        raise Trouble(f"{settings.FILES} has only {free / 1e6:.0f} MB left: free some space.")
    return f"{settings.FILES} can be written, {free / 1e9:.1f} GB free"


CHECKS = {"database": _database, "migrations": _migrations, "files": _files}
