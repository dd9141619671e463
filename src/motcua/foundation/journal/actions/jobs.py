"""Jobs tended by people: run again, or given up."""

from django.db import connection, transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal import permissions
from motcua.foundation.journal.actions.recording import record
from motcua.foundation.journal.events import JobCancelled, JobRetried
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

_LOCK = "SELECT task_name, status::text FROM procrastinate_jobs WHERE id = %s FOR UPDATE"
_RETRY = "SELECT procrastinate_retry_job_v2(%s, now(), NULL, NULL, NULL)"
_HURRY = "UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE id = %s"
_CANCEL = "SELECT procrastinate_cancel_job_v1(%s, false, false)"


@transaction.atomic
def retry_job(*, job_id: int, actor: Actor) -> None:
    """Run a failed job once more, or a waiting one at once."""
    name, status = _locked(job_id, actor)
    if status not in {"failed", "todo"}:
        raise Refused(_("This job does not wait and has not failed."))
    with connection.cursor() as cursor:
        cursor.execute(_RETRY if status == "failed" else _HURRY, [job_id])
    record(JobRetried(job_id=job_id, name=name), actor=actor)


@transaction.atomic
def cancel_job(*, job_id: int, actor: Actor) -> None:
    """Give up a job that waits; one that runs or is done stays as it is."""
    name, status = _locked(job_id, actor)
    if status != "todo":
        raise Refused(_("Only a job that waits can be cancelled."))
    with connection.cursor() as cursor:
        cursor.execute(_CANCEL, [job_id])
    record(JobCancelled(job_id=job_id, name=name), actor=actor)


def _locked(job_id: int, actor: Actor) -> tuple[str, str]:
    if not permissions.may_tend(actor):
        raise NotAllowed(_("Only an administrator tends the journal."))
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [job_id])
        found = cursor.fetchone()
    if found is None:
        raise NotFound(_("There is no such job: finished ones are removed after some days."))
    return str(found[0]), str(found[1])
