"""What identity does by the clock."""

from django.utils import timezone

from motcua.foundation.identity.actions.contacts import forget_codes
from motcua.foundation.identity.actions.invitations import forget_invitations
from motcua.foundation.identity.actions.sessions import forget_entrances, forget_sessions
from motcua.foundation.identity.actions.tries import forget_tries
from motcua.foundation.identity.queries.retention import files_of_mandates
from motcua.kit.actor import system
from motcua.kit.jobs import job
from motcua.kit.keeping import needs_files

needs_files(files_of_mandates)


@job(queue="upkeep", schedule="7 * * * *")
def forget_old_tries() -> None:
    """Delete tries to sign in that no longer count, with the addresses they came from."""
    forget_tries(now=timezone.now())


@job(queue="upkeep", schedule="57 3 * * *")
def forget_ended_sessions() -> None:
    """Delete what a browser was remembered by until its session ended, and the old history."""
    forget_sessions()
    forget_entrances(now=timezone.now())


@job(queue="upkeep", schedule="27 * * * *")
def forget_old_codes_and_invitations() -> None:
    """Delete codes and links that open nothing any more."""
    now = timezone.now()
    forget_codes(now=now)
    forget_invitations(actor=system("retention"), now=now)
