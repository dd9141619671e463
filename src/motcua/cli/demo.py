"""``motcua demo``: the whole product on this machine, as one supervised command."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from motcua.cli.django_setup import check_external, environment, with_database
from motcua.cli.running import parts, processes
from motcua.cli.running.cluster import free_port
from motcua.cli.running.joining import Seat
from motcua.cli.running.locks import Lock
from motcua.cli.running.supervisor import Supervisor
from motcua.cli.sandbox import Sandbox, next_free_port
from motcua.cli.trouble import Trouble
from motcua.kit.errors import Refused

READY_WITHIN = 90.0
"""Seconds for web server and worker to do their work, on a slow machine."""
OWN_PATIENCE = 60.0
"""Seconds to wait for another command that runs the database of this folder now."""


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
def demo(port: int) -> None:
    """Start the demo: database, example data, web server, worker, and an identity provider with
    invented people, unless OIDC_ISSUER names another. Ctrl-C ends it.

    Prints "ready http://localhost:PORT" once a person can use it.
    """
    env = environment()
    with _only_demo(env, port) as seat, Supervisor() as supervisor:
        if env.database_url is None:
            parts.start_database(supervisor, seat.cluster)
        url = f"http://localhost:{port}"
        told = {"MOTCUA_DEMO": "yes", "MOTCUA_PUBLIC_URL": url}
        if not env.oidc_issuer:
            sandbox = Sandbox(env.var, env.profile, next_free_port(port), url)
            told |= sandbox.told()
            supervisor.start(sandbox.part())
        connect = parts.connect_to(env.database_url, seat.cluster)
        supervisor.finish("demo data", lambda: parts.command(env.var, ["demo-data"], told))
        if not env.smtp_url:
            mail_port = free_port()
            told |= _mail_stays_here(mail_port)
            supervisor.start(parts.mailbox_part(env.var, mail_port, told))
        supervisor.start(parts.worker_part(env.var, connect, told))
        supervisor.start(parts.web_part(env.var, port, told))
        supervisor.until_ready(READY_WITHIN)
        click.echo(f"ready {url}")
        supervisor.forever()


def _mail_stays_here(port: int) -> dict[str, str]:
    """Mail goes to the demo's own server, SMS to its sandbox; the office shows both."""
    return {
        "MOTCUA_SMTP_URL": f"smtp://127.0.0.1:{port}",
        "MOTCUA_MAIL_FROM": "Một Cửa <no-reply@example.org>",
        "MOTCUA_SMS": "sandbox",
    }


@click.command(hidden=True)
@with_database
def demo_data() -> None:
    """Bring the database up to date and load the demo's data; quick when nothing changed."""
    from motcua.cli.migrate import bring_up_to_date
    from motcua.services.catalogue.errors import BadPackage

    bring_up_to_date()
    try:
        import_module("motcua.config.demo").load()
    except (Refused, BadPackage) as refused:
        raise Trouble(str(refused)) from None


@contextmanager
def _only_demo(env: Any, port: int) -> Iterator[Seat]:
    """See that no other demo runs on the folder, nothing is left of one, and the port is free."""
    lock = Lock(env.var / "demo.lock")
    if not lock.take(port=port):
        first = lock.holder()
        raise Trouble(
            f"A demo runs on {env.var} already (process {first.get('pid', '?')}, "
            f"http://localhost:{first.get('port', '?')}): use it, or end it first."
        )
    seat = Seat(env.var)
    try:
        if env.database_url:
            check_external(env.database_url)
        else:
            seat.own(OWN_PATIENCE)
        processes.end_supervised(env.var)
        for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
            _check_port(family, address, port)
        yield seat
    finally:
        seat.leave()
        lock.release()


def _check_port(family: socket.AddressFamily, address: str, port: int) -> None:
    """Both addresses of ``localhost`` must be ours: a browser may try either."""
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Trouble(
                    f"Port {port} is in use by another program: "
                    f"take another one, as in 'make demo PORT={port + 1}'."
                ) from None
            if error.errno == errno.EACCES:
                raise Trouble(f"Port {port} is reserved for root: take one above 1023.") from None
