"""Reading messages: one's own, and to whom they went."""

from motcua.foundation.notifications.queries.inbox import inbox, message_of, unread
from motcua.foundation.notifications.queries.preferences import (
    addresses_of,
    channels_here,
    preferences_of,
)
from motcua.foundation.notifications.queries.retention import old_messages
from motcua.foundation.notifications.queries.sent import (
    count_given_up,
    delivery_of,
    not_sent,
    told,
)
from motcua.foundation.notifications.queries.texts import LANGUAGES, example_of, message_kinds

__all__ = [
    "LANGUAGES",
    "addresses_of",
    "channels_here",
    "count_given_up",
    "delivery_of",
    "example_of",
    "inbox",
    "message_kinds",
    "message_of",
    "not_sent",
    "old_messages",
    "preferences_of",
    "told",
    "unread",
]
