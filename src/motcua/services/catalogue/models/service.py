"""A service that can be applied for, and its releases."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data


@no_personal_data
class Service(models.Model):
    """A public service described as data, under the code of its procedure."""

    code = models.CharField(max_length=30, unique=True)
    folder = models.CharField(max_length=200)
    """Where it stands in its profile, as ``civil-status/birth-registration``."""

    def __str__(self) -> str:
        return self.code


@no_personal_data
class Release(models.Model):
    """One published state of a service: form, law, deadline and letters together.

    Immutable. A draft and a case keep the release they began under.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    files = models.JSONField()
    """The text of each file by its path inside the package."""
    released_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="catalogue_release_number"),
            models.UniqueConstraint(
                fields=["service", "content_hash"], name="catalogue_release_content"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service.code} release {self.number}"
