"""What follows from telling: the sending, by the worker; and forgetting, by the clock."""

from django.utils import timezone

from motcua.foundation.journal.queries import EntryLine
from motcua.foundation.notifications.actions import retention, sending, writing
from motcua.foundation.notifications.events import NoteWritten, PersonTold, SendingRetried
from motcua.kit.actor import system
from motcua.kit.events import on
from motcua.kit.jobs import job


@on(PersonTold)
def sending_follows(entry: EntryLine) -> None:
    """Each channel but the inbox has a job of its own, so that none waits for another."""
    for delivery_id in entry.event.delivery_ids:
        send_delivery.defer(delivery_id=delivery_id)


@on(SendingRetried)
def sending_follows_again(entry: EntryLine) -> None:
    send_delivery.defer(delivery_id=entry.event.delivery_id)


@job(queue="mail")
def send_delivery(*, delivery_id: int) -> None:
    """Send it; what was sent is not sent twice, and what failed is tried again by the queue."""
    sending.send(delivery_id=delivery_id, actor=system("messages"))


@on(NoteWritten)
def note_follows(entry: EntryLine) -> None:
    send_note.defer(note_id=entry.event.note_id)


@job(queue="mail")
def send_note(*, note_id: int) -> None:
    """Send words to an address; what was handed over is gone, so twice sends once."""
    writing.send_note(note_id=note_id)


@job(queue="upkeep", schedule="37 * * * *")
def forget_old_notes() -> None:
    """Delete what could not be sent within an hour."""
    writing.forget_notes(now=timezone.now())


@job(queue="upkeep", schedule="47 2 * * *")
def forget_old_messages() -> None:
    """Delete messages whose two years are over."""
    retention.forget_old_messages(actor=system("retention"), now=timezone.now())
