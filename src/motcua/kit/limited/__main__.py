"""The child: ``python -m motcua.kit.limited MODULE PIPE MEMORY SECONDS``.

The module's functions take bytes and JSON facts and return a pair: facts and a list of bytes.
They raise ``Failed`` to say why not. The child ends, and its folder goes, when the parent is gone.
"""

import os
import resource
import shutil
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from math import ceil
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any

from motcua.kit.limited.frames import OUT_OF_MEMORY, Failed, receive, send

_LARGEST_FILE = 100_000_000


def main(module: str, handle: str, memory: str, seconds: str) -> None:
    _leave_the_network()
    functions = import_module(module)
    _bound(int(memory))
    _be_silent()
    with Connection(int(handle)) as pipe, suppress(EOFError, ConnectionError):
        send(pipe, {"facts": {}})
        while True:
            request, blobs = receive(pipe)
            _start_the_clock(float(seconds))
            message, given = _answer(functions, request, blobs)
            signal.setitimer(signal.ITIMER_REAL, 0)
            send(pipe, {**message, "weary": _is_weary(int(memory))}, given)
    shutil.rmtree(Path.cwd(), ignore_errors=True)


def _answer(
    functions: ModuleType, request: dict[str, Any], blobs: Sequence[bytes]
) -> tuple[dict[str, Any], Sequence[bytes]]:
    try:
        facts, given = getattr(functions, request["function"])(*blobs, **request["facts"])
    except Failed as failed:
        return {"failed": failed.kind, "facts": failed.facts}, []
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        return {"failed": "broken", "facts": {"text": f"{type(error).__name__}: {error}"}}, []
    return {"facts": facts}, given


def _is_weary(memory: int) -> bool:
    """Whether a third of the memory was once in use: some libraries keep what they had.

    Asked of the kernel's own page, as ``getrusage`` counts what the parent held before the start.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    most = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(most.split()[1]) * 1024 > memory // 3


def _leave_the_network() -> None:
    """Step into a network of one's own with nothing in it, where the system allows that."""
    user, group = os.getuid(), os.getgid()
    with suppress(OSError):
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"1000 {user} 1")
        Path("/proc/self/gid_map").write_text(f"1000 {group} 1")


def _bound(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _be_silent() -> None:
    """What a hostile file makes a library print does not reach our log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def _start_the_clock(seconds: float) -> None:
    """Past its time the system ends this process, even in the middle of native code."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = ceil(used.ru_utime + used.ru_stime + 2 * seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
    signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
