"""``motcua check``: is this installation fit to work? Every answer is a sentence."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from motcua.cli.django_setup import database, environment, set_up
from motcua.cli.trouble import Trouble

LEAST_FREE = 200_000_000
"""Bytes of free disk below which papers and the database are in danger."""
SEALED_WITHIN = 300.0
"""Seconds; the worker seals each minute, so entries unsealed for longer mean that it does not."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(as_json: bool) -> None:
    """Check database, folders, keys, profile, worker and journal; fails when one is not well.

    A worker is asked for only once the installation has something for it to do.
    """
    env = environment()
    results = [_look(name, partial(look, env)) for name, look in OUTSIDE.items()]
    try:
        with database():
            set_up()
            results += [_look(name, look) for name, look in INSIDE.items()]
            _close()
    except Trouble as trouble:
        results.append(("database", False, trouble.message))
    _tell(results, as_json)
    if not all(well for _, well, _ in results):
        raise click.exceptions.Exit(1)


def _tell(results: list[tuple[str, bool, str]], as_json: bool) -> None:
    if as_json:
        fields = ("name", "well", "says")
        lines = [dict(zip(fields, line, strict=True)) for line in results]
        click.echo(json.dumps(lines, ensure_ascii=False))
        return
    for name, well, says in results:
        click.echo(f"{'ok  ' if well else 'BAD '} {name}: {says}")


def _look(name: str, look: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, look()
    except Trouble as trouble:
        return name, False, trouble.message


def _files(env: Any) -> str:
    try:
        env.files.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=env.files) as trial:
            trial.write(b"can be written")
    except OSError as error:
        raise Trouble(
            f"{env.files} cannot be written ({error.strerror}): "
            "give it to the user of the server, on a disk with room."
        ) from None
    return f"{env.files} can be written"


def _disk(env: Any) -> str:
    free = shutil.disk_usage(env.var).free
    if free < LEAST_FREE:
        raise Trouble(f"{env.var} has only {free / 1e6:.0f} MB left: free some space.")
    return f"{free / 1e9:.1f} GB free"


def _keys(env: Any) -> str:
    """Private keys and the secret are for their owner only."""
    private = [path for path in (env.keys, *env.keys.rglob("*")) if path.suffix != ".pub"]
    paths = [path for path in (*private, env.var / "secret") if path.exists()]
    open_ones = [path for path in paths if path.stat().st_mode & 0o077]
    if open_ones:
        raise Trouble(f"{open_ones[0]} is open to others: run 'chmod -R go= {open_ones[0]}'.")
    return f"{len(paths)} private files and folders, for their owner only"


def _profile(env: Any) -> str:
    import yaml

    path: Path = env.profile / "profile.yaml"
    try:
        name = yaml.safe_load(path.read_text(encoding="utf-8"))["operator"]["name"]
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError) as error:
        raise Trouble(
            f"{path} cannot be read ({' '.join(str(error).split())}): "
            "give the folder of a whole profile in MOTCUA_PROFILE."
        ) from None
    return f"{env.profile.name}, of {name.get('en') or next(iter(name.values()))}"


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


def _worker() -> str:
    now = _health()
    waiting = now.jobs_waiting + now.unplaced
    if not now.workers and waiting:
        raise Trouble(f"No worker lives and {waiting} things wait for one: run 'motcua worker'.")
    return f"{now.workers} alive, {waiting} things wait" if now.workers else "none, none is needed"


def _journal() -> str:
    from django.utils import timezone

    now = _health()
    if now.dead_letters:
        raise Trouble(
            f"{now.dead_letters} consequences of acts have failed for good: an administrator "
            "decides on them at /office/admin/."
        )
    if now.unsealed and _age(now.last_seal_at, timezone.now()) > SEALED_WITHIN:
        raise Trouble(f"{now.unsealed} entries are not sealed: run 'motcua worker'.")
    return f"{now.entries} entries, seal {now.last_seal or 'not needed yet'}"


def _age(moment: datetime | None, now: datetime) -> float:
    return float("inf") if moment is None else (now - moment).total_seconds()


def _health() -> Any:
    from django.db import DatabaseError

    from motcua.foundation.journal.queries.health import health

    try:
        return health()
    except DatabaseError:
        raise Trouble("The tables are missing: run 'motcua migrate'.") from None


def _close() -> None:
    from django.db import connections

    connections.close_all()


OUTSIDE = {"files": _files, "disk": _disk, "keys": _keys, "profile": _profile}
"""What can be looked at without the database."""
INSIDE = {
    "database": _database,
    "migrations": _migrations,
    "worker": _worker,
    "journal": _journal,
}
