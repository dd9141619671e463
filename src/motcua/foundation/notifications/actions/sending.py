"""Sending one delivery, at most once after it was handed over (docs/decisions/0010)."""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications.enums import Channel, DeliveryState
from motcua.foundation.notifications.events import SendingGaveUp
from motcua.foundation.notifications.letters import parcel_of
from motcua.foundation.notifications.models import Delivery
from motcua.foundation.notifications.plugins import Courier, Later, Never, NotSent, Unsure
from motcua.foundation.notifications.plugins.sandbox import SandboxSms
from motcua.foundation.notifications.plugins.smtp import SmtpCourier
from motcua.foundation.notifications.rules import masked
from motcua.kit.actor import Actor

_OPEN = (DeliveryState.QUEUED, DeliveryState.FAILED, DeliveryState.SENDING)


class NotSentYet(Exception):
    """The queue tries again; neither address nor answer stands here, as it is logged."""


class Overtaken(Exception):
    """Another worker has claimed the delivery: what is not handed over yet stays ours to drop."""


def send(*, delivery_id: int, actor: Actor) -> None:
    """Send it unless that was done; raises ``NotSentYet`` when the queue shall try again.

    The dialog with the other side stands in no transaction: before it the delivery is claimed, at
    the moment of handing over it is marked, and afterwards it says what became of it.
    """
    delivery = _claim(delivery_id, actor)
    if delivery is None:
        return
    try:
        courier = courier_for(delivery.channel)
        provider_id = courier.send(parcel_of(delivery), lambda: _hand_over(delivery))
    except Overtaken:
        return
    except NotSent as error:
        _note(delivery, error, actor)
    else:
        _mine(delivery).update(
            state=DeliveryState.SENT, provider_id=provider_id[:200], at=timezone.now()
        )


def courier_for(channel: str) -> Courier:
    """The way of a channel, as this installation is set up; ``Later`` where there is none now."""
    if channel == Channel.EMAIL and settings.SMTP_URL:
        return SmtpCourier.of(settings.SMTP_URL, settings.MAIL_FROM)
    if channel == Channel.SMS and settings.SMS == "sandbox":
        return SandboxSms(settings.MAILBOX)
    raise Later(_("This installation has no way to send it: set MOTCUA_SMTP_URL or MOTCUA_SMS."))


@transaction.atomic
def _claim(delivery_id: int, actor: Actor) -> Delivery | None:
    """Make it ours; one that died while handed over is given up, as it may have been taken."""
    rows = Delivery.objects.select_for_update(of=["self"]).select_related("message")
    delivery = rows.filter(pk=delivery_id).first()
    if delivery is None:
        return None
    if delivery.state == DeliveryState.HANDED_OVER:
        _end(delivery, DeliveryState.UNSURE, _("The worker ended before the answer."), actor)
        return None
    if delivery.state not in _OPEN:
        return None
    delivery.state = DeliveryState.SENDING
    delivery.tries += 1
    delivery.at = timezone.now()
    delivery.save(update_fields=["state", "tries", "at"])
    return delivery


def _hand_over(delivery: Delivery) -> None:
    handed = _mine(delivery).filter(state=DeliveryState.SENDING)
    if not handed.update(state=DeliveryState.HANDED_OVER, at=timezone.now()):
        raise Overtaken


def _mine(delivery: Delivery) -> QuerySet[Delivery]:
    """The row, as long as nobody has claimed it since."""
    return Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries)


def _note(delivery: Delivery, error: NotSent, actor: Actor) -> None:
    """What went wrong, for the office; a refusal for now is left to the queue."""
    reason = str(error).replace(delivery.address, masked(delivery.address))
    with transaction.atomic():
        if not _mine(delivery).select_for_update().exists():
            return None
        if isinstance(error, Unsure):
            return _end(delivery, DeliveryState.UNSURE, reason, actor)
        if isinstance(error, Never) or delivery.tries >= delivery.tries_until:
            return _end(delivery, DeliveryState.GAVE_UP, reason, actor)
        _write(delivery, DeliveryState.FAILED, reason)
    raise NotSentYet(f"Delivery {delivery.pk} was not sent; it is tried again.")


def _write(delivery: Delivery, state: DeliveryState, reason: str) -> None:
    delivery.state, delivery.last_error, delivery.at = state, reason[:300], timezone.now()
    delivery.save(update_fields=["state", "last_error", "at"])


def _end(delivery: Delivery, state: DeliveryState, reason: str, actor: Actor) -> None:
    """From here on a person decides."""
    _write(delivery, state, reason)
    record(SendingGaveUp(delivery_id=delivery.pk, channel=delivery.channel), actor=actor)
