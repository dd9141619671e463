"""``motcua migrate``: the database and the static files of this version."""

import hashlib

import click

from motcua.cli.django_setup import with_database


@click.command()
@with_database
def migrate() -> None:
    """Bring the database and the static files up to date; nothing to do is quick."""
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Apply what is missing; Django must be set up."""
    _migrate_database()
    _collect_static_files()


def _migrate_database() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static_files() -> None:
    """Collect the static files when one was added, removed or changed since the last time."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = settings.STATIC_ROOT / ".stamp"
    now = _fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == now:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    """One hash over the name, size and time of every static file."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda found: found[0]):
            facts = path, storage.size(path), storage.get_modified_time(path).timestamp()
            digest.update(repr(facts).encode())
    return digest.hexdigest()
