"""Jobs of ``motcua.kit.jobs`` on the queue of procrastinate, in the caller's transaction."""

from typing import Any

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.kit import jobs

RETRY = RetryStrategy(max_attempts=9, exponential_wait=3)
"""A job that fails is tried again after 3, 9, 27 … seconds, for almost a day."""


def bind() -> None:
    """Make every job known to the queue, and let ``defer`` reach it."""
    for job in jobs.jobs():
        app.task(name=job.name, queue=job.queue, retry=RETRY)(job.run)
    jobs.bind(_defer)


def _defer(job: jobs.Job, arguments: dict[str, Any]) -> None:
    app.configure_task(job.name, queue=job.queue).defer(**arguments)
