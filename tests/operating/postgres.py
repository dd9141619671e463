"""A PostgreSQL server of one's own, from the programs of any version on this machine."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from motcua.cli.running import processes
from motcua.cli.running.cluster import ENDS_BY, STOP_WITHIN, free_port
from motcua.cli.running.identity import hand_over, postgres_identity


@contextmanager
def postgres(programs: Path, folder: Path) -> Iterator[str]:
    """The address of an empty database on a new server; the server ends with the context."""
    who, port = postgres_identity(), free_port()
    data, log = folder / "data", folder / "postgres.log"
    data.mkdir(mode=0o700)
    hand_over(data, who)
    with log.open("wb") as output:
        made = processes.spawn(
            [
                programs / "initdb",
                "-D",
                data,
                "-U",
                "ward",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
            ],
            become=who.become,
            output=output,
        )
        assert made.wait() == 0, log.read_text()
        options = [f"--port={port}", "--listen_addresses=127.0.0.1", "--unix_socket_directories="]
        server = processes.spawn(
            [programs / "postgres", "-D", data, *options],
            dies_by=ENDS_BY,
            become=who.become,
            output=output,
        )
    address = f"postgresql://ward:unused@127.0.0.1:{port}"
    try:
        with connected(f"{address}/postgres") as connection:
            connection.execute("CREATE DATABASE ward ENCODING 'UTF8' TEMPLATE template0")
        yield f"{address}/ward"
    finally:
        processes.end(server, ENDS_BY, STOP_WITHIN)


def connected(url: str) -> psycopg.Connection:
    """Connect as soon as the server takes connections."""
    until = time.monotonic() + 20
    while True:
        try:
            return psycopg.connect(url, autocommit=True)
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
