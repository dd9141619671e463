"""A message as an e-mail: its text, the way to the page, and the same as simple HTML."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.models import Delivery, Message, Note
from motcua.foundation.notifications.plugins import Parcel


def parcel_of(delivery: Delivery) -> Parcel:
    """What is sent for a delivery, whose message was read with it."""
    message = delivery.message
    if delivery.channel == Channel.SMS:
        return Parcel(
            delivery.key, delivery.address, message.language, message.subject, delivery.text
        )
    facts = {
        "message": message,
        "link": settings.PUBLIC_URL + message.link if message.link else "",
        "choose": f"{settings.PUBLIC_URL}/inbox/settings",
    }
    return _mail(delivery, message, facts)


def parcel_of_note(note: Note) -> Parcel:
    """What is sent for a note: its words alone, without a link."""
    if note.channel == Channel.SMS:
        return Parcel(note.key, note.address, note.language, note.subject, note.text)
    return _mail(note, note, {"message": note})


def _mail(to: Delivery | Note, said: Message | Note, facts: dict[str, Any]) -> Parcel:
    with translation.override(said.language):
        text = render_to_string("notifications/mail.txt", facts)
        html = render_to_string("notifications/mail.html", facts)
    return Parcel(to.key, to.address, said.language, said.subject, text.strip(), html)
