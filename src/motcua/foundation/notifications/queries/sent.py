"""To whom messages went, for the office: never their text, addresses masked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.queries import persons
from motcua.foundation.notifications import permissions
from motcua.foundation.notifications.enums import NOT_SENT, Channel, DeliveryState
from motcua.foundation.notifications.models import Delivery
from motcua.foundation.notifications.rules import masked
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound

MOST = 200
"""Deliveries of one list."""


@dataclass(frozen=True)
class DeliveryLine:
    """One message over one channel; the address is masked."""

    id: int
    person: str
    about: str
    subject: str
    channel: str
    address: str
    state: str
    state_text: str
    tries: int
    last_error: str
    told_at: datetime
    read_at: datetime | None
    at: datetime
    settled: bool

    @property
    def is_open(self) -> bool:
        """Whether a person may send it again, or leave it."""
        return self.state in NOT_SENT and not self.settled


def not_sent(actor: Actor) -> list[DeliveryLine]:
    """What failed in the actor's units: first what waits for a person, then what is tried."""
    return _lines(_not_settled().order_by("-state", "-at")[:MOST], actor)


def count_given_up() -> int:
    """How much waits for a person, in all units."""
    return _not_settled().exclude(state=DeliveryState.FAILED).count()


def delivery_of(delivery_id: int, *, actor: Actor) -> DeliveryLine:
    """One delivery. Raises ``NotFound`` for those of units that are not the actor's."""
    found = _lines(_deliveries().filter(pk=delivery_id), actor)
    if not found:
        raise NotFound(_("There is no such delivery."))
    return found[0]


def told(actor: Actor, *, about: str = "", name: str = "") -> list[DeliveryLine]:
    """Who was told about a subject of the journal, or what people of this name were told.

    The newest first, in the actor's units only; nothing asked finds nothing.
    """
    if not about and not name:
        return []
    rows = _deliveries()
    if about:
        rows = rows.filter(message__about=about)
    if name:
        rows = rows.filter(message__person__full_name__icontains=name)
    return _lines(rows.order_by("-message__created_at", "message_id", "channel")[:MOST], actor)


def _deliveries() -> QuerySet[Delivery]:
    return Delivery.objects.select_related("message")


def _not_settled() -> QuerySet[Delivery]:
    return _deliveries().filter(state__in=NOT_SENT, settled_at=None)


def _lines(rows: Iterable[Delivery], actor: Actor) -> list[DeliveryLine]:
    """Those that the actor may see, with names; three queries however many there are."""
    listed = list(rows)
    units = {row.message.unit_id for row in listed}
    mine = permissions.tended(actor, units, on=timezone.localdate())
    seen = [row for row in listed if row.message.unit_id in mine]
    names = persons({row.message.person_id for row in seen})
    return [_line(row, names[row.message.person_id].full_name) for row in seen]


def _line(row: Delivery, name: str) -> DeliveryLine:
    message = row.message
    return DeliveryLine(
        id=row.pk,
        person=name,
        about=message.about,
        subject=message.subject,
        channel=str(Channel(row.channel).label),
        address=masked(row.address),
        state=row.state,
        state_text=str(DeliveryState(row.state).label),
        tries=row.tries,
        last_error=row.last_error,
        told_at=message.created_at,
        read_at=message.read_at,
        at=row.at,
        settled=row.settled_at is not None,
    )
