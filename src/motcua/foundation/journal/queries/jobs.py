"""The jobs that acts have left behind, as the queue's own tables hold them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

_LINES = """
    SELECT j.id, j.task_name, j.queue_name, j.status::text, j.attempts, j.scheduled_at,
           (SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id)
    FROM procrastinate_jobs j
"""
_JOBS = f"""
    {_LINES} WHERE j.status::text = ANY(%s)
    ORDER BY j.status = 'failed' DESC, j.id LIMIT %s
"""
_JOB = f"{_LINES} WHERE j.id = %s"
_COUNTS = """
    SELECT status::text, count(*) FROM procrastinate_jobs
    WHERE status NOT IN ('succeeded') GROUP BY status
"""


@dataclass(frozen=True)
class JobLine:
    """One job: ``since`` is when it came to stand where it stands."""

    id: int
    name: str
    queue: str
    status: str
    attempts: int
    scheduled_at: datetime | None
    since: datetime | None


def jobs(statuses: Sequence[str] = ("failed", "todo", "doing"), limit: int = 200) -> list[JobLine]:
    """Jobs that failed first, then those that wait or run, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_JOBS, [list(statuses), limit])
        return [JobLine(*row) for row in cursor.fetchall()]


def job(job_id: int) -> JobLine | None:
    """One job; None where there is none, or no longer."""
    with connection.cursor() as cursor:
        cursor.execute(_JOB, [job_id])
        found = cursor.fetchone()
        return JobLine(*found) if found else None


def count_jobs() -> dict[str, int]:
    """How many jobs wait (todo), run (doing) or failed."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        return dict(cursor.fetchall())
