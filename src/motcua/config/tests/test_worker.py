"""What a worker leaves behind is done by the next; what cannot be done now is done later."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from motcua.config import queue
from motcua.kit import jobs
from motcua.kit.context import caused_by, request_id

HANG = "__main__.hang"
PATIENCE = 20


@pytest.fixture(autouse=True)
def empty_queue(request) -> None:
    """The queue's tables are not Django's: a test that commits leaves rows there."""
    if "django_db" in request.keywords:
        request.getfixturevalue("db")
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def url() -> str:
    where = connection.settings_dict
    login = f"{where['USER']}:{quote(where['PASSWORD'])}"
    return f"postgresql://{login}@{where['HOST']}:{where['PORT']}/{where['NAME']}"


@pytest.fixture
def start(tmp_path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Starts a quick worker; whatever still runs is killed at the end."""
    with ExitStack() as stack:

        def begin() -> subprocess.Popen[bytes]:
            process = subprocess.Popen(
                [sys.executable, "-m", "motcua.config.tests.quick_worker", tmp_path / "done"],
                env={**os.environ, "DATABASE_URL": url()},
                stderr=subprocess.DEVNULL,
            )
            stack.callback(process.wait)
            stack.callback(process.kill)
            return process

        yield begin


def wait_for(look: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not look():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.05)


def ask_for_a_job() -> int:
    return app.configure_task(HANG, queue="test", allow_unknown=True).defer(number=1)


def status_of(job_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job_id])
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
def test_the_job_of_a_killed_worker_is_found_and_done_again(start, tmp_path):
    job_id = ask_for_a_job()
    first = start()
    wait_for((tmp_path / "done.began").exists, "the job")

    first.kill()
    first.wait()
    assert status_of(job_id) == "doing"
    (tmp_path / "done").touch()
    start()

    wait_for(lambda: status_of(job_id) == "succeeded", "the second try")


@pytest.mark.django_db(transaction=True)
def test_a_job_that_does_not_end_does_not_hold_a_term(start, tmp_path):
    ask_for_a_job()
    worker = start()
    wait_for((tmp_path / "done.began").exists, "the job")

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=PATIENCE) == 1


@pytest.mark.django_db(transaction=True)
def test_an_idle_worker_ends_well_at_once(start):
    worker = start()
    wait_for(worker_is_alive, "the worker")

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=PATIENCE) == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_outlives_the_loss_of_all_its_connections(start, tmp_path):
    (tmp_path / "done").touch()
    worker = start()
    wait_for(worker_is_alive, "the worker")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    job_id = ask_for_a_job()

    wait_for(lambda: status_of(job_id) == "succeeded", "the job")
    assert worker.poll() is None


def worker_is_alive() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM procrastinate_workers)")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_job_runs_under_the_request_that_asked_for_it(monkeypatch):
    seen: list[tuple[str, int]] = []
    job = jobs.Job("test.look", "test", lambda number: seen.append((request_id(), number)))
    asked: dict[str, object] = {}
    monkeypatch.setattr(
        queue.app,
        "configure_task",
        lambda name, queue: type("Task", (), {"defer": staticmethod(asked.update)}),
    )
    with caused_by("abc"):
        queue._defer(job, {"number": 3})

    queue._traced(job.run)(**asked)

    assert (seen, request_id()) == ([("abc", 3)], "")


@pytest.mark.django_db(transaction=True)
def test_nothing_stays_of_a_job_whose_act_was_undone():
    with pytest.raises(RuntimeError), transaction.atomic():
        ask_for_a_job()
        raise RuntimeError("the power went off")

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone()[0] == 0
