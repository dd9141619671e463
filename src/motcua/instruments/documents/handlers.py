"""What the store does by the clock."""

from django.utils import timezone

from motcua.instruments.documents.actions import forget_unneeded
from motcua.kit.actor import system
from motcua.kit.jobs import job


@job(queue="upkeep", schedule="47 * * * *")
def forget_files() -> None:
    """Delete the files that nothing refers to any more."""
    forget_unneeded(actor=system("retention"), now=timezone.now())
