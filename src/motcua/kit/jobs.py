"""Jobs: work that costs something (paper, signatures, mail), done by the worker after the commit.

This file is a registry without machinery. ``motcua.config.worker`` binds it to the queue; a job
deferred in a transaction that is rolled back is gone. A job may run twice: key what it makes.
One with a schedule is also asked for by the clock, once for each time however many workers run.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


class Queue(Protocol):
    def __call__(self, job: "Job", arguments: dict[str, Any]) -> None: ...


@dataclass(frozen=True)
class Job:
    """A function that the worker runs; ``defer`` asks for it in the current transaction."""

    name: str
    queue: str
    run: Callable[..., None]
    schedule: str = ""
    """When it is asked for by itself, as cron writes it in UTC; empty for never."""

    def defer(self, **arguments: Any) -> None:
        if _queue is None:
            raise RuntimeError("No queue is bound: motcua.config binds one when Django starts.")
        _queue(self, arguments)

    def __call__(self, **arguments: Any) -> None:
        self.run(**arguments)


_jobs: dict[str, Job] = {}
_queue: Queue | None = None


def job(*, queue: str, schedule: str = "") -> Callable[[Callable[..., None]], Job]:
    """Mark a function as a job of one queue; one with a schedule takes no arguments."""

    def mark(run: Callable[..., None]) -> Job:
        name = f"{run.__module__.removeprefix('motcua.')}.{run.__name__}"
        _jobs[name] = made = Job(name, queue, run, schedule)
        return made

    return mark


def jobs() -> list[Job]:
    return [_jobs[name] for name in sorted(_jobs)]


def bind(queue: Queue) -> None:
    global _queue
    _queue = queue
