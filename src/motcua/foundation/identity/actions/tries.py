"""The limit on tries at the doors: for each account and address, so nobody locks out another."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.models import SignInTry, SpentCode
from motcua.kit.errors import Refused

PASSWORD, CODE, PROVIDER = "password", "code", "provider"
"""Doors that count tries by themselves."""


@transaction.atomic
def count_try(
    door: str,
    name: str,
    address: str,
    now: datetime,
    *,
    most: int = rules.TRIES,
    most_anywhere: int | None = None,
) -> None:
    """Write one try, or refuse it; tries older than the window are forgotten.

    ``most`` is for the account and address, ``most_anywhere`` for the account from all addresses.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{door} {name}"])
    forget_tries(now=now)
    tries = SignInTry.objects.filter(door=door, username=name)
    here = list(tries.filter(address=address).values_list("at", flat=True))
    until = rules.waits_until(here, most)
    if until is None and most_anywhere is not None:
        until = rules.waits_until(list(tries.values_list("at", flat=True)), most_anywhere)
    if until is not None:
        raise Refused(
            _("Too many tries to sign in. You can try again after %(time)s.")
            % {"time": f"{timezone.localtime(until):%H:%M}"}
        )
    SignInTry.objects.create(door=door, username=name, address=address, at=now)


def forgive(door: str, name: str, address: str) -> None:
    """Forget the tries of somebody who has succeeded."""
    SignInTry.objects.filter(door=door, username=name, address=address).delete()


def forget_tries(*, now: datetime) -> int:
    """Delete the tries that no longer count, and codes that are spent; returns how many tries."""
    SpentCode.objects.filter(at__lte=now - rules.CODE_LIFE).delete()
    return SignInTry.objects.filter(at__lte=now - rules.WINDOW).delete()[0]
