"""Child processes that die with their parent, and leftovers of a parent that was killed."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

MARK = "MOTCUA_SUPERVISED_IN"
"""Every supervised process carries it; its value is the folder that the supervisor runs on."""

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def spawn(
    command: Sequence[str | os.PathLike[str]],
    *,
    dies_by: signal.Signals = signal.SIGTERM,
    become: Callable[[], None] | None = None,
    env: Mapping[str, str] | None = None,
    output: IO[Any] | int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, which gets ``dies_by`` when we are gone.

    Call it from the main thread: the kernel watches the thread that started the child.
    ``become`` runs in the child first and may change who it is.
    """
    parent = os.getpid()

    def prepare() -> None:
        if become is not None:
            become()
        _die_with_parent(parent, dies_by)

    return subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=prepare,
    )


def _die_with_parent(parent: int, by: signal.Signals) -> None:
    if sys.platform == "linux":
        _libc.prctl(_PR_SET_PDEATHSIG, int(by), 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


def end(process: subprocess.Popen[bytes], by: signal.Signals, patience: float) -> None:
    """Ask a child to end, wait ``patience`` seconds, then kill it with all it has started."""
    if process.poll() is None:
        process.send_signal(by)
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
    kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a child and whatever still runs in its session."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def reason(returncode: int) -> str:
    """How a process ended, in words."""
    if returncode < 0:
        return f"killed by {signal.Signals(-returncode).name}"
    return f"exit code {returncode}"


def end_supervised(var: Path) -> None:
    """End what an earlier supervisor of ``var`` left behind; the caller holds its lock."""
    mark = f"{MARK}={var}".encode()
    end_all(
        lambda: [p for p, folder in _others() if mark in _read(folder / "environ").split(b"\0")],
        signal.SIGTERM,
        patience=3.0,
    )


def working_in(data: Path) -> list[int]:
    """Every process whose current folder is ``data``: PostgreSQL's, of that data folder."""
    return [pid for pid, folder in _others() if _folder_of(folder) == data]


def end_all(pids: Callable[[], list[int]], by: signal.Signals, patience: float) -> None:
    """End processes that are not our children; those that stay get a KILL after ``patience``."""
    until = time.monotonic() + patience
    asked: set[int] = set()
    while found := pids():
        for pid in found:
            late = time.monotonic() > until
            if late or pid not in asked:
                with suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL if late else by)
        asked.update(found)
        if time.monotonic() > until + 5:
            return
        time.sleep(0.05)


def _others() -> Iterator[tuple[int, Path]]:
    for folder in Path("/proc").glob("[0-9]*"):
        if int(folder.name) != os.getpid():
            yield int(folder.name), folder


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _folder_of(process: Path) -> Path | None:
    try:
        return (process / "cwd").readlink()
    except OSError:
        return None
