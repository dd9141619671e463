"""A procedure that is being written."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import personal_data
from motcua.services.catalogue.models.procedure import Procedure
from motcua.services.catalogue.models.version import Version


@personal_data(
    holds="which accounts wrote, submitted and decided",
    why="who wrote must not publish",
    keep="as long as the version that came of it",
)
class Draft(models.Model):
    """A procedure as an editor of a unit means to publish it.

    Its content stands in its revisions; ``revision`` is the number of the newest. ``base`` is the
    version that was in force when the draft began.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="drafts")
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    base = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12)
    revision = models.PositiveIntegerField(default=1)
    began_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        "identity.Account", models.PROTECT, null=True, related_name="+"
    )
    decided_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True)
    """What the reviewer said when sending it back."""
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    """What came of it."""

    class Meta:
        ordering: ClassVar = ["-began_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure", "unit"],
                condition=models.Q(state__in=["draft", "in_review", "approved"]),
                name="catalogue_draft_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.state}, revision {self.revision}"


@personal_data(
    holds="which account wrote it",
    why="who wrote must not publish; two who write at once are told of each other",
    keep="as long as the draft",
)
class DraftRevision(models.Model):
    """What one editor saved. ``accepted`` is false where another had saved meanwhile.

    Nothing that was written is lost: a revision that came too late is kept and shown beside.
    """

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    """The number that it has, or that it was written upon where it came too late."""
    accepted = models.BooleanField(default=True)
    content = models.JSONField()
    written_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["draft", "number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["draft", "number"],
                condition=models.Q(accepted=True),
                name="catalogue_draft_revision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}, revision {self.number}"
