"""The supervisor with small parts: hung ones, dying ones, stubborn ones."""

import os
import signal
import time
from pathlib import Path

import pytest
from tests.running.operating import eventually

from motcua.cli.running import processes, supervisor
from motcua.cli.running.supervisor import Part, Supervisor
from motcua.cli.trouble import Trouble

STUBBORN = ["/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.05; done"]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "PROBE_EVERY", 0.05)
    monkeypatch.setattr(supervisor, "BEAT", 0.02)


def until(running: Supervisor, true: object) -> None:
    end = time.monotonic() + 5
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        running.pause(0.02)
        running._tend()


def test_a_part_that_hangs_is_killed_and_started_again() -> None:
    part = Part("web", lambda: processes.spawn(STUBBORN), lambda: False, patience=0.1)
    with Supervisor() as running:
        running.start(part)
        first = part.process

        until(running, lambda: part.process is not None and part.process is not first)

        assert first.returncode == -signal.SIGKILL


def test_a_part_is_given_more_time_to_start_than_to_answer_again() -> None:
    asked: list[str] = []
    part = Part("web", lambda: processes.spawn(STUBBORN), lambda: bool(asked.append("")))
    with Supervisor() as running:
        running.start(part)
        first = part.process
        until(running, lambda: len(asked) > supervisor.MISSES)

        assert part.process is first


def test_a_part_that_dies_at_once_is_started_ever_more_slowly() -> None:
    starts: list[float] = []

    def launch() -> supervisor.Process:
        starts.append(time.monotonic())
        return processes.spawn(["/bin/false"])

    with Supervisor() as running:
        running.start(Part("worker", launch, lambda: True))
        until(running, lambda: len(starts) == 3)

    assert starts[1] - starts[0] > 0.4
    assert starts[2] - starts[1] > 0.9


def test_a_part_that_never_works_is_never_called_ready() -> None:
    with Supervisor() as running, pytest.raises(Trouble, match="web"):
        running.start(Part("web", lambda: processes.spawn(["/bin/sleep", "60"]), lambda: False))
        running.until_ready(0.3)


def test_a_stop_in_the_middle_ends_every_part() -> None:
    part = Part("web", lambda: processes.spawn(["/bin/sleep", "60"]), lambda: True)
    with Supervisor() as running:
        running.start(part)
        os.kill(os.getpid(), signal.SIGTERM)
        running.forever()

    assert part.process.returncode == -signal.SIGTERM


def test_what_a_part_started_ends_with_it(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = f"sleep 60 & echo $! > {note}.new; mv {note}.new {note}; wait"
    part = Part("web", lambda: processes.spawn(["/bin/sh", "-c", script]), lambda: True)
    with Supervisor() as running:
        running.start(part)
        until(running, note.exists)
        grandchild = int(note.read_text())

    assert eventually(lambda: not runs(grandchild))


def runs(pid: int) -> bool:
    """A dead process that nobody has reaped yet does not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False
