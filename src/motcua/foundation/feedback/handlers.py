"""What feedback does by the clock."""

from django.utils import timezone

from motcua.foundation.feedback.actions import forget_old_reports as forget
from motcua.kit.actor import system
from motcua.kit.jobs import job


@job(queue="upkeep", schedule="27 2 * * *")
def forget_old_reports() -> None:
    """Delete reports whose year is over."""
    forget(actor=system("retention"), now=timezone.now())
