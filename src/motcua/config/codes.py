"""Codes that confirm an address: identity asks for them, notifications sends them."""

from django.utils.translation import get_language

from motcua.foundation.identity.actions.contacts import bind_sender
from motcua.foundation.identity.enums import Channel as Contact
from motcua.foundation.notifications.actions.writing import write_to
from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.queries import LANGUAGES, channels_here
from motcua.kit.actor import system

_WAYS = {Contact.EMAIL: Channel.EMAIL, Contact.PHONE: Channel.SMS}


def bind() -> None:
    """Let codes be sent where this installation can send anything at all."""
    bind_sender(_send if channels_here() else None)


def _send(contact: str, address: str, code: str) -> None:
    """In the transaction of the request, in the language of its page."""
    spoken = get_language()
    write_to(
        channel=_WAYS[Contact(contact)],
        address=address,
        kind="contact-code",
        facts={"code": code},
        language=spoken if spoken in LANGUAGES else LANGUAGES[0],
        actor=system("codes"),
    )
