"""Telling a person."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications.enums import Channel, DeliveryState
from motcua.foundation.notifications.events import PersonTold
from motcua.foundation.notifications.models import Delivery, Message
from motcua.foundation.notifications.queries.preferences import addresses_of, preferences_of
from motcua.foundation.notifications.templates import Rendered, kind_of
from motcua.kit.actor import Actor


@transaction.atomic
def tell(
    *,
    person_id: int,
    kind: str,
    facts: Mapping[str, Any],
    key: str,
    actor: Actor,
    link: str = "",
    about: str = "",
    unit_id: int | None = None,
) -> int:
    """Tell a person, in their language and over the channels they chose; returns the message.

    ``key`` names the cause: the same person, kind and key once more changes nothing. ``facts`` are
    those that the profile's text of this kind declares; others raise ``ValueError``. ``link`` is a
    path of ours, ``about`` a subject of the journal as ``case:17``, ``unit_id`` on whose behalf.
    """
    told = Message.objects.filter(person_id=person_id, kind=kind, key=key)
    if (known := told.values_list("pk", flat=True).first()) is not None:
        return known
    wanted = preferences_of(person_id)
    said = kind_of(settings.PROFILE, kind).render(facts, wanted.language)
    message, is_new = Message.objects.get_or_create(
        person_id=person_id,
        kind=kind,
        key=key,
        defaults={
            "about": about,
            "unit_id": unit_id,
            "language": wanted.language,
            "subject": said.subject,
            "text": said.text,
            "link": link,
        },
    )
    if is_new:
        deliveries = _deliveries(message, said, wanted.channels)
        record(
            PersonTold(
                person_id=person_id,
                message_id=message.pk,
                kind=kind,
                delivery_ids=[d.pk for d in deliveries if d.state == DeliveryState.QUEUED],
            ),
            actor=actor,
        )
    return message.pk


def _deliveries(message: Message, said: Rendered, channels: tuple[Channel, ...]) -> list[Delivery]:
    """The inbox has it at once; the others wait, as far as there is an address."""
    addresses = addresses_of(message.person_id)
    sms = {Channel.SMS: said.sms}
    inbox = Delivery(
        message=message, channel=Channel.INBOX, state=DeliveryState.SENT, at=timezone.now()
    )
    others = [
        Delivery(message=message, channel=c, address=addresses[c], text=sms.get(c, ""))
        for c in channels
        if c in addresses
    ]
    return Delivery.objects.bulk_create([inbox, *others])
