"""What belongs to a person: earlier numbers, codes for contacts, requests to correct."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.enums import Channel, PersonField
from motcua.kit.privacy import personal_data


@personal_data(
    holds="a personal number that was replaced, from when to when, and why",
    why="to recognise the person in older papers, and to give the number to nobody else",
    keep="as long as the person",
)
class PersonNumber(models.Model):
    """A number that a person had before; ``valid_to`` is its last day."""

    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="old_numbers")
    number = models.CharField(_("personal number"), max_length=12, unique=True)
    valid_from = models.DateField(_("first day"), null=True)
    valid_to = models.DateField(_("last day"))
    why = models.CharField(_("reason"), max_length=300)

    def __str__(self) -> str:
        return f"{self.person_id} until {self.valid_to}"


@personal_data(
    holds="an e-mail address or phone number, and the hash of the code that was sent there",
    why="to know that an address is the person's own before anything is sent to it",
    keep="an hour, or until it is confirmed",
)
class ContactCode(models.Model):
    """A code that was sent to an address and not typed in yet."""

    person = models.ForeignKey("identity.Person", models.CASCADE, related_name="+")
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    address = models.CharField(_("address"), max_length=254)
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField(_("sent"))
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "channel", "sent_at"], name="identity_contact_code"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} of {self.person_id}"


@personal_data(
    holds="what a person says is wrong in their data, and what was answered",
    why="to correct it in the time of the law, and to prove that",
    keep="as long as the person",
)
class CorrectionRequest(models.Model):
    """A person asks to correct one fact; ``due_on`` is the last day for the answer."""

    person = models.ForeignKey("identity.Person", models.PROTECT, related_name="corrections")
    field = models.CharField(_("fact"), max_length=20, choices=PersonField)
    wanted = models.CharField(_("what would be right"), max_length=300)
    why = models.TextField(_("reason"))
    asked_at = models.DateTimeField(_("asked"))
    due_on = models.DateField(_("due"))
    law = models.CharField(_("source"), max_length=200)
    granted = models.BooleanField(_("granted"), null=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "field"],
                condition=models.Q(answered_at=None),
                name="identity_correction_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.person_id}"
