"""The parts of a running product, and how each proves that it does its work."""

import http.client
import os
import signal
import smtplib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg

from motcua.cli.running import processes
from motcua.cli.running.cluster import ENDS_BY, STOP_WITHIN, Cluster
from motcua.cli.running.processes import MARK
from motcua.cli.running.supervisor import Part, Process, Supervisor

type Connect = Callable[[], psycopg.Connection]

_SMTP_OK = 250
_LAST_WORKER = "select coalesce(max(id), 0) from procrastinate_workers"
_LIVE_WORKER = """
    select exists (select from procrastinate_workers
                   where id > %s and last_heartbeat > now() - interval '25 seconds')
"""


def start_database(supervisor: Supervisor, cluster: Cluster) -> None:
    """Start the embedded server as the supervisor's first part; its seat is ours."""
    part = Part(
        "database", cluster.launch, cluster.answers, rank=0, ends_by=ENDS_BY, patience=STOP_WITHIN
    )
    supervisor.start(part)
    if part.process is not None:
        cluster.wait(part.process, supervisor.pause)


def web_part(var: Path, port: int, env: Mapping[str, str]) -> Part:
    """The web server on one port of this machine."""
    return Part(
        "web",
        lambda: command(var, ["web", "--port", str(port)], env),
        lambda: web_answers(port),
        patience=5.0,
    )


def worker_part(var: Path, connect: Connect, env: Mapping[str, str]) -> Part:
    """The worker; the queue's own table shows whether it lives."""
    proof = WorkerProof(connect)

    def launch() -> Process:
        proof.begin()
        # Without us the database goes too, so there is nothing that the worker could still end.
        return command(var, ["worker"], env, dies_by=signal.SIGKILL)

    return Part("worker", launch, proof.holds)


def mailbox_part(var: Path, port: int, env: Mapping[str, str]) -> Part:
    """The mail server of the demo, which keeps what it takes."""
    return Part(
        "mailbox",
        lambda: command(var, ["mailbox", "--port", str(port)], env),
        lambda: mailbox_answers(port),
    )


def command(
    var: Path,
    arguments: list[str],
    env: Mapping[str, str],
    dies_by: signal.Signals = signal.SIGTERM,
) -> Process:
    """Start a ``motcua`` command as a supervised child; standard output stays ours."""
    return processes.spawn(
        [sys.executable, "-m", "motcua.cli", *arguments],
        dies_by=dies_by,
        env={**os.environ, **env, "MOTCUA_VAR": str(var), MARK: str(var)},
        output=sys.stderr.fileno(),
    )


def connect_to(url: str | None, cluster: Cluster) -> Connect:
    """How a part's proof reaches the database: that of ``url``, or the embedded one."""
    if url is None:
        return cluster.connect
    return lambda: psycopg.connect(url, connect_timeout=2, autocommit=True)


def web_answers(port: int) -> bool:
    """True when the web server of this port says that it is well."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def mailbox_answers(port: int) -> bool:
    """True when the mail server of this port takes commands."""
    try:
        with smtplib.SMTP("127.0.0.1", port, "localhost", timeout=2) as server:
            return server.noop()[0] == _SMTP_OK
    except (OSError, smtplib.SMTPException):
        return False


class WorkerProof:
    """A worker lives when one that registered after ours was started has a fresh heartbeat."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._before = 0

    def begin(self) -> None:
        self._before = self._ask(_LAST_WORKER, [], self._before)

    def holds(self) -> bool:
        return bool(self._ask(_LIVE_WORKER, [self._before], 0))

    def _ask(self, question: str, facts: list[int], unknown: int) -> int:
        try:
            with self._connect() as connection:
                row = connection.execute(question, facts).fetchone()
        except psycopg.Error:
            return unknown
        return int(row[0]) if row else unknown
