"""How fast subscriptions follow the journal, and how soon a handler hears an act."""

import statistics
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from scratch import database, report

ENTRIES = 10_000
ONE_BY_ONE = 1_000
PROBES = 100
SUBJECTS = 500


def main() -> int:
    with database():
        fill(ENTRIES)
        kept = [
            report("follow-counting", counting(), "entries/s", 2000),
            report("follow-savepoint", with_savepoints(), "entries/s", 150),
            report("follow-latency-p95", latency() * 1000, "ms", 100),
        ]
    return 0 if all(kept) else 1


def fill(entries: int) -> None:
    """Acts about some hundred subjects, many in one transaction to be quick."""
    from django.db import transaction

    from motcua.foundation.journal import follow
    from motcua.foundation.journal.actions import record
    from motcua.kit.actor import system

    with transaction.atomic():
        for number in range(entries):
            record(happened(number), actor=system("bench"))
    follow.give_positions()


def happened(number: int) -> object:
    from motcua.services.cases.events import ProposalReturned

    return ProposalReturned(case_id=number % SUBJECTS, reason="Thiếu ngày sinh của mẹ")


def counting() -> float:
    """A projection that counts a batch in one statement."""
    from motcua.foundation.journal.queries import EntryLine

    def count(entries: Sequence[EntryLine]) -> None:
        add(len(entries), "counting")

    return speed("bench.counting", count, batch=True, entries=ENTRIES)


def with_savepoints() -> float:
    """A handler that writes one row for each entry, each in its savepoint."""
    from motcua.foundation.journal.queries import EntryLine

    def write(entry: EntryLine) -> None:
        add(1, entry.subject)

    return speed("bench.savepoints", write, batch=False, entries=ONE_BY_ONE)


def add(count: int, key: str) -> None:
    """Count in a table of the product, by the ORM as handlers do."""
    from django.db.models import F

    from motcua.foundation.journal.models import Progress

    name = f"count {key}"
    if not Progress.objects.filter(pk=name).update(position=F("position") + count):
        Progress.objects.create(subscription=name, position=count)


def speed(name: str, handler: object, *, batch: bool, entries: int) -> float:
    from motcua.foundation.journal import follow
    from motcua.kit.events import Subscription
    from motcua.services.cases.events import ProposalReturned

    subscription = Subscription(name, (ProposalReturned,), handler, batch)
    heard, began = 0, time.perf_counter()
    while heard < entries:
        read = follow.advance(subscription)
        assert read
        heard += read
    return heard / (time.perf_counter() - began)


def latency() -> float:
    """Seconds from the commit of an act to its handler, for 95 of 100 acts, in a quiet worker."""
    heard: dict[int, float] = {}
    committed: dict[int, float] = {}
    with following(heard):
        for number in range(PROBES):
            committed[number] = act(number)
            time.sleep(0.03)
        wait_until_all(heard)
    waits = [heard[number] - committed[number] for number in committed]
    return statistics.quantiles(waits, n=20)[-1]


def act(number: int) -> float:
    from django.db import transaction

    from motcua.foundation.journal.actions import record
    from motcua.kit.actor import system
    from motcua.services.cases.events import CaseProposed

    with transaction.atomic():
        happened = CaseProposed(case_id=number, outcome="granted", reason=str(number))
        record(happened, actor=system("bench"))
    return time.perf_counter()


@contextmanager
def following(heard: dict[int, float]) -> Iterator[None]:
    """The worker's follower in a thread, with one subscription that notes when it hears."""
    from motcua.config import worker
    from motcua.foundation.journal.queries import EntryLine
    from motcua.kit.events import on
    from motcua.services.cases.events import CaseProposed

    @on(CaseProposed, name="bench.latency")
    def note(entry: EntryLine) -> None:
        heard[entry.event.case_id] = time.perf_counter()

    stop = threading.Event()
    thread = threading.Thread(target=worker.follow_until, args=[stop])
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def wait_until_all(heard: dict[int, float]) -> None:
    end = time.monotonic() + 20
    while len(heard) < PROBES:
        assert time.monotonic() < end, f"only {len(heard)} of {PROBES} acts were heard"
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main())
