"""What follows from one domain in another that neither knows: identity speaks, people are told."""

from datetime import timedelta

from django.utils import timezone

from motcua.foundation.identity.events import NewDevice
from motcua.foundation.identity.queries.entrances import entrance
from motcua.foundation.journal.queries import EntryLine
from motcua.foundation.notifications.actions import tell
from motcua.kit.actor import system
from motcua.kit.events import on

NEWS_FOR = timedelta(days=7)
"""What happened longer ago is no news."""


@on(NewDevice)
def owner_hears_of_a_new_device(entry: EntryLine) -> None:
    """The owner of an account can end a stranger's session, once they know of it."""
    line = entrance(entry.event.entrance_id)
    if line is None or entry.actor.person_id is None or entry.at < timezone.now() - NEWS_FOR:
        return
    tell(
        person_id=entry.actor.person_id,
        kind="new-device",
        facts={"device": line.device_name or line.address, "day": line.at, "hour": line.at},
        key=f"entry:{entry.id}",
        link="/sessions/",
        about=entry.subject,
        actor=system("messages"),
    )
