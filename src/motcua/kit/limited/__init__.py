"""Dangerous work in limited children: parsers and compilers fed by strangers.

A child is a fresh Python (never a fork) that imports one module and runs its functions, over and
over, with bounds on memory, processor time, file size and wall clock. It sees neither the network
(where the system lets it step out) nor our environment with its secrets. When it dies or hangs, the
call ends in ``Failed`` and a later call gets a new child.

Frames are JSON and bytes, never pickles, so a child that was taken over can only answer badly.
"""

import os
import signal
import subprocess
import sys
from atexit import register
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import Pipe
from queue import LifoQueue
from shutil import rmtree
from tempfile import mkdtemp
from threading import Timer
from typing import Any

from motcua.kit.limited.frames import OUT_OF_MEMORY, Failed, receive, send

__all__ = ["Failed", "Limits", "Workshop"]

_START_SECONDS = 30.0
_GRACE_SECONDS = 0.5
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that never answers: what reaches for the network fails at once instead of hanging."""
_CAUSES = {
    -signal.SIGALRM: "time",
    -signal.SIGXCPU: "time",
    -signal.SIGABRT: "memory",
    OUT_OF_MEMORY: "memory",
}
"""By the exit code: native code without memory aborts, Python says so (``__main__``)."""


@dataclass(frozen=True)
class Limits:
    """What a child may use."""

    memory: int = 1_500_000_000
    """Address space, in bytes."""
    seconds: float = 5.0
    """Wall clock of one call; processor time is bounded at twice as much."""
    calls: int = 500
    """A child is replaced after so many calls, or when it once used a third of its memory."""


class Workshop:
    """Up to ``size`` children that run the functions of one module; threads may share it."""

    def __init__(self, module: str, *, limits: Limits, size: int = 2) -> None:
        self._module = module
        self._limits = limits
        self._size = size
        self._furnish()
        os.register_at_fork(after_in_child=self._furnish)
        register(self.close)

    def _furnish(self) -> None:
        self._places: LifoQueue[_Child | None] = LifoQueue()
        for _ in range(self._size):
            self._places.put(None)

    def call(self, function: str, *blobs: bytes, **facts: Any) -> tuple[Any, Sequence[bytes]]:
        """Run one function in a child on bytes and JSON facts; it answers with facts and bytes.

        Raises ``Failed``: of kind ``ended`` when the child ran out of its limits or died (its fact
        ``cause`` is ``time``, ``memory`` or ``crash``), of a kind of the function's own when it
        said why it cannot be done.
        """
        places = self._places
        child = places.get()
        try:
            child = child or _Child(self._module, self._limits)
            answer, given = child.call(function, blobs, facts)
        except BaseException as error:
            cause = "crash"
            if child is not None:
                child.end()
                cause = child.cause
            places.put(None)
            if isinstance(error, EOFError | OSError | ValueError):
                raise Failed("ended", cause=cause) from error
            raise
        if answer.get("weary") or child.calls >= self._limits.calls:
            child.end()
            places.put(None)
        else:
            places.put(child)
        if "failed" in answer:
            raise Failed(answer["failed"], **answer["facts"])
        return answer["facts"], given

    def close(self) -> None:
        """End the children that are idle; a later call starts new ones."""
        for _ in range(self._places.qsize()):
            child = self._places.get()
            if child is not None:
                child.end()
            self._places.put(None)


class _Child:
    """One running Python, the pipe to it, and the folder it may write in."""

    def __init__(self, module: str, limits: Limits) -> None:
        self.calls = 0
        self._late = False
        self._limits = limits
        # Not a TemporaryDirectory: a fork of this process would clear it away at its end.
        self._folder = mkdtemp(prefix="motcua-")
        self._pipe, theirs = Pipe()
        with theirs:
            end = str(theirs.fileno())
            bounds = [str(limits.memory), str(limits.seconds)]
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", "motcua.kit.limited", module, end, *bounds],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                env={"PATH": os.defpath, "LANG": "C.UTF-8", "HTTPS_PROXY": _NOWHERE},
                cwd=self._folder,
            )
        try:
            with self._within(_START_SECONDS):
                receive(self._pipe)
        except BaseException:
            self.end()
            raise

    def call(
        self, function: str, blobs: Sequence[bytes], facts: dict[str, Any]
    ) -> tuple[dict[str, Any], Sequence[bytes]]:
        self.calls += 1
        with self._within(self._limits.seconds + _GRACE_SECONDS):
            send(self._pipe, {"function": function, "facts": facts}, blobs)
            return receive(self._pipe)

    @property
    def cause(self) -> str:
        """Why it ended, by what the system says of it."""
        if self._late:
            return "time"
        return _CAUSES.get(self._process.returncode, "crash")

    def end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.wait()
        rmtree(self._folder, ignore_errors=True)

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        timer = Timer(seconds, self._stop)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _stop(self) -> None:
        self._late = True
        self._process.kill()
