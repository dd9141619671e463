"""``motcua worker``: follows the journal and does the jobs."""

from importlib import import_module

import click

from motcua.cli.django_setup import environment, set_up
from motcua.cli.running.alone import run_part


@click.command()
def worker() -> None:
    """Do what acts have left behind: follow the journal, work off the jobs."""
    run_part(environment(), "worker", _work)


def _work() -> None:
    set_up()
    import_module("motcua.config.worker").main()
