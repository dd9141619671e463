"""A person's own messages."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.foundation.notifications import permissions
from motcua.foundation.notifications.models import Message
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound

PAGE = 30
"""Messages of one page of the inbox."""


@dataclass(frozen=True)
class MessageLine:
    """A message as its reader sees it; ``link`` leads to what it is about."""

    id: int
    language: str
    subject: str
    text: str
    link: str
    created_at: datetime
    read_at: datetime | None


def inbox(actor: Actor, *, page: int = 1) -> tuple[list[MessageLine], bool]:
    """One page of one's messages, the newest first, and whether there are older ones."""
    if actor.person_id is None:
        return [], False
    start = (page - 1) * PAGE
    rows = Message.objects.filter(person_id=actor.person_id).order_by("-created_at", "-pk")
    lines = [_line(row) for row in rows[start : start + PAGE + 1]]
    return lines[:PAGE], len(lines) > PAGE


def message_of(message_id: int, *, actor: Actor) -> MessageLine:
    """One of one's messages. Raises ``NotFound`` for anybody else's."""
    row = Message.objects.filter(pk=message_id).first()
    if row is None or not permissions.may_read(actor, row):
        raise NotFound(_("There is no such message among yours."))
    return _line(row)


def unread(actor: Actor) -> int:
    """How many messages of one's own are not read yet; no query for a visitor."""
    if actor.person_id is None:
        return 0
    return Message.objects.filter(person_id=actor.person_id, read_at=None).count()


def _line(row: Message) -> MessageLine:
    return MessageLine(
        id=row.pk,
        language=row.language,
        subject=row.subject,
        text=row.text,
        link=row.link,
        created_at=row.created_at,
        read_at=row.read_at,
    )
