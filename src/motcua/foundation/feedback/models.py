"""The table of problem reports."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import personal_data


@personal_data(
    holds="a reader's words, a way to answer if they gave one, and the network address",
    why="to mend what is wrong and to answer; the address, to stop floods",
    keep="until a year after it was reported",
)
class ProblemReport(models.Model):
    """What a reader says is wrong with a page."""

    page = models.CharField(max_length=300)
    words = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    account = models.ForeignKey("identity.Account", models.SET_NULL, null=True, related_name="+")
    address = models.GenericIPAddressField(null=True)
    reported_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["settled_at", "-reported_at"])]

    def __str__(self) -> str:
        return f"{self.page} {self.reported_at:%Y-%m-%d}"
