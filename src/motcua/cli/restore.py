"""``motcua restore``: a backup into an empty installation, which then goes on."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, cast

import click

from motcua.cli.backup import rows
from motcua.cli.backups import archive
from motcua.cli.backups.archive import Backup
from motcua.cli.django_setup import with_database
from motcua.cli.migrate import bring_up_to_date
from motcua.cli.running.tools import login, tool
from motcua.cli.trouble import Trouble


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@with_database
def restore(file: Path) -> None:
    """Restore FILE into an empty database and an empty folder, and verify its journal.

    The node gets a new key for its seals and a new secret; seals and results of before are
    verified with the public keys that the backup holds.
    """
    from django.conf import settings

    with archive.reading(file) as backup:
        _check_target(backup, settings)
        _check_parts(backup)
        with _files(backup, settings.FILES):
            _restore_database(backup)
        _restore_keys(backup, settings.KEYS)
    bring_up_to_date()
    _verify_journal(backup)
    count = len(backup.names(archive.FILES))
    entries = backup.manifest["rows"]["journal_entry"]
    click.echo(f"Restored: {entries} entries, {count} stored files; the journal is whole.")


def _check_target(backup: Backup, settings: Any) -> None:
    """The target is empty, and new enough for what the backup holds."""
    manifest = backup.manifest
    if tables := rows():
        raise Trouble(
            f"The database is not empty ({len(tables)} tables): give another one in DATABASE_URL, "
            "or another folder in MOTCUA_VAR."
        )
    if settings.FILES.is_dir() and any(settings.FILES.iterdir()):
        raise Trouble(f"{settings.FILES} is not empty: give another folder in MOTCUA_VAR.")
    if manifest["profile"] != settings.PROFILE.name:
        raise Trouble(
            f"{backup.path} is of the profile {manifest['profile']} and this installation is set "
            f"to {settings.PROFILE.name}: give the right one in MOTCUA_PROFILE."
        )
    if unknown := _unknown_migrations(manifest):
        raise Trouble(
            f"{backup.path} was made by Một Cửa {manifest['version']} with tables that this one "
            f"({version('motcua')}) does not know ({unknown}): install that version."
        )
    needed, server = manifest["postgresql"]["tools"], _server()
    if server < needed:
        raise Trouble(
            f"{backup.path} was dumped by PostgreSQL {needed} and the server is {server}: "
            f"restore it into a server of version {needed} or newer."
        )


def _unknown_migrations(manifest: dict[str, Any]) -> str:
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    known = MigrationLoader(connection).disk_migrations
    return next((".".join(each) for each in manifest["migrations"] if tuple(each) not in known), "")


def _server() -> int:
    from django.db import connection

    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10_000


def _check_parts(backup: Backup) -> None:
    total = len(backup.names())
    with click.progressbar(length=total, label="Checking parts", file=sys.stderr) as bar:
        for _number in backup.verify():
            bar.update(1)


@contextmanager
def _files(backup: Backup, folder: Path) -> Iterator[None]:
    """Put the stored files in their places; take them away again when what follows fails."""
    try:
        for name in backup.names(archive.FILES):
            digest = name.removeprefix(archive.FILES)
            path = folder / digest[:2] / digest[2:4] / digest
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            archive.copy(backup.open(name), path)
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _restore_database(backup: Backup) -> None:
    from django.db import connection

    connection.ensure_connection()
    click.echo("Restoring the database", err=True)
    done = subprocess.Popen(
        [
            tool("pg_restore", _server()).path,
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={connection.settings_dict['NAME']}",
        ],
        env=login(connection.connection),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with suppress(BrokenPipeError):
        shutil.copyfileobj(backup.open(archive.DUMP), cast(IO[bytes], done.stdin))
    said = done.communicate()[1].decode(errors="replace").strip().splitlines()
    if done.returncode != 0:
        raise Trouble(f"pg_restore could not restore the database: {[*said, ''][0]}")
    if rows() != backup.manifest["rows"]:
        raise Trouble("The restored tables do not have the rows that the manifest counts.")


def _restore_keys(backup: Backup, keys: Path) -> None:
    for name in backup.names(archive.KEYS):
        path = keys / name.removeprefix(archive.KEYS)
        for folder in (keys, *reversed(path.parents)):
            if folder.is_relative_to(keys):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.unlink(missing_ok=True)
        archive.copy(backup.open(name), path)


def _verify_journal(backup: Backup) -> None:
    from motcua.foundation.journal import queries

    fault = queries.verify(backup.manifest["seal"])
    if fault:
        where = f"entry {fault.number} of {fault.subject}: " if fault.subject else ""
        raise Trouble(
            f"The database was restored, but its journal is not whole: {where}{fault.what}"
        )
