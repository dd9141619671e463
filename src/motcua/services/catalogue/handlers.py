"""What the clock asks of the catalogue."""

from django.utils import timezone

from motcua.kit.actor import system
from motcua.kit.jobs import job
from motcua.services.catalogue.actions.publishing import put_due_in_force


@job(queue="upkeep", schedule="7 * * * *")
def put_approved_drafts_in_force() -> None:
    """Put in force what was approved for a day that has come."""
    put_due_in_force(on=timezone.localdate(), actor=system("catalogue"))
