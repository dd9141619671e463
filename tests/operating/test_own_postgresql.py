"""The parts alone, on a PostgreSQL of the operator's own, set by environment variables only."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from tests.operating.helpers import MOTCUA, walk
from tests.operating.postgres import postgres
from tests.running.operating import Demo, eventually, free_port

from motcua.cli.running import processes
from motcua.cli.running.cluster import program
from motcua.cli.running.tools import DEBIAN
from motcua.cli.sandbox import Sandbox
from motcua.config import env

PROFILE = env.root() / "profiles" / "vietnam"


@pytest.fixture(params=[15, 18])
def programs(request: pytest.FixtureRequest) -> Path:
    """The server programs of one version: Debian's, or those of the embedded server."""
    debian = DEBIAN / str(request.param) / "bin"
    found = debian if (debian / "postgres").exists() else program("postgres").parent
    if f" {request.param}." not in version(found):
        pytest.skip(f"no PostgreSQL {request.param} on this machine: install postgresql-15")
    return found


def test_the_whole_way_on_a_database_of_ones_own(programs: Path, tmp_path: Path) -> None:
    ward = Demo(tmp_path)
    here = f"http://localhost:{ward.port}"
    citizens = Sandbox(ward.var, PROFILE, free_port(), here)
    with postgres(programs, tmp_path) as url, answering(citizens):
        settings = {
            "DATABASE_URL": url,
            "MOTCUA_DEMO": "yes",
            "MOTCUA_PUBLIC_URL": here,
            **citizens.told(),
        }
        assert not well(ward, settings)["migrations"]
        for command in ("migrate", "demo-data"):
            done = ward.run(command, **settings)
            assert done.returncode == 0, done.stderr
        with part(ward, settings, "worker"), part(ward, settings, "web", "--port", str(ward.port)):
            assert eventually(ward.answers)
            walked = walk(ward.port, tmp_path)
            assert walked.returncode == 0, walked.stdout + walked.stderr
            assert all(well(ward, settings).values())
        kept = ward.run("backup", str(tmp_path / "ward.tar"), **settings)
        assert kept.returncode == 0, kept.stderr
        assert restored_elsewhere(tmp_path, url) == 0
    assert not (ward.var / "postgres").exists()


def restored_elsewhere(folder: Path, url: str) -> int:
    """Restore the backup into a second database of the same server."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE second ENCODING 'UTF8' TEMPLATE template0")
    second = Demo(folder / "second")
    address = url.removesuffix("ward") + "second"
    done = second.run("restore", str(folder / "ward.tar"), DATABASE_URL=address)
    return done.returncode


@contextmanager
def answering(provider: Sandbox) -> Iterator[None]:
    """The identity provider, as a stranger's would stand beside the parts."""
    part = provider.part()
    part.start()
    try:
        assert eventually(part.ready)
        yield
    finally:
        processes.end(part.process, signal.SIGTERM, 5)


@contextmanager
def part(ward: Demo, settings: dict[str, str], *arguments: str) -> Iterator[None]:
    """One part that runs by itself, ended by TERM."""
    with ward.log.open("ab") as log:
        process = subprocess.Popen(
            [*MOTCUA, *arguments], env=ward.environment(**settings), stdout=log, stderr=log
        )
    try:
        yield
    finally:
        process.terminate()
        assert process.wait(30) == 0


def well(ward: Demo, settings: dict[str, str]) -> dict[str, bool]:
    """What ``motcua check`` says of each thing."""
    done = ward.run("check", "--json", **settings)
    found = {line["name"]: line["well"] for line in json.loads(done.stdout)}
    assert (done.returncode == 0) == all(found.values())
    return found


def version(programs: Path) -> str:
    done = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True)
    return done.stdout
