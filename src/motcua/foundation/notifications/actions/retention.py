"""Forgetting what was told long ago."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications.events import MessagesForgotten
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.rules import KEPT
from motcua.kit.actor import Actor

BATCH = 1000
"""Messages of one act."""


def forget_old_messages(*, actor: Actor, now: datetime) -> int:
    """Delete messages whose time is over, with their deliveries; returns how many."""
    gone = 0
    while count := _forget_some(actor, now):
        gone += count
    return gone


@transaction.atomic
def _forget_some(actor: Actor, now: datetime) -> int:
    old = Message.objects.select_for_update(skip_locked=True).filter(created_at__lt=now - KEPT)
    ids = list(old.order_by("created_at").values_list("pk", flat=True)[:BATCH])
    if ids:
        Message.objects.filter(pk__in=ids).delete()
        record(MessagesForgotten(retention_id="messages", count=len(ids)), actor=actor)
    return len(ids)
