"""The demo as its operator has it: started, looked at, ended."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from motcua.cli.running import processes
from motcua.cli.running.cluster import free_port

MOTCUA = [sys.executable, "-m", "motcua.cli"]


def eventually(true: Callable[[], object], within: float = 60.0) -> bool:
    """Whether it comes true; the seconds are generous, as other work may hold the machine."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False


class Demo:
    """A ``motcua demo`` as its operator sees it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.var = folder / "var"
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.log = folder / "log"

    def environment(self, **settings: str) -> dict[str, str]:
        ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return {**kept, "MOTCUA_VAR": str(self.var), **settings}

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """Run another ``motcua`` command on the same folder."""
        return subprocess.run(
            [*MOTCUA, *arguments],
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=60,
        )

    def ensure(self) -> None:
        """Start it unless it runs; return once it is ready."""
        if self.process is not None and self.process.poll() is None:
            return
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*MOTCUA, "demo", "--port", str(self.port)],
                env=self.environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        line = self.process.stdout.readline()
        assert line == f"ready http://localhost:{self.port}\n", self.log.read_text()

    def end(self, by: signal.Signals) -> int:
        self.process.send_signal(by)
        try:
            return self.process.wait(20)
        finally:
            self.process.stdout.close()

    def answers(self, host: str = "localhost") -> bool:
        with suppress(OSError):
            address = f"http://{host}:{self.port}/readyz"
            with urllib.request.urlopen(address, timeout=3) as answer:
                return answer.status == 200
        return False

    def pids(self, part: str) -> list[int]:
        """Those of ``database``, ``web``, ``worker`` or ``provider.mjs``; the oldest first."""
        if part == "database":
            found = processes.working_in(self.var / "postgres" / "data")
        else:
            found = [pid for pid in self._marked() if _has(part, _arguments(pid))]
        return sorted(found, key=_begun)

    def left(self) -> list[int]:
        """All that runs for this folder."""
        return self.pids("database") + self._marked()

    def _marked(self) -> list[int]:
        mark = f"{processes.MARK}={self.var}".encode()
        found = Path("/proc").glob("[0-9]*/environ")
        return [int(path.parent.name) for path in found if mark in _bytes(path)]


def _has(part: str, arguments: list[bytes]) -> bool:
    """A command of ours is an argument, a program of Node's is the end of one."""
    return any(each == part.encode() or each.endswith(f"/{part}".encode()) for each in arguments)


def _begun(pid: int) -> tuple[int, int]:
    """When it began, in ticks of the kernel: the numbers of processes come round again."""
    after_the_name = _bytes(Path(f"/proc/{pid}/stat")).rpartition(b")")[2].split()
    return (int(after_the_name[19]) if after_the_name else 0, pid)


def _arguments(pid: int) -> list[bytes]:
    return _bytes(Path(f"/proc/{pid}/cmdline")).split(b"\0")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
