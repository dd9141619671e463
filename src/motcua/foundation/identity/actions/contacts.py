"""Ways to reach a person, confirmed by a code.

The code is sent by whatever ``bind_sender`` bound: identity knows no mail and no telephone.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.enums import Channel
from motcua.foundation.identity.events import ContactConfirmed
from motcua.foundation.identity.models import ContactCode, Person
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused

type Sender = Callable[[str, str, str], None]
"""Called with channel, address and code, in the transaction of the request."""

KEPT = timedelta(hours=1)
"""For how long a code can be typed in."""
MOST_CODES, MOST_TRIES = 5, 5
"""Codes of one person within that time; tries for one code."""

_sender: Sender | None = None


def bind_sender(sender: Sender | None) -> None:
    """Say how codes are sent; None where they cannot be."""
    global _sender
    _sender = sender


def can_send() -> bool:
    return _sender is not None


@transaction.atomic
def send_code(*, channel: str, address: str, actor: Actor, now: datetime) -> str:
    """Send a code to an address; returns it, for the sandbox, which has no mail to look into."""
    person = _myself(actor)
    address = address.strip()
    if not _is_address(channel, address):
        raise Refused(_("Check what you typed: this is no e-mail address or phone number."))
    rows = ContactCode.objects.filter(person=person)
    rows.filter(sent_at__lte=now - KEPT).delete()
    if rows.count() >= MOST_CODES:
        raise Refused(_("We sent you several codes already. Please wait an hour."))
    code = f"{secrets.randbelow(10**6):06d}"
    ContactCode.objects.create(
        person=person,
        channel=channel,
        address=address,
        code_hash=_hash(person.pk, channel, code),
        sent_at=now,
    )
    if _sender is not None:
        _sender(channel, address, code)
    return code


def confirm_contact(*, channel: str, code: str, actor: Actor, now: datetime) -> None:
    """Take the address as the person's own, if this is the code that was sent there last.

    A wrong code is refused and counted, so that it cannot be guessed.
    """
    if not _take_code(channel, "".join(code.split()), actor, now):
        raise Refused(_("This is not the code we sent. Check it, or ask for a new one."))


@transaction.atomic
def _take_code(channel: str, code: str, actor: Actor, now: datetime) -> bool:
    person = _myself(actor)
    sent = (
        ContactCode.objects.filter(person=person, channel=channel, sent_at__gt=now - KEPT)
        .order_by("-sent_at", "-pk")
        .first()
    )
    if sent is None or sent.tries >= MOST_TRIES:
        raise Refused(_("This code has run out. Ask for a new one."))
    if not constant_time_compare(sent.code_hash, _hash(person.pk, channel, code)):
        sent.tries += 1
        sent.save(update_fields=["tries"])
        return False
    setattr(person, channel, sent.address)
    setattr(person, f"{channel}_confirmed_at", now)
    person.save(update_fields=[channel, f"{channel}_confirmed_at"])
    ContactCode.objects.filter(person=person, channel=channel).delete()
    record(ContactConfirmed(person_id=person.pk, channel=channel), actor=actor)
    return True


def forget_codes(*, now: datetime) -> int:
    """Delete the codes that nobody can type in any more; returns how many."""
    return ContactCode.objects.filter(sent_at__lte=now - KEPT).delete()[0]


def _myself(actor: Actor) -> Person:
    """The person, locked so that parallel tries count one after the other."""
    if actor.person_id is None or actor.behalf is not None:
        raise NotAllowed(_("Only the person themselves says how they are reached."))
    return Person.objects.select_for_update().get(pk=actor.person_id)


def _is_address(channel: str, address: str) -> bool:
    if channel == Channel.PHONE:
        return rules.is_phone(address)
    if channel != Channel.EMAIL:
        return False
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _hash(person_id: int, channel: str, code: str) -> str:
    return salted_hmac(f"contact:{person_id}:{channel}", code, algorithm="sha256").hexdigest()
