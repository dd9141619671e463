"""How a person wants to be told, and how that can be done here."""

from dataclasses import dataclass

from django.conf import settings

from motcua.foundation.identity.queries import person
from motcua.foundation.notifications.enums import Channel
from motcua.foundation.notifications.models import Preferences


@dataclass(frozen=True)
class PreferencesLine:
    """The channels beside the inbox, and the language."""

    language: str
    channels: tuple[Channel, ...]


def channels_here() -> tuple[Channel, ...]:
    """The channels that this installation can send by, beside the inbox."""
    ways = {Channel.EMAIL: settings.SMTP_URL, Channel.SMS: settings.SMS}
    return tuple(channel for channel, way in ways.items() if way)


def preferences_of(person_id: int) -> PreferencesLine:
    """What the person chose, as far as it can be done here; else Vietnamese, and e-mail."""
    row = Preferences.objects.filter(person_id=person_id).first()
    language = row.language if row else settings.LANGUAGE_CODE
    chosen = row.channels if row else [Channel.EMAIL]
    return PreferencesLine(language, tuple(c for c in channels_here() if c in chosen))


def addresses_of(person_id: int) -> dict[Channel, str]:
    """Where the person can be reached, by channel; only what they have confirmed as theirs."""
    known = person(person_id)
    addresses = {
        Channel.EMAIL: known.email_confirmed_at and known.email,
        Channel.SMS: known.phone_confirmed_at and known.phone,
    }
    return {channel: address for channel, address in addresses.items() if address}
