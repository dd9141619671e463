"""An administrative procedure, and what makes it found."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from motcua.kit.privacy import no_personal_data


@no_personal_data
class Procedure(models.Model):
    """One procedure of the national catalogue, under its code.

    What it says stands in its versions; the columns here repeat of the version in force what lists
    and the search need. A procedure without one is being drafted, or was withdrawn.
    """

    code = models.CharField(max_length=30, unique=True)
    in_force = models.OneToOneField(
        "catalogue.Version", models.PROTECT, null=True, related_name="+"
    )
    record_hash = models.CharField(max_length=64, blank=True)
    """Of the record last read from a file, so that reading it again changes nothing."""
    everyday = models.BooleanField(default=False)
    """Among the procedures that the profile holds to be asked for daily."""

    name = models.TextField(blank=True)
    sector = models.TextField(blank=True)
    levels = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    """Codes of the profile's vocabulary, as ``subjects``."""
    subjects = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    channels = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    title = models.TextField(blank=True)
    """These four as ``finding.wording`` makes them."""
    marked_title = models.TextField(blank=True)
    results_folded = models.TextField(blank=True)
    text_folded = models.TextField(blank=True)
    search = models.GeneratedField(
        expression=SearchVector("text_folded", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering: ClassVar = ["title", "code"]
        indexes: ClassVar = [GinIndex(fields=["search"], name="catalogue_procedure_search")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
