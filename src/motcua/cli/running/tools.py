"""PostgreSQL's own programs, of the version that fits a server."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from motcua.cli.running.cluster import VERSION, program
from motcua.cli.trouble import Trouble

DEBIAN = Path("/usr/lib/postgresql")
_MAJOR = re.compile(r"\(PostgreSQL\) (\d+)")


@dataclass(frozen=True)
class Tool:
    """One program and the major version of PostgreSQL that it comes from."""

    path: Path
    major: int


def tool(name: str, server: int) -> Tool:
    """The program of the server's own version, else the next newer one; ``Trouble`` without."""
    fit = sorted((t for t in _found(name) if t.major >= server), key=lambda t: t.major)
    if not fit:
        raise Trouble(
            f"There is no {name} for PostgreSQL {server} on this machine: "
            f"install its client programs, as with 'apt-get install postgresql-client-{server}'."
        )
    return fit[0]


def login(connection: psycopg.Connection) -> dict[str, str]:
    """The environment in which a program reaches the database of this connection."""
    info = connection.info
    where = {
        "PGHOST": info.host,
        "PGPORT": str(info.port),
        "PGUSER": info.user,
        "PGDATABASE": info.dbname,
        "PGPASSWORD": info.password,
    }
    return {**os.environ, **{name: value for name, value in where.items() if value}}


def _found(name: str) -> list[Tool]:
    paths = [Path(path) for path in [shutil.which(name)] if path]
    paths += DEBIAN.glob(f"*/bin/{name}")
    tools = [Tool(path, major) for path in paths if (major := _major_of(path))]
    with suppress(Trouble):
        tools.append(Tool(program(name), int(VERSION)))
    return tools


def _major_of(path: Path) -> int:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = _MAJOR.search(said)
    return int(found[1]) if found else 0
