"""What is past its time."""

from datetime import datetime

from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.rules import KEPT


def old_messages(*, now: datetime) -> int:
    """How many messages are older than they are kept."""
    return Message.objects.filter(created_at__lt=now - KEPT).count()
