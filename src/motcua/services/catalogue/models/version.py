"""What a procedure said from a day on."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.procedure import Procedure


@no_personal_data
class Version(models.Model):
    """A procedure as one decision published it, or as its source showed it on a day.

    A version never changes. Channel rows, papers, results and the rest are rows that point to it.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.TextField()
    decision = models.TextField(blank=True)
    """Number of the decision that published it."""
    decided_on = models.DateField(null=True)
    publisher = models.ForeignKey("organisations.Unit", models.PROTECT, null=True, related_name="+")
    """Who published it; none where a file does not say."""
    valid_from = models.DateField()
    """From this day on; for a record from a file, the day on which its source showed it so."""
    valid_to = models.DateField(null=True)
    """The day from which another version was in force instead."""

    kind = models.TextField(blank=True)
    sector = models.TextField(blank=True)
    levels = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    subjects = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    steps = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    reception_address = models.TextField(blank=True)
    keywords = models.TextField(blank=True)
    about = models.TextField(blank=True)
    related = ArrayField(models.TextField(), default=list, blank=True)
    """Names or codes of related procedures."""
    source_url = models.TextField(blank=True)

    source = models.CharField(max_length=200, blank=True)
    """The file it was read from; none for a version written here."""
    record = models.JSONField(default=dict)
    """The whole source record, so that nothing is lost."""
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["procedure", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="catalogue_version_number"
            ),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(valid_to=None),
                name="catalogue_version_one_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="catalogue_version_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"
