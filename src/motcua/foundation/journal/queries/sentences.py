"""Entries said as sentences, in the language of the reader."""

from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.journal.queries.entries import EntryLine
from motcua.kit import events
from motcua.kit.actor import Actor
from motcua.kit.numbers import date_text, moment_text, number_text


def sentence_of(line: EntryLine) -> str:
    """Who did what, without the full stop. A kind without a sentence of its own is named."""
    actor = actor_name(line.actor)
    sentence = events.sentence_of(type(line.event)) if line.event is not None else None
    if sentence is None or not sentence.text:
        return _("%(actor)s: %(kind)s") % {"actor": actor, "kind": line.kind}
    said = {
        field.name: _said(getattr(line.event, field.name), sentence.choices.get(field.name))
        for field in fields(line.event)
    }
    return _(sentence.text).format(actor=actor, **said).rstrip(" .:")


def actor_name(actor: Actor) -> str:
    """The name of a person and for whom they acted, or what part of the platform acted."""
    if actor.is_system:
        return _("The system (%s)") % actor.name.removeprefix("system:")
    if actor.behalf:
        return _("%(name)s, for %(other)s,") % {"name": actor.name, "other": actor.behalf.name}
    return actor.name or _("A visitor")


def _said(value: Any, choices: type[Enum] | None) -> str:
    language = get_language() or "vi"
    if choices is not None:
        return str(getattr(choices(value), "label", value)).lower()
    if isinstance(value, datetime):
        return moment_text(timezone.localtime(value), language)
    if isinstance(value, date):
        return date_text(value, language)
    if isinstance(value, list | tuple):
        return number_text(len(value), language)
    return "" if value is None else str(value)
