"""``motcua worker``: follows the journal and does the jobs."""

from importlib import import_module

import click

from motcua.cli.django_setup import environment
from motcua.cli.running.alone import run_part


@click.command()
def worker() -> None:
    """Do what acts have left behind: follow the journal, work off the jobs."""
    run_part(environment(), "worker", _work)


def _work() -> None:
    import django

    django.setup()
    import_module("motcua.config.worker").main()
