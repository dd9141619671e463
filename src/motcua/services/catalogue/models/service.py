"""A service that can be applied for, and its releases."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from motcua.kit.privacy import no_personal_data, personal_data


@no_personal_data
class Service(models.Model):
    """A public service described as data, under the code of its procedure."""

    code = models.CharField(max_length=30, unique=True)
    folder = models.CharField(max_length=200)
    """Where it stands in its profile, as ``civil-status/birth-registration``."""

    def __str__(self) -> str:
        return self.code


@personal_data(
    holds="who published a release of a service",
    why="to answer for what people are asked and told",
    keep="as long as the release",
)
class Release(models.Model):
    """One published state of a service: form, process, law, fees, letters and examples together.

    Immutable; the database itself refuses a change. A draft and a case keep the release they began
    under. ``signature`` is the installation's, over the facts of ``release_seal``; releases from
    before there were signatures have none.
    """

    service = models.ForeignKey(Service, models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    files = models.JSONField()
    """The text of each file by its path inside the package."""
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.CharField(max_length=200, blank=True)
    """The name under which the journal has it."""
    key_id = models.CharField(max_length=16, blank=True)
    signature = models.BinaryField(default=bytes)
    origin = models.JSONField(default=dict)
    """The seal under which it came from another installation; empty for one's own."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "number"], name="catalogue_release_number"),
            models.UniqueConstraint(
                fields=["service", "content_hash"], name="catalogue_release_content"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service.code} release {self.number}"


@no_personal_data
class ServiceValue(models.Model):
    """What this installation sets for a name in the environment of a service, as its account."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="values")
    name = models.CharField(max_length=60)
    value = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "name"], name="catalogue_service_value"),
        ]

    def __str__(self) -> str:
        return f"{self.service.code}: {self.name}"
