"""What identity does by the clock."""

from django.utils import timezone

from motcua.foundation.identity.actions.sign_in import forget_sessions, forget_tries
from motcua.kit.jobs import job


@job(queue="upkeep", schedule="7 * * * *")
def forget_old_tries() -> None:
    """Delete tries to sign in that no longer count, with the addresses they came from."""
    forget_tries(now=timezone.now())


@job(queue="upkeep", schedule="57 3 * * *")
def forget_ended_sessions() -> None:
    """Delete what a browser was remembered by until its session ended."""
    forget_sessions()
