"""How the installation fares: a glance for administrators and for what watches it."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import connection

from motcua.foundation.journal.models import Progress, Seal
from motcua.foundation.journal.queries.held import count_dead
from motcua.foundation.journal.queries.jobs import count_jobs
from motcua.kit import events

WORKER_ALIVE = 30
"""Seconds since its last heartbeat within which a worker counts as alive."""

_ALIVE = """
    SELECT count(*) FROM procrastinate_workers
    WHERE last_heartbeat > now() - make_interval(secs => %s)
"""


@dataclass(frozen=True)
class Lag:
    """How far a subscription is behind the newest entry."""

    subscription: str
    entries: int


@dataclass(frozen=True)
class Health:
    """``unplaced`` entries have no position yet; disk sizes are in bytes."""

    database: str
    database_bytes: int
    entries: int
    unplaced: int
    last_seal: int | None
    last_seal_at: datetime | None
    unsealed: int
    lags: tuple[Lag, ...]
    dead_letters: int
    workers: int
    jobs_waiting: int
    jobs_running: int
    jobs_failed: int
    disk_free: int
    disk_total: int


def health() -> Health:
    """Everything at this moment."""
    top = _number("SELECT coalesce(max(position), 0) FROM journal_position")
    seal = Seal.objects.order_by("number").last()
    jobs = count_jobs()
    disk = shutil.disk_usage(settings.VAR)
    return Health(
        database=str(_value("SHOW server_version")),
        database_bytes=_number("SELECT pg_database_size(current_database())"),
        entries=top,
        unplaced=_number("SELECT count(*) FROM journal_pending"),
        last_seal=seal.number if seal else None,
        last_seal_at=seal.at if seal else None,
        unsealed=top - (seal.last_position if seal else 0),
        lags=_lags(top),
        dead_letters=count_dead(),
        workers=_number(_ALIVE, [WORKER_ALIVE]),
        jobs_waiting=jobs.get("todo", 0),
        jobs_running=jobs.get("doing", 0),
        jobs_failed=jobs.get("failed", 0),
        disk_free=disk.free,
        disk_total=disk.total,
    )


def _lags(top: int) -> tuple[Lag, ...]:
    reached = dict(Progress.objects.values_list("subscription", "position"))
    return tuple(Lag(s.name, top - reached.get(s.name, 0)) for s in events.subscriptions())


def _number(query: str, facts: Sequence[int] = ()) -> int:
    return int(_value(query, facts))


def _value(query: str, facts: Sequence[int] = ()) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(query, facts)
        return cursor.fetchone()[0]
