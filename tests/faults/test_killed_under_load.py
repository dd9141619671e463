"""Each part is killed in turn while people apply: nothing that was acknowledged is lost."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from tests.running.operating import Demo, eventually

from motcua.cli.walkthrough.browser import Browser, Surprise
from motcua.cli.walkthrough.doors import Officer, enter_as_citizen
from motcua.cli.walkthrough.way import People, Walk

PEOPLE = {"lan": "Trần Thị Lan", "huy": "Phạm Quốc Huy"}
NOBODY = Officer("", "", "")
PARTS = ("worker", "web", "database")


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    one = Demo(tmp_path)
    one.ensure()
    yield one
    if one.process is not None and one.process.poll() is None:
        one.end(signal.SIGTERM)


class Applicant(Thread):
    """Applies over and over, as one person; keeps the numbers of what was acknowledged."""

    def __init__(self, name: str, url: str, folder: Path, enough: Event) -> None:
        super().__init__(daemon=True)
        self.person = PEOPLE[name]
        self.url, self.folder, self.enough = url, folder, enough
        self.receipts: list[str] = []
        self.interruptions = 0

    def run(self) -> None:
        while not self.enough.is_set():
            try:
                self._apply()
            except (Surprise, httpx.HTTPError, ValueError, AttributeError):
                self.interruptions += 1
                time.sleep(0.2)

    def _apply(self) -> None:
        with closing(
            Walk(self.url, People(self.person, self.person, NOBODY, NOBODY), self.folder)
        ) as walk:
            enter_as_citizen(walk.citizen, self.person)
            walk.answers()
            self.receipts.append(walk.hands_it_in_once())


def test_nothing_that_was_acknowledged_is_lost(demo: Demo, tmp_path: Path) -> None:
    url, enough = f"http://localhost:{demo.port}", Event()
    applicants = [Applicant(name, url, tmp_path, enough) for name in PEOPLE]
    for applicant in applicants:
        applicant.start()
    assert eventually(lambda: all(a.receipts for a in applicants))

    for part in PARTS:
        before = sum(len(a.receipts) for a in applicants)
        for pid in demo.pids(part):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        grown = lambda least=before: sum(len(a.receipts) for a in applicants) > least + 1  # noqa: E731
        assert eventually(grown), f"nobody could apply after {part} was killed"

    enough.set()
    for applicant in applicants:
        applicant.join(30)
    receipts = {name: a.receipts for name, a in zip(PEOPLE, applicants, strict=True)}
    for name, numbers in receipts.items():
        assert len(set(numbers)) == len(numbers)
        _all_have_their_receipt(url, name, numbers)
    verified = demo.run("journal", "verify", "--json")
    assert json.loads(verified.stdout.splitlines()[-1])["fault"] is None
    assert demo.end(signal.SIGTERM) == 0
    assert demo.left() == []


def _all_have_their_receipt(url: str, name: str, numbers: list[str]) -> None:
    """The worker that died left no job undone: each receipt comes, within a minute at most."""
    browser = Browser(url)
    with browser.client:
        enter_as_citizen(browser, PEOPLE[name])
        for number in numbers:
            path = f"/cases/{number}/receipt.pdf"
            there = lambda path=path: browser.client.get(path).status_code == 200  # noqa: E731
            assert eventually(there), f"{number} has no receipt"


def test_after_the_supervisors_own_death_nothing_runs_and_the_next_start_recovers(
    demo: Demo, tmp_path: Path
) -> None:
    url, enough = f"http://localhost:{demo.port}", Event()
    applicant = Applicant("lan", url, tmp_path, enough)
    applicant.start()
    assert eventually(lambda: applicant.receipts)

    demo.process.kill()
    demo.process.wait()
    assert eventually(lambda: not demo.left())
    enough.set()
    applicant.join(30)
    demo.process.stdout.close()
    demo.ensure()

    _all_have_their_receipt(url, "lan", applicant.receipts)
    verified = demo.run("journal", "verify", "--json")
    assert json.loads(verified.stdout.splitlines()[-1])["fault"] is None
