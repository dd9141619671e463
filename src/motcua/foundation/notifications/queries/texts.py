"""The texts of the profile, with example facts."""

from django.conf import settings

from motcua.foundation.notifications.rules import SmsLength as SmsLength
from motcua.foundation.notifications.rules import sms_length
from motcua.foundation.notifications.templates import LANGUAGES as LANGUAGES
from motcua.foundation.notifications.templates import MessageKind, Rendered, kinds
from motcua.kit.errors import NotFound


def message_kinds() -> list[MessageKind]:
    """Every message that can be told here, by the name of its kind."""
    return list(kinds(settings.PROFILE).values())


def example_of(kind: str) -> dict[str, tuple[Rendered, SmsLength]]:
    """A message with its example facts by language, and how long its SMS is."""
    found = kinds(settings.PROFILE).get(kind)
    if found is None:
        raise NotFound("There is no message of this kind.")
    said = {language: found.example(language) for language in LANGUAGES}
    return {language: (text, sms_length(text.sms)) for language, text in said.items()}
