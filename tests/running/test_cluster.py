"""The embedded server on its own: who it runs as, and commands that share it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.running.operating import MOTCUA, Demo

from motcua.cli.running import identity, processes
from motcua.cli.running.cluster import Cluster
from motcua.cli.running.joining import joined


@pytest.mark.parametrize("barred", [False, True])
def test_as_root_it_runs_in_a_closed_folder_also_where_namespaces_are_barred(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, barred: bool
) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root needs another identity: run the tests as root")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    who = identity.nobody() if barred else identity.postgres_identity()
    monkeypatch.setattr(identity, "postgres_identity", lambda: who)
    cluster = Cluster(closed)

    process = cluster.launch()
    try:
        cluster.wait(process, time.sleep)

        assert cluster.answers()
        assert cluster.data.stat().st_uid == who.uid
    finally:
        cluster.stop(process)
    assert process.returncode == 0


def test_an_ordinary_user_runs_it_directly(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become another user: run the tests as root")
    demo, user = Demo(tmp_path), identity.nobody()
    demo.var.mkdir()
    identity.hand_over(demo.var, user)

    done = subprocess.run(
        [*MOTCUA, "check", "--json"],
        env=demo.environment(),
        preexec_fn=user.become,
        capture_output=True,
        text=True,
    )

    says = {line["name"]: line for line in json.loads(done.stdout)}
    assert says["database"]["well"]
    assert says["files"]["well"]
    assert (demo.var / "postgres" / "data").stat().st_uid == user.uid
    assert demo.left() == []


def test_a_command_alone_starts_the_server_and_stops_it(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path)

    with joined(tmp_path):
        assert cluster.answers()

    assert not cluster.answers()
    assert processes.working_in(cluster.data) == []


def test_the_owner_waits_for_a_command_that_joined(tmp_path: Path) -> None:
    beside = (
        "import sys, time; from pathlib import Path;"
        "from motcua.cli.running.joining import joined; from motcua.cli.running.cluster import *\n"
        "with joined(Path(sys.argv[1])):\n"
        "    print('in', flush=True); time.sleep(0.5)\n"
        "    assert Cluster(Path(sys.argv[1])).answers()"
    )
    with joined(tmp_path):
        second = subprocess.Popen([sys.executable, "-c", beside, tmp_path], stdout=subprocess.PIPE)
        assert second.stdout is not None
        second.stdout.readline()

    assert second.wait(5) == 0
    second.stdout.close()


def test_a_taken_port_is_given_up_for_a_free_one(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "port").write_text(str(taken))
        with joined(tmp_path):
            assert Cluster(tmp_path).port() != taken
