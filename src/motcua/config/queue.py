"""Jobs of ``motcua.kit.jobs`` on the queue of procrastinate, in the caller's transaction."""

import logging
import time
from collections.abc import Callable
from typing import Any

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from motcua.kit import jobs
from motcua.kit.context import caused_by, request_id

log = logging.getLogger("motcua.jobs")

RETRY = RetryStrategy(max_attempts=9, exponential_wait=3)
"""A job that fails is tried again after 3, 9, 27 … seconds, for almost a day."""
REQUEST = "_request"
"""The argument beside a job's own that names the request which asked for it."""
DONE_KEPT_HOURS = 7 * 24
"""For how long a job that went well is remembered; one that failed stays until a person acts."""


def bind() -> None:
    """Make every job known to the queue, and let ``defer`` reach it."""
    for job in jobs.jobs():
        if job.schedule:
            _by_the_clock(job)
        else:
            app.task(name=job.name, queue=job.queue, retry=RETRY)(_traced(job.run))
    jobs.bind(_defer)


@app.periodic(cron="37 3 * * *")
@app.task(name="config.forget_done_jobs", queue="upkeep", pass_context=True)
async def forget_done_jobs(context: JobContext, timestamp: int) -> None:
    await context.app.job_manager.delete_old_jobs(nb_hours=DONE_KEPT_HOURS)


def _by_the_clock(job: jobs.Job) -> None:
    """Every worker asks for it, the queue takes one; what fails is asked for again in its time."""
    task = app.task(name=job.name, queue=job.queue)(_traced(_punctual(job.run)))
    app.periodic(cron=job.schedule)(task)


def _punctual(run: Callable[[], None]) -> Callable[..., None]:
    """The clock gives the minute it asks at; an act that asks gives none."""

    def at(timestamp: int | None = None) -> None:
        run()

    return at


def _traced(run: Callable[..., None]) -> Callable[..., None]:
    """Run under the request that asked for the job, so that its log says so."""

    def traced(**arguments: Any) -> None:
        with caused_by(arguments.pop(REQUEST, "")):
            began = time.perf_counter()
            run(**arguments)
            milliseconds = round((time.perf_counter() - began) * 1000, 1)
            log.info("%s is done in %s ms", run.__name__, milliseconds)

    return traced


def _defer(job: jobs.Job, arguments: dict[str, Any]) -> None:
    if cause := request_id():
        arguments = {**arguments, REQUEST: cause}
    app.configure_task(job.name, queue=job.queue).defer(**arguments)
