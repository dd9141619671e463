"""The database is killed under load, the disk is full: people are told, and all goes on."""

import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import httpx
import pytest
from tests.operating.helpers import MOTCUA, walk
from tests.running.operating import Demo, eventually, free_port

from motcua.cli.walkthrough.browser import Browser, Surprise
from motcua.cli.walkthrough.doors import Officer, enter_as_citizen
from motcua.cli.walkthrough.way import People, Walk

BACK_SOON = "Chúng tôi sẽ trở lại ngay"
KEPT = "Những gì bạn đã gửi trước đó vẫn được giữ"
NO_ROOM = "Chúng tôi không còn chỗ để lưu nội dung này"
NOBODY = People("", "", Officer("", "", ""), Officer("", "", ""))
LIMIT, NO_LIMIT = 20_000, resource.RLIM_INFINITY
"""Bytes of the largest file that the web server may write, as if the disk were full beyond."""


def test_a_database_that_is_killed_under_load_is_a_pause_and_not_an_end(running: Demo) -> None:
    web, worker = running.pids("web"), running.pids("worker")
    with load(running) as answers:
        time.sleep(0.5)
        for pid in running.pids("database"):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert eventually(lambda: any(status == 503 for status, _ in answers))
        assert eventually(running.answers)
        time.sleep(0.5)
        after = len(answers)
        time.sleep(0.5)

    outage = [page for status, page in answers if status == 503]
    assert {status for status, _ in answers} == {200, 503}
    assert all(BACK_SOON in page and KEPT in page for page in outage)
    assert {status for status, _ in answers[after:]} == {200}
    assert (running.pids("web"), running.pids("worker")) == (web, worker)
    assert walk(running.port, running.folder).returncode == 0


def test_a_full_disk_is_named_and_nothing_stays_of_the_upload(running: Demo) -> None:
    stored, answers = files(running), list[httpx.Response]()
    with narrow_web(running) as port:
        walk = Walk(f"http://localhost:{port}", NOBODY, running.folder)
        assert len(walk.paper) > LIMIT
        walk.citizen.client.event_hooks = {"response": [answers.append]}
        walk.citizen.client.cookies = signed_in(running)
        with pytest.raises(Surprise, match="answers 507"):
            walk.answers()
        walk.citizen.client.close()

    assert NO_ROOM in answers[-1].text
    assert KEPT in answers[-1].text
    assert files(running) == stored
    assert running.answers()


@contextmanager
def load(running: Demo) -> Iterator[list[tuple[int, str]]]:
    """Four visitors who ask for a procedure all the time; what they got, in order."""
    answers: list[tuple[int, str]] = []
    done = threading.Event()
    address = f"http://localhost:{running.port}/procedures/1.001193"

    def ask() -> None:
        with httpx.Client(timeout=30) as client:
            while not done.is_set():
                answer = client.get(address)
                answers.append((answer.status_code, answer.text))

    visitors = [threading.Thread(target=ask) for _visitor in range(4)]
    for visitor in visitors:
        visitor.start()
    try:
        yield answers
    finally:
        done.set()
        for visitor in visitors:
            visitor.join()


@contextmanager
def narrow_web(running: Demo) -> Iterator[int]:
    """A second web server on the same installation, which cannot write a larger file."""
    port = free_port()
    process = subprocess.Popen(
        [*MOTCUA, "web", "--port", str(port), "--workers", "1"],
        env=running.environment(MOTCUA_DEMO="yes", MOTCUA_PUBLIC_URL=f"http://localhost:{port}"),
        stderr=subprocess.DEVNULL,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, NO_LIMIT)),
    )
    try:
        assert eventually(lambda: is_up(port))
        yield port
    finally:
        process.terminate()
        process.wait(20)


def signed_in(running: Demo) -> httpx.Cookies:
    """What a browser of a citizen holds; both servers of one installation know it."""
    browser = Browser(f"http://localhost:{running.port}")
    with browser.client:
        enter_as_citizen(browser, "Trần Thị Lan")
        return browser.client.cookies


def is_up(port: int) -> bool:
    try:
        return httpx.get(f"http://localhost:{port}/readyz").status_code == 200
    except httpx.HTTPError:
        return False


def files(running: Demo) -> set[str]:
    return {str(path) for path in (running.var / "files").rglob("*") if path.is_file()}
