"""The worker: follows the journal and does the jobs that acts have left behind."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import Callable
from typing import cast

from django.db import close_old_connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from motcua.foundation.journal import follow

log = logging.getLogger("motcua.worker")

IDLE = 0.04
"""Seconds between two looks at the journal when nothing happens."""
JOBS_AT_ONCE = 2


def main() -> None:
    """Run until TERM or INT; a part that dies ends the process, and its supervisor starts anew."""
    stop = threading.Event()
    follower = threading.Thread(target=_or_die(lambda: _follow(stop)), name="follower", daemon=True)
    follower.start()
    asyncio.run(_work())
    stop.set()
    follower.join(timeout=5)


def _follow(stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        if not follow.follow_once():
            stop.wait(IDLE)


async def _work() -> None:
    """Work off the queue; procrastinate stops by itself at TERM and INT, after the job in hand."""
    connector = cast(DjangoConnector, app.connector)
    worker_app = app.with_connector(connector.get_worker_connector())
    async with worker_app.open_async():
        await worker_app.run_worker_async(
            concurrency=JOBS_AT_ONCE, fetch_job_polling_interval=1, shutdown_graceful_timeout=10
        )


def _or_die(part: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        try:
            part()
        except Exception:
            log.exception("The journal's follower died; the worker ends so that it is started anew")
            os.kill(os.getpid(), signal.SIGKILL)

    return run
