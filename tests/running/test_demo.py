"""The demo as a whole: what is killed comes back, and a stop leaves nothing."""

import json
import os
import signal

import pytest
from tests.running.operating import Demo, eventually


def test_it_answers_by_name_and_by_number(demo: Demo) -> None:
    assert demo.answers("localhost")
    assert demo.answers("127.0.0.1")


@pytest.mark.parametrize("part", ["database", "web", "worker", "provider.mjs"])
def test_a_part_that_is_killed_is_started_again(demo: Demo, part: str) -> None:
    before = demo.pids(part)

    os.kill(before[0], signal.SIGKILL)

    assert eventually(lambda: is_renewed(before, demo.pids(part)))
    assert eventually(demo.answers)


def test_a_web_process_that_is_killed_is_started_again_by_the_server(demo: Demo) -> None:
    server, *serving = demo.pids("web")

    os.kill(serving[0], signal.SIGKILL)

    assert eventually(lambda: len(demo.pids("web")) == 1 + len(serving))
    assert demo.pids("web")[0] == server
    assert eventually(demo.answers)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_nothing_and_a_second_start_works(demo: Demo, by: signal.Signals) -> None:
    assert demo.end(by) == 0
    assert demo.left() == []

    demo.ensure()

    assert demo.answers()


def test_when_the_supervisor_is_killed_nothing_stays_and_the_next_start_works(demo: Demo) -> None:
    demo.end(signal.SIGKILL)

    assert eventually(lambda: demo.left() == [])
    demo.ensure()
    assert demo.answers()


def test_when_everything_is_killed_at_once_the_next_start_works(demo: Demo) -> None:
    left = demo.left()
    demo.process.send_signal(signal.SIGSTOP)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    demo.end(signal.SIGKILL)

    demo.ensure()

    assert demo.answers()


def test_a_second_demo_names_the_first(demo: Demo) -> None:
    second = demo.run("demo", "--port", str(demo.port + 1))

    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert f"process {demo.process.pid}, http://localhost:{demo.port}" in second.stderr
    assert demo.answers()


def test_a_command_joins_the_running_database(demo: Demo) -> None:
    checked = demo.run("check", "--json")

    assert checked.returncode == 0
    said = {line["name"]: line["well"] for line in json.loads(checked.stdout)}
    assert {"database", "migrations", "worker", "files", "keys"} <= {*said}
    assert all(said.values())
    assert demo.answers()


def is_renewed(before: list[int], now: list[int]) -> bool:
    """Every process of a part is another one; its old ones are gone."""
    return bool(now) and not set(before) & set(now)
