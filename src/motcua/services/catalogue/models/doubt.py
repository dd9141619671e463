"""What of a version could not be read for certain."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.version import Version


@no_personal_data
class Doubt(models.Model):
    """Where, why, and the original text; ``row`` counts the part's rows, null is all of them."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="doubts")
    place = models.PositiveIntegerField()
    part = models.CharField(max_length=10)
    reason = models.CharField(max_length=30, db_index=True)
    row = models.PositiveIntegerField(null=True)
    original = models.TextField()

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return f"{self.part}: {self.reason}"
