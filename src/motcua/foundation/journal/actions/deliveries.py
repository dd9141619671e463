"""What a subscription could not hear: heard again, discarded, or everything from the start."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.journal import holding, permissions
from motcua.foundation.journal.actions.recording import record
from motcua.foundation.journal.events import (
    DeliveryDiscarded,
    DeliveryRetried,
    SubscriptionRebuilt,
)
from motcua.foundation.journal.models import Held, Progress
from motcua.kit import events
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

LONGEST_REASON = 300


@transaction.atomic
def retry_delivery(*, held_id: int, actor: Actor, now: datetime) -> None:
    """Let the subscription hear the entry at once; the rest of its subject then follows."""
    held = _locked(held_id, actor)
    held.next_try_at = now
    held.save(update_fields=["next_try_at"])
    happened = DeliveryRetried(subscription_id=held.subscription, entry_id=held.entry_id)
    record(happened, actor=actor)


@transaction.atomic
def discard_delivery(*, held_id: int, reason: str, actor: Actor, now: datetime) -> None:
    """Never deliver this entry to this subscription; the next of its subject goes on at once."""
    held = _locked(held_id, actor)
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(_("Say why this is discarded: the journal keeps the reason."))
    holding.let_go(held, now)
    happened = DeliveryDiscarded(
        subscription_id=held.subscription, entry_id=held.entry_id, reason=reason[:LONGEST_REASON]
    )
    record(happened, actor=actor)


@transaction.atomic
def rebuild(*, subscription: str, actor: Actor) -> None:
    """Empty what a subscription has built and set it before the first entry; the worker goes on."""
    if not permissions.may_tend(actor):
        raise NotAllowed(_("Only an administrator tends the journal."))
    found = next((each for each in events.subscriptions() if each.name == subscription), None)
    if found is None:
        raise NotFound(_("There is no subscription of this name."))
    Progress.objects.get_or_create(subscription=subscription)
    progress = Progress.objects.select_for_update().get(pk=subscription)
    if found.reset:
        found.reset()
    Held.objects.filter(subscription=subscription).delete()
    progress.position = 0
    progress.save(update_fields=["position"])
    record(SubscriptionRebuilt(subscription_id=subscription), actor=actor)


def _locked(held_id: int, actor: Actor) -> Held:
    """The held entry that failed, while its subscription stands still.

    The lock on the subscription keeps the worker from adding an entry behind one that goes.
    """
    if not permissions.may_tend(actor):
        raise NotAllowed(_("Only an administrator tends the journal."))
    subscription = Held.objects.filter(pk=held_id).values_list("subscription", flat=True).first()
    if subscription is not None:
        Progress.objects.select_for_update().get(pk=subscription)
    held = Held.objects.select_for_update().filter(pk=held_id, tries__gt=0).first()
    if held is None:
        raise NotFound(_("This entry is no longer held: it was delivered or discarded."))
    return held
