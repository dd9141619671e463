"""Writing to an address of which nobody knows yet whose it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications.actions.sending import NotSentYet, Overtaken, courier_for
from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.events import NoteWritten
from motcua.foundation.notifications.letters import parcel_of_note
from motcua.foundation.notifications.models import Note
from motcua.foundation.notifications.plugins import Later, NotSent
from motcua.foundation.notifications.queries.preferences import channels_here
from motcua.foundation.notifications.rules import NOTE_KEPT
from motcua.foundation.notifications.templates import kind_of
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused


@transaction.atomic
def write_to(
    *,
    channel: Channel,
    address: str,
    kind: str,
    facts: Mapping[str, Any],
    language: str,
    actor: Actor,
) -> None:
    """Send words of the profile to an address, such as a code; they stand in no inbox.

    They are deleted when they are handed over, or after an hour. A channel that this installation
    cannot send by is refused.
    """
    if channel not in channels_here():
        raise Refused(_("We cannot send anything there yet. Ask the office."))
    said = kind_of(settings.PROFILE, kind).render(facts, language)
    note = Note.objects.create(
        channel=channel,
        address=address,
        language=language,
        subject=said.subject,
        text=said.sms if channel == Channel.SMS else said.text,
    )
    record(NoteWritten(note_id=note.pk, channel=channel), actor=actor)


def send_note(*, note_id: int) -> None:
    """Send it unless that was done; it is gone with the moment of handing over.

    Raises ``NotSentYet`` when the queue shall try again. What is refused for good, or left without
    an answer, is dropped: the person who waits for it asks for another.
    """
    note = Note.objects.filter(pk=note_id, created_at__gt=timezone.now() - NOTE_KEPT).first()
    if note is None:
        return
    try:
        courier_for(note.channel).send(parcel_of_note(note), lambda: _hand_over(note_id))
    except Overtaken:
        return
    except Later:
        raise NotSentYet(f"Note {note_id} was not sent; it is tried again.") from None
    except NotSent:
        Note.objects.filter(pk=note_id).delete()


def forget_notes(*, now: datetime) -> int:
    """Delete what was not sent within an hour; returns how much."""
    return Note.objects.filter(created_at__lte=now - NOTE_KEPT).delete()[0]


def _hand_over(note_id: int) -> None:
    if not Note.objects.filter(pk=note_id).delete()[0]:
        raise Overtaken
