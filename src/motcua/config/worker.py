"""The worker: follows the journal, seals it, and does the jobs that acts have left behind."""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, cast

import psycopg
from django.db import close_old_connections, connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status

from motcua.config.queue import RETRY
from motcua.foundation.journal import follow
from motcua.foundation.journal.sealing import seal_all

log = logging.getLogger("motcua.worker")

IDLE = 0.04
"""Seconds between two looks at the journal when nothing happens."""
SEAL_EACH = 60.0
"""Seconds between two seals."""
PAUSE = 1.0
"""Seconds until the next try after something went wrong, such as a database that restarts."""
JOBS_AT_ONCE = 2
JOBS_END_WITHIN = 10
"""Seconds that a job in hand has to end after a TERM."""
KILLED_AFTER = 15.0
"""Seconds after a TERM in which the process ends, whatever its jobs do."""
HEARTBEAT = 10.0
"""Seconds between two signs of life of this worker."""
STALLED = 30.0
"""Seconds without a heartbeat after which a worker is dead and its jobs are done again."""
TENDED_EACH = 10.0
"""Seconds between two looks for the jobs of dead workers."""


def main() -> None:
    """Run until TERM or INT. What goes wrong is logged and tried again."""
    stop = threading.Event()
    follower = threading.Thread(target=follow_until, args=[stop], name="follower", daemon=True)
    follower.start()
    asyncio.run(_work())
    stop.set()
    follower.join(timeout=5)


def follow_until(stop: threading.Event) -> None:
    """Follow the journal and seal it, whatever goes wrong, until ``stop`` is set."""
    next_seal = time.monotonic()
    while not stop.is_set():
        try:
            close_old_connections()
            moved = follow.follow_once()
            if time.monotonic() >= next_seal:
                seal_all(datetime.now(UTC))
                next_seal = time.monotonic() + SEAL_EACH
        except Exception:
            log.exception("The journal cannot be followed now; the next try is in %s s", PAUSE)
            connection.close()
            stop.wait(PAUSE)
        else:
            if not moved:
                stop.wait(IDLE)


async def _work() -> None:
    """Work off the queue until a signal; a lost database is waited for."""
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _end, ending)
    connector = cast(DjangoConnector, app.connector)
    while not ending.is_set():
        try:
            await _do_jobs(app.with_connector(connector.get_worker_connector()), ending)
        except (ConnectorException, psycopg.Error):
            log.exception("The queue cannot be reached now; the next try is in %s s", PAUSE)
            await asyncio.sleep(PAUSE)


def _end(ending: asyncio.Event) -> None:
    """Begin to end; a job that cannot be stopped does not keep the process alive."""
    if not ending.is_set():
        ending.set()
        killer = threading.Timer(KILLED_AFTER, os._exit, args=[1])
        killer.daemon = True
        killer.start()


async def _do_jobs(worker_app: App, ending: asyncio.Event) -> None:
    """Run jobs and tend those of dead workers, until the end or the first failure."""
    async with worker_app.open_async():
        tasks = [
            asyncio.create_task(_run_jobs(worker_app)),
            asyncio.create_task(_tend_jobs(worker_app)),
            asyncio.create_task(ending.wait()),
        ]
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


def _run_jobs(worker_app: App) -> Coroutine[Any, Any, None]:
    """The queue's own worker; cancelling it lets the jobs in hand end."""
    return worker_app.run_worker_async(
        concurrency=JOBS_AT_ONCE,
        fetch_job_polling_interval=1,
        shutdown_graceful_timeout=JOBS_END_WITHIN,
        update_heartbeat_interval=HEARTBEAT,
        stalled_worker_timeout=STALLED,
        install_signal_handlers=False,
    )


async def _tend_jobs(worker_app: App) -> None:
    while True:
        await tend_jobs(worker_app)
        await asyncio.sleep(TENDED_EACH)


async def tend_jobs(worker_app: App) -> None:
    """Have the jobs of dead workers done again; one that was with too many of them has failed."""
    manager = worker_app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED):
        log.warning("Job %s (%s) lost its worker", job.id, job.task_name)
        # Another worker may have found it first: the queue then refuses.
        with suppress(ConnectorException):
            if job.attempts + 1 >= cast(int, RETRY.max_attempts):
                await manager.finish_job(job, status=Status.FAILED, delete_job=False)
            else:
                await manager.retry_job(job)
    await manager.prune_stalled_workers(STALLED)
