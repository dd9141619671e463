"""The tables of the journal. Rows are written by SQL in ``actions`` and ``follow``."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data, personal_data


@no_personal_data
class Subject(models.Model):
    """The head of one chain: its last number and hash. Locked while an entry is added."""

    key = models.CharField(max_length=80, primary_key=True)
    last = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return self.key


@personal_data(
    holds="the actor's name and role; people in events by identifier; notes",
    why="to prove who did what and when",
    keep="as long as the record it proves",
)
class Entry(models.Model):
    """One act. Never changed, never deleted: a database rule refuses both."""

    subject = models.CharField(max_length=80)
    number = models.BigIntegerField()
    kind = models.CharField(max_length=80)
    data = models.JSONField()
    actor = models.JSONField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subject", "number"], name="journal_entry_number"),
        ]

    def __str__(self) -> str:
        return f"{self.subject}/{self.number} {self.kind}"


@no_personal_data
class Pending(models.Model):
    """An entry that has no position yet."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


@no_personal_data
class Position(models.Model):
    """The place of an entry in the one order that subscriptions follow."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"{self.position}: {self.entry_id}"


@no_personal_data
class Progress(models.Model):
    """How far one subscription has read."""

    subscription = models.CharField(max_length=120, primary_key=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.subscription} at {self.position}"


@no_personal_data
class Held(models.Model):
    """An entry that a subscription has not heard: its handler failed, or an earlier one's did.

    The first of a subject is tried again at ``next_try_at``; the others of the subject wait behind
    it. After the last try the first has none: it is a dead letter, and a person decides.
    ``error`` holds the kind and place of a failure, not its words.
    """

    subscription = models.CharField(max_length=120)
    subject = models.CharField(max_length=80)
    position = models.BigIntegerField()
    entry_id = models.BigIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["subscription", "position"], name="journal_held_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["subscription", "subject", "position"], name="journal_held_order"),
            models.Index(
                fields=["subscription", "next_try_at"],
                condition=models.Q(next_try_at__isnull=False),
                name="journal_held_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subscription} holds {self.subject} at {self.position}"


@no_personal_data
class Seal(models.Model):
    """A signed Merkle root over the entries of these positions; each follows the one before."""

    number = models.BigIntegerField(primary_key=True)
    first_position = models.BigIntegerField()
    last_position = models.BigIntegerField(unique=True)
    root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    signature = models.BinaryField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.number}"
