"""Counting requests, for all processes of a web server together.

Each process counts in a small file of fixed cells under ``var/metrics/<server>/``; whoever is asked
adds them up. The files of a process that died stay, so that no count ever falls; those of a server
that is gone are removed by the next one.
"""

import logging
import mmap
import os
import shutil
import threading
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path

log = logging.getLogger(__name__)

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the histogram's buckets, in seconds; one more takes what is slower."""
STATUSES = (200, 204, 301, 302, 303, 304, 400, 403, 404, 405, 409, 413, 422, 429, 500, 503, 507)
"""Statuses that are counted by number; 0 takes the others."""
_WIDTH = len(STATUSES) + 1 + len(BOUNDS) + 1 + 1
"""Cells of one route: its statuses, its buckets, the sum of its seconds."""
_CELL = 8


class RequestCounts:
    """One process's counts, in a file that the others read."""

    def __init__(self, folder: Path, routes: Sequence[str]) -> None:
        self.folder = folder
        self.routes = ("", *routes)
        self._places = {route: number * _WIDTH for number, route in enumerate(self.routes)}
        self._lock = threading.Lock()
        self._size = len(self.routes) * _WIDTH * _CELL
        self._cells = memoryview(_memory(folder / str(os.getpid()), self._size)).cast("d")

    def count(self, route: str, status: int, seconds: float) -> None:
        """One request more; ``route`` is the name of its view, empty where none was found."""
        place = self._places.get(route, 0)
        code = STATUSES.index(status) if status in STATUSES else len(STATUSES)
        bucket = len(STATUSES) + 1 + bisect_left(BOUNDS, seconds)
        with self._lock:
            self._cells[place + code] += 1
            self._cells[place + bucket] += 1
            self._cells[place + _WIDTH - 1] += seconds

    def lines(self) -> Iterator[str]:
        """The counts of all processes of this server, in Prometheus' text format."""
        cells = self._all()
        yield "# TYPE motcua_requests_total counter"
        for route, of_route in self._rows(cells):
            for status, number in zip((*STATUSES, 0), of_route, strict=False):
                if number:
                    labels = f'route="{route}",status="{status or "other"}"'
                    yield f"motcua_requests_total{{{labels}}} {number:.0f}"
        yield "# TYPE motcua_request_seconds histogram"
        for route, of_route in self._rows(cells):
            yield from _histogram(route, of_route[len(STATUSES) + 1 : -1], of_route[-1])

    def _rows(self, cells: Sequence[float]) -> Iterator[tuple[str, Sequence[float]]]:
        for number, route in enumerate(self.routes):
            row = cells[number * _WIDTH : (number + 1) * _WIDTH]
            if any(row):
                yield route, row

    def _others(self) -> Iterator[Path]:
        return (path for path in self.folder.glob("*") if path.name != str(os.getpid()))

    def _all(self) -> list[float]:
        contents = [bytes(self._cells), *(path.read_bytes() for path in self._others())]
        views = [
            memoryview(content).cast("d") for content in contents if len(content) == self._size
        ]
        return [sum(column) for column in zip(*views, strict=True)]


def _memory(path: Path, size: int) -> mmap.mmap:
    """Memory that is a file; on a full disk, memory alone: the product serves on, less is counted.

    The blocks are taken at once, as a write into a hole of a full disk would kill the process.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("w+b") as file:
            os.posix_fallocate(file.fileno(), 0, size)
            return mmap.mmap(file.fileno(), size)
    except OSError as error:
        log.warning("%s cannot be written (%s): counts are not whole", path, error.strerror)
        return mmap.mmap(-1, size)


def forget_ended_servers(var: Path) -> None:
    """Remove the counts of servers that are gone; we are one that has not begun."""
    for folder in (var / "metrics").glob("[0-9]*"):
        if folder.name == str(os.getpid()) or not Path("/proc", folder.name).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _histogram(route: str, buckets: Sequence[float], seconds: float) -> Iterator[str]:
    below = 0.0
    for bound, number in zip((*BOUNDS, "+Inf"), buckets, strict=True):
        below += number
        yield f'motcua_request_seconds_bucket{{route="{route}",le="{bound}"}} {below:.0f}'
    yield f'motcua_request_seconds_sum{{route="{route}"}} {seconds:.6f}'
    yield f'motcua_request_seconds_count{{route="{route}"}} {below:.0f}'
