"""What happens to messages; neither words nor addresses stand in the journal."""

from motcua.foundation.notifications.enums import Channel
from motcua.kit.events import event, say


@event(
    "notifications.person_told",
    subject="person",
    sentence=say("{actor} told person {person_id}: {kind}"),
)
class PersonTold:
    """A message lies in the inbox; ``delivery_ids`` are those still to be sent."""

    person_id: int
    message_id: int
    kind: str
    delivery_ids: list[int]


@event(
    "notifications.message_read",
    subject="person",
    sentence=say("{actor} read messages"),
)
class MessageRead:
    """The person has opened these messages, or marked them as read."""

    person_id: int
    message_ids: list[int]


@event(
    "notifications.channels_chosen",
    subject="person",
    sentence=say("{actor} chose how to be told"),
)
class ChannelsChosen:
    person_id: int
    language: str
    channels: list[str]


@event(
    "notifications.sending_gave_up",
    subject="delivery",
    sentence=say("{actor} gave up delivery {delivery_id} by {channel}"),
    choices={"channel": Channel},
)
class SendingGaveUp:
    """It is not tried again unless a person asks for it."""

    delivery_id: int
    channel: str


@event(
    "notifications.sending_retried",
    subject="delivery",
    sentence=say("{actor} let delivery {delivery_id} be sent again"),
)
class SendingRetried:
    delivery_id: int


@event(
    "notifications.note_written",
    subject="note",
    sentence=say("{actor} wrote to an address by {channel}"),
    choices={"channel": Channel},
)
class NoteWritten:
    """Words for an address whose owner is not known yet wait to be sent."""

    note_id: int
    channel: str


@event(
    "notifications.messages_forgotten",
    subject="retention",
    sentence=say("{actor} deleted {count} messages whose time was over"),
)
class MessagesForgotten:
    retention_id: str
    count: int
