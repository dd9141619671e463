"""How to hand in, how long it takes, what it costs."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.version import Version


@no_personal_data
class ChannelRow(models.Model):
    """A row of a version's table of channels, as ``rules.structure.ChannelRow``."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="channel_rows")
    place = models.PositiveIntegerField()
    channel = models.CharField(max_length=10)
    limit = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    unit = models.CharField(max_length=12, blank=True)
    fee = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    fee_remark = models.TextField(blank=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["version", "place"]

    def __str__(self) -> str:
        return f"{self.channel} {self.limit} {self.unit} {self.fee} {self.currency}"
