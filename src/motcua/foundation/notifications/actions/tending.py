"""What an administrator does with what was not sent."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications import permissions
from motcua.foundation.notifications.enums import NOT_SENT, DeliveryState
from motcua.foundation.notifications.events import SendingGaveUp, SendingRetried
from motcua.foundation.notifications.models import Delivery
from motcua.foundation.notifications.rules import MOST_TRIES
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def retry_delivery(*, delivery_id: int, actor: Actor, now: datetime) -> None:
    """Send it again, with as many tries as the first time.

    One that may have been taken already is sent a second time then: that is the person's choice.
    """
    delivery = _locked(delivery_id, actor, now)
    delivery.state = DeliveryState.QUEUED
    delivery.tries_until = delivery.tries + MOST_TRIES
    delivery.settled_at = None
    delivery.at = now
    delivery.save(update_fields=["state", "tries_until", "settled_at", "at"])
    record(SendingRetried(delivery_id=delivery.pk), actor=actor)


@transaction.atomic
def settle_delivery(*, delivery_id: int, actor: Actor, now: datetime) -> None:
    """Leave it unsent: it is not tried again, and goes from the list."""
    delivery = _locked(delivery_id, actor, now)
    if delivery.state == DeliveryState.FAILED:
        delivery.state = DeliveryState.GAVE_UP
    delivery.settled_at = now
    delivery.save(update_fields=["state", "settled_at"])
    record(SendingGaveUp(delivery_id=delivery.pk, channel=delivery.channel), actor=actor)


def _locked(delivery_id: int, actor: Actor, now: datetime) -> Delivery:
    rows = Delivery.objects.select_for_update(of=["self"]).select_related("message")
    delivery = rows.filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound(_("There is no such delivery."))
    if not permissions.may_tend(actor, delivery.message, on=timezone.localdate(now)):
        raise NotAllowed(_("Only an administrator of the unit sees to its messages."))
    if delivery.state not in NOT_SENT:
        raise Refused(_("This delivery has not failed: it is on its way, or was sent."))
    return delivery
