"""``motcua web``: the web server alone."""

from importlib import import_module

import click

from motcua.cli.django_setup import environment
from motcua.cli.running.alone import run_part
from motcua.web.shared.counting import forget_ended_servers

APPLICATION = "motcua.config.wsgi:application"
THREADS = 8
"""Requests that one worker process serves at once."""
KILL_AFTER = 4
"""Seconds until a worker process that does not end is killed: open streams would hold it."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers",
    default=2,
    show_default=True,
    envvar="MOTCUA_WEB_WORKERS",
    show_envvar=True,
    type=click.IntRange(1, 256),
    help="Processes that serve requests.",
)
def web(host: str, port: int, workers: int) -> None:
    """Serve the pages. Static files and tables are those of the last 'motcua migrate'."""
    env = environment()
    forget_ended_servers(env.var)
    run_part(env, "web", lambda: _serve(host, port, workers), port=port)


def _serve(host: str, port: int, workers: int) -> None:
    """Run the server; the processes that serve are its children."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=KILL_AFTER,
        log_dictconfig=import_module("motcua.config.logs").server_settings(),
    ).serve()
