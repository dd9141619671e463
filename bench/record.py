"""How many acts eight writers record in a second, beside a bare insert of the same row."""

import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier

from scratch import database, report, set_up_django

WRITERS = 8
ROUNDS = 3
"""Each measures both, so that other work on the machine weighs on both; the median counts."""
ACTS = 300
"""Acts of each writer and round."""
FLOOR = 1000.0
PATIENCE = 60
"""Seconds in which every writer must be ready, and done."""


def main() -> int:
    with database():
        rounds = [(rate(record_acts, n), rate(insert_rows, n)) for n in range(ROUNDS)]
    recorded, bare = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    return 0 if report("record", recorded, "acts/s", FLOOR, ratio=recorded / bare) else 1


def rate(write: Callable[[int], None], turn: int) -> float:
    """Rows a second, all writers together, from the moment in which all are ready."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(WRITERS + 1, timeout=PATIENCE)
    writers = [
        context.Process(target=take_part, args=(write, turn * WRITERS + number, barrier))
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    barrier.wait()
    began = time.perf_counter()
    barrier.wait()
    seconds = time.perf_counter() - began
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    return WRITERS * ACTS / seconds


def take_part(write: Callable[[int], None], number: int, barrier: Barrier) -> None:
    set_up_django()
    write(-1 - number)
    barrier.wait()
    for act in range(ACTS):
        write(number * ACTS + act)
    barrier.wait()


def record_acts(subject: int) -> None:
    """One act of a person, in a transaction of its own, about a subject of its own."""
    from django.db import transaction

    from motcua.foundation.journal.actions import record
    from motcua.kit.actor import Actor
    from motcua.services.cases.events import ProposalReturned

    actor = Actor(1, 1, "Lê Thị Hồng Vân", frozenset({("leader", 1)}), request_id="0" * 32)
    with transaction.atomic():
        record(ProposalReturned(case_id=subject, reason="Thiếu ngày sinh của mẹ"), actor=actor)


def insert_rows(number: int) -> None:
    """The same row into a table with the same columns and index, without chain or order."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BARE, [f"bare:{number}"])


BARE = """
    INSERT INTO journal_entry (subject, number, kind, data, actor, note, at, previous, hash)
    VALUES (%s, 1, 'bare', '{"case_id": 1, "reason": "Thiếu ngày sinh của mẹ"}',
            '{"account": 1, "person": 1, "name": "Lê Thị Hồng Vân", "roles": [["leader", 1]]}',
            '', now(), sha256('x'), sha256('y'))
"""


if __name__ == "__main__":
    sys.exit(main())
