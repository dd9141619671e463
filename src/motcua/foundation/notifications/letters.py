"""A message as an e-mail: its text, the way to the page, and the same as simple HTML."""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.models import Delivery
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
    with translation.override(message.language):
        text = render_to_string("notifications/mail.txt", facts)
        html = render_to_string("notifications/mail.html", facts)
    return Parcel(
        delivery.key, delivery.address, message.language, message.subject, text.strip(), html
    )
