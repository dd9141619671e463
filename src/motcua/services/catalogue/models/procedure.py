"""An administrative procedure, as the State published it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from motcua.kit.privacy import no_personal_data


@no_personal_data
class Procedure(models.Model):
    """One procedure of the national catalogue in the state last read.

    Texts stand as the record gives them; ``details`` holds the same record's flattened tables
    split into lines, and ``record`` the whole source record, so that nothing is lost.
    """

    code = models.CharField(max_length=30, unique=True)
    name = models.TextField()
    decision = models.TextField(blank=True)
    """Number of the decision that published it."""
    kind = models.TextField(blank=True)
    sector = models.TextField(blank=True)
    levels = models.TextField(blank=True)
    subjects = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    agency = models.TextField(blank=True)
    authority = models.TextField(blank=True)
    """Who is competent to decide."""
    reception_address = models.TextField(blank=True)
    delegated_agency = models.TextField(blank=True)
    partner_agencies = models.TextField(blank=True)
    related = models.TextField(blank=True)
    source_url = models.TextField(blank=True)

    details = models.JSONField()
    """Channels, papers, results and laws as ``rules.Details`` splits them."""
    flags = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    """What in the record could not be read for certain; see ``rules.Flag``."""
    record = models.JSONField()
    source = models.CharField(max_length=200)
    """The file it was read from."""
    as_of = models.DateField(null=True)
    """The day on which the source showed it so, where known."""
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    """When this state was read."""

    everyday = models.BooleanField(default=False)
    """Among the procedures that the profile holds to be asked for daily."""
    title = models.TextField()
    """The name folded, without the word for "procedure": for exact matches and for sorting."""
    marked_title = models.TextField()
    """The same with its marks, so that a question with marks finds its own letters first."""
    results_folded = models.TextField(blank=True)
    text_folded = models.TextField(blank=True)
    search = models.GeneratedField(
        expression=(
            SearchVector("title", weight="A", config="simple")
            + SearchVector("results_folded", weight="B", config="simple")
            + SearchVector("text_folded", weight="D", config="simple")
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        ordering: ClassVar = ["title", "code"]
        indexes: ClassVar = [GinIndex(fields=["search"], name="catalogue_procedure_search")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
