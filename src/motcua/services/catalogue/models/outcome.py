"""What an applicant gets, by which law, and from whom."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.version import Version


@no_personal_data
class Result(models.Model):
    """A document that the office gives, with its national code where it has one."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="results")
    place = models.PositiveIntegerField()
    name = models.TextField()
    code = models.CharField(max_length=40, blank=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@no_personal_data
class LegalBasis(models.Model):
    """A text of law that a version rests on; its number finds what a change of law touches."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="legal_bases")
    place = models.PositiveIntegerField()
    title = models.TextField()
    number = models.CharField(max_length=60, blank=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


@no_personal_data
class Agency(models.Model):
    """Who performs, decides, stands in or helps."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="agencies")
    place = models.PositiveIntegerField()
    role = models.CharField(max_length=10)
    name = models.TextField()

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"
