"""``motcua backup``: the database and the stored files, together, in one file."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import click

from motcua.cli.backups import archive
from motcua.cli.django_setup import with_database
from motcua.cli.running.tools import login, tool
from motcua.cli.trouble import Trouble

NOT_DUMPED = ("django_session",)
"""Tables whose rows stay out: who has signed in signs in again after a restore."""
_TABLES = """
    SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL(%s)
    ORDER BY relname
"""


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_database
def backup(file: Path) -> None:
    """Write database and stored files to FILE, while the product runs.

    No private key and no secret is in it: keep those, and FILE, in different places.
    """
    from django.conf import settings

    with archive.writing(file) as out, _links(settings.VAR) as links:
        _link_files(settings.FILES, links)
        _seal()
        with tempfile.TemporaryFile(dir=file.resolve().parent) as dump:
            facts = _dump(dump)
            dump.seek(0)
            out.add(archive.DUMP, dump, os.fstat(dump.fileno()).st_size)
        _link_files(settings.FILES, links)
        count = _add_files(out, links)
        _add_public_keys(out, settings.KEYS)
        out.close(facts)
    size = file.stat().st_size
    entries = facts["rows"]["journal_entry"]
    click.echo(f"{file}: {entries} entries, {count} stored files, {size / 1e6:.1f} MB")


@contextmanager
def _links(var: Path) -> Iterator[Path]:
    """A folder of hard links to the stored files: what is deleted meanwhile is still backed up."""
    folder = Path(tempfile.mkdtemp(prefix="backup-", dir=var))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _link_files(files: Path, links: Path) -> None:
    """Link the files that have come; a file is stored before any row names it."""
    for path in files.glob("??/??/*"):
        if not path.name.startswith("."):
            with suppress(FileExistsError, FileNotFoundError):
                (links / path.name).hardlink_to(path)


def _seal() -> None:
    """Let the journal's newest entries be under a seal of this node's key."""
    from django.utils import timezone

    from motcua.foundation.journal import follow, sealing

    follow.give_positions()
    sealing.seal_all(timezone.now())


def _dump(out: IO[bytes]) -> dict[str, Any]:
    """Dump the database as it is at one moment; returns what the manifest says of that moment."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        server = connection.connection.info.server_version // 10_000
        program = tool("pg_dump", server)
        click.echo("Dumping the database", err=True)
        done = subprocess.run(
            [
                program.path,
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                *(f"--exclude-table-data={table}" for table in NOT_DUMPED),
            ],
            env=login(connection.connection),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode != 0:
            said = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
            raise Trouble(f"pg_dump could not dump the database: {said[0]}")
        return _facts(server, program.major)


def _facts(server: int, tools: int) -> dict[str, Any]:
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder
    from django.utils import timezone

    from motcua.foundation.journal.sealing import exported_root

    return {
        "version": version("motcua"),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "profile": settings.PROFILE.name,
        "postgresql": {"server": server, "tools": tools},
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "rows": rows(),
        "seal": exported_root(),
    }


def rows() -> dict[str, int]:
    """How many rows each table of the backup has."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_TABLES, [list(NOT_DUMPED)])
        tables = [name for (name,) in cursor.fetchall()]
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts[table] = cursor.fetchone()[0]
    return counts


def _add_files(out: archive.Writer, links: Path) -> int:
    paths = sorted(links.iterdir())
    with click.progressbar(length=len(paths), label="Stored files", file=sys.stderr) as bar:
        for path in paths:
            with path.open("rb") as content:
                out.add(f"{archive.FILES}{path.name}", content, path.stat().st_size)
            bar.update(1)
    return len(paths)


def _add_public_keys(out: archive.Writer, keys: Path) -> None:
    """What verifies the seals and signatures of this node: public keys and root certificates."""
    for path in sorted((keys / "node" / "known").glob("*.pub")):
        _add_public(out, f"{archive.KEYS}node/known/{path.name}", path)
    root = keys / "root.pem"
    if root.exists():
        name = hashlib.sha256(root.read_bytes()).hexdigest()[:16]
        _add_public(out, f"{archive.KEYS}trusted/{name}.pem", root)
    for path in sorted((keys / "trusted").glob("*.pem")):
        _add_public(out, f"{archive.KEYS}trusted/{path.name}", path)


def _add_public(out: archive.Writer, name: str, path: Path) -> None:
    if b"PRIVATE KEY" in path.read_bytes():
        raise Trouble(f"{path} holds a private key, which no backup may: move it away first.")
    with path.open("rb") as content:
        out.add(name, content, path.stat().st_size)
