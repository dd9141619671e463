"""Signing in, and the limit on wrong tries."""

from datetime import datetime

from django.contrib.auth import authenticate
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.events import SignedIn
from motcua.foundation.identity.models import Account, SignInTry
from motcua.foundation.identity.queries import actor_of
from motcua.foundation.journal.actions import record
from motcua.kit.errors import Refused


def sign_in(
    *, username: str, password: str, address: str, now: datetime, request_id: str = ""
) -> Account:
    """The account that this name and password open.

    A try is written before the password is looked at, so that parallel tries cannot pass the limit
    of ``rules.TRIES`` for each account and address. A wrong name, a wrong password and a closed
    account are refused with the same sentence.
    """
    name = rules.plain_username(username)[:60]
    _count_try(name, address, now)
    account = authenticate(username=name, password=password)
    if not isinstance(account, Account):
        raise Refused(_("The username or the password is not right. Check both and try again."))
    with transaction.atomic():
        SignInTry.objects.filter(username=name, address=address).delete()
        actor = actor_of(account.pk, now=now, request_id=request_id)
        record(SignedIn(account_id=account.pk), actor=actor)
    return account


def forget_tries(*, now: datetime) -> int:
    """Delete the tries that no longer count; returns how many."""
    return SignInTry.objects.filter(at__lte=now - rules.WINDOW).delete()[0]


def forget_sessions() -> None:
    """Delete the sessions that have ended."""
    SessionStore.clear_expired()


@transaction.atomic
def _count_try(name: str, address: str, now: datetime) -> None:
    """Write one try, or refuse it; tries older than the window are forgotten."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{name} {address}"]
        )
    forget_tries(now=now)
    tries = SignInTry.objects.filter(username=name, address=address).values_list("at", flat=True)
    until = rules.waits_until(list(tries))
    if until is not None:
        raise Refused(
            _("Too many tries to sign in. You can try again after %(time)s.")
            % {"time": f"{timezone.localtime(until):%H:%M}"}
        )
    SignInTry.objects.create(username=name, address=address, at=now)
