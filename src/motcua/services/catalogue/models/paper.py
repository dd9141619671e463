"""What to bring, by case."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.version import Version


@no_personal_data
class PaperCase(models.Model):
    """One case of a version, with what it asks for; without a heading it concerns everybody."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="cases")
    place = models.PositiveIntegerField()
    heading = models.TextField(blank=True)
    notes = ArrayField(models.TextField(), default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return self.heading


@no_personal_data
class Paper(models.Model):
    """One paper of a case; a number is null where the source is silent."""

    case = models.ForeignKey(PaperCase, models.CASCADE, related_name="papers")
    place = models.PositiveIntegerField()
    name = models.TextField()
    forms = ArrayField(models.TextField(), default=list, blank=True)
    originals = models.PositiveIntegerField(null=True)
    copies = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["case", "place"]

    def __str__(self) -> str:
        return self.name
