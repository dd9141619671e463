"""What a person does with messages of their own."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications import permissions
from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.events import ChannelsChosen, MessageRead
from motcua.foundation.notifications.models import Message, Preferences
from motcua.foundation.notifications.queries.preferences import channels_here
from motcua.foundation.notifications.templates import LANGUAGES
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def mark_read(*, message_id: int, actor: Actor, now: datetime) -> None:
    """Note that the person has opened it; again changes nothing."""
    message = Message.objects.select_for_update(of=["self"]).filter(pk=message_id).first()
    if message is None or not permissions.may_read(actor, message):
        raise NotFound(_("There is no such message among yours."))
    if message.read_at is None:
        message.read_at = now
        message.save(update_fields=["read_at"])
        record(MessageRead(person_id=message.person_id, message_ids=[message.pk]), actor=actor)


@transaction.atomic
def mark_all_read(*, actor: Actor, now: datetime) -> int:
    """Mark every message of one's own as read; returns how many were not."""
    person_id = _person(actor)
    unread = Message.objects.select_for_update(of=["self"]).filter(
        person_id=person_id, read_at=None
    )
    ids = list(unread.order_by("pk").values_list("pk", flat=True))
    if ids:
        Message.objects.filter(pk__in=ids).update(read_at=now)
        record(MessageRead(person_id=person_id, message_ids=ids), actor=actor)
    return len(ids)


@transaction.atomic
def choose_channels(*, language: str, channels: list[str], actor: Actor) -> None:
    """How one wants to be told from now on; the inbox always has everything."""
    person_id = _person(actor)
    if language not in LANGUAGES:
        raise Refused(_("Choose Vietnamese or English."))
    chosen = [channel for channel in Channel if channel in channels]
    if not set(channels) <= {*channels_here()}:
        raise Refused(_("Choose among the channels that are offered here."))
    Preferences.objects.update_or_create(
        person_id=person_id, defaults={"language": language, "channels": chosen}
    )
    record(
        ChannelsChosen(person_id=person_id, language=language, channels=[*map(str, chosen)]),
        actor=actor,
    )


def _person(actor: Actor) -> int:
    if actor.person_id is None:
        raise NotAllowed(_("Sign in as a person to read messages."))
    return actor.person_id
