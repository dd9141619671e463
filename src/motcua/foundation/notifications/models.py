"""Messages, their deliveries, and how a person wants to be told."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from motcua.foundation.notifications.enums import NOT_SENT, Channel, DeliveryState
from motcua.foundation.notifications.rules import MOST_TRIES
from motcua.kit.privacy import personal_data


@personal_data(
    holds="what a person was told by the office, and whether they read it",
    why="to tell them, and to show later that they were told",
    keep="until two years after they were told",
)
class Message(models.Model):
    """Something told to one person, in the words and the language of that moment.

    ``key`` names the cause, such as an entry of the journal; ``about`` what it is about, as the
    journal names its subjects; ``unit`` on whose behalf the person was told.
    """

    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    link = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "key"], name="notifications_told_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "-created_at"], name="notifications_inbox"),
            models.Index(
                fields=["person"],
                condition=models.Q(read_at=None),
                name="notifications_unread",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


@personal_data(
    holds="the e-mail address or phone number a message went to, the words of an SMS, and the "
    "answer of the other side",
    why="to send it, to try again, and to show what became of it",
    keep="as long as its message",
)
class Delivery(models.Model):
    """One message over one channel.

    ``tries`` also says whose turn it is: who has claimed the delivery later overtakes the others.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254, blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=DeliveryState, default=DeliveryState.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    tries_until = models.PositiveSmallIntegerField(default=MOST_TRIES)
    last_error = models.CharField(max_length=300, blank=True)
    provider_id = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    """When a person has seen that it was given up, and left it so."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["message", "channel"], name="notifications_channel_once"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-at"],
                condition=models.Q(state__in=NOT_SENT, settled_at=None),
                name="notifications_not_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"


@personal_data(
    holds="an e-mail address or phone number, and the words that go there, such as a code",
    why="to find out whether the address belongs to the person who gave it",
    keep="until it is handed over, or an hour",
)
class Note(models.Model):
    """Words for an address of which nobody knows yet whose it is; its absence says it was sent."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"


@personal_data(
    holds="the language and the channels that a person chose",
    why="to tell them as they wish",
    keep="as long as the person is known here",
)
class Preferences(models.Model):
    """How a person wants to be told; the inbox needs no choice."""

    person = models.OneToOneField(
        "identity.Person", models.PROTECT, primary_key=True, related_name="+"
    )
    language = models.CharField(max_length=2)
    channels = ArrayField(models.CharField(max_length=8, choices=Channel), default=list)

    def __str__(self) -> str:
        return f"{self.person_id}: {', '.join(self.channels)}"
