"""The tables of the journal. Rows are written by SQL in ``actions`` and ``follow``."""

from typing import ClassVar

from django.db import models


class Subject(models.Model):
    """The head of one chain: its last number and hash. Locked while an entry is added."""

    key = models.CharField(max_length=80, primary_key=True)
    last = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """One act. Never changed, never deleted: a database rule refuses both.

    Personal data: the actor's name and role; facts of events name people by identifier only.
    Kept as long as the record it proves.
    """

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


class Pending(models.Model):
    """An entry that has no position yet."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


class Position(models.Model):
    """The place of an entry in the one order that subscriptions follow."""

    position = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)

    def __str__(self) -> str:
        return f"{self.position}: {self.entry_id}"


class Progress(models.Model):
    """How far one subscription has read."""

    subscription = models.CharField(max_length=120, primary_key=True)
    position = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.subscription} at {self.position}"
