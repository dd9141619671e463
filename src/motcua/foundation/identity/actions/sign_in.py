"""The first thing an officer shows, the codes of the second, and what happens when one is in."""

from datetime import datetime
from hashlib import sha256

from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.actions.tries import (
    CODE,
    PASSWORD,
    PROVIDER,
    count_try,
    forgive,
)
from motcua.foundation.identity.enums import Door, Method
from motcua.foundation.identity.events import NewDevice, SignedIn
from motcua.foundation.identity.models import Account, Entrance, SpentCode
from motcua.foundation.identity.queries import actor_of
from motcua.foundation.journal.actions import record
from motcua.kit.errors import Refused


def check_password(*, username: str, password: str, address: str, now: datetime) -> Account:
    """The account that this name and password belong to; the second factor is still to come.

    A try is written before the password is looked at, so that parallel tries cannot pass the limit
    of ``rules.TRIES`` for each account and address. A wrong name, a wrong password, a closed
    account and one that has no password are refused with the same sentence.
    """
    name = rules.plain_username(username)[:60]
    count_try(PASSWORD, name, address, now)
    account = authenticate(username=name, password=password)
    if not isinstance(account, Account) or account.door != Door.OFFICE:
        raise Refused(_("The username or the password is not right. Check both and try again."))
    forgive(PASSWORD, name, address)
    return account


def count_code_try(*, account: Account, address: str, now: datetime) -> None:
    """Write a try of a code before it is looked at, or refuse it.

    From all addresses together ``rules.CODE_TRIES`` are allowed: whoever spends them knows the
    password, and the owner still enters by passkey.
    """
    count_try(CODE, account.username, address, now, most_anywhere=rules.CODE_TRIES)


def spend_code(*, account: Account, code: str, address: str, now: datetime) -> None:
    """Accept a code that was found right, once: the second time it is refused."""
    digest = sha256(f"{account.pk} {code.strip()}".encode()).hexdigest()
    try:
        with transaction.atomic():
            SpentCode.objects.create(account=account, code=digest, at=now)
    except IntegrityError:
        raise Refused(_("This code was used already: wait for the next one.")) from None
    forgive(CODE, account.username, address)


def count_refused_answer(*, address: str, now: datetime) -> None:
    """Write that the provider's answer brought from this address was refused; too many wait."""
    count_try(PROVIDER, "", address, now, most=rules.REFUSALS)


@transaction.atomic
def enter(
    *,
    account_id: int,
    method: Method,
    level: int,
    address: str,
    device: str,
    user_agent: str,
    session_key: str,
    now: datetime,
    provider_session: str = "",
    request_id: str = "",
) -> None:
    """Write down that an account was entered, and tell of a device it has not used before.

    ``device`` is the random mark of the browser; only its hash is kept. The first device of an
    account is not news.
    """
    actor = actor_of(account_id, now=now, request_id=request_id, level=level)
    mark = sha256(device.encode()).hexdigest()
    earlier = Entrance.objects.filter(account_id=account_id)
    is_news = earlier.exists() and not earlier.filter(device=mark).exists()
    entrance = Entrance.objects.create(
        account_id=account_id,
        at=now,
        method=method,
        level=level,
        address=address,
        device=mark,
        device_name=rules.device_name(user_agent),
        session_key=session_key,
        provider_session=provider_session,
    )
    record(SignedIn(account_id=account_id, method=method, level=level), actor=actor)
    if is_news:
        record(NewDevice(account_id=account_id, entrance_id=entrance.pk), actor=actor)
