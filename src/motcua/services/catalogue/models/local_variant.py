"""What a province or a unit does otherwise than the national record."""

from typing import ClassVar

from django.db import models

from motcua.kit.privacy import no_personal_data
from motcua.services.catalogue.models.procedure import Procedure


@no_personal_data
class LocalVariant(models.Model):
    """A shorter limit or a fee set by a council, in a unit and all below it, for a time.

    Null and empty leave the national value. ``channel`` empty concerns every channel.
    """

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="variants")
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, blank=True)
    limit = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    limit_unit = models.CharField(max_length=12, blank=True)
    fee = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    remark = models.TextField(blank=True)
    law = models.TextField()
    """The decision or resolution that sets it, with its number and day."""
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    """The last day."""

    class Meta:
        ordering: ClassVar = ["procedure", "valid_from", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="catalogue_variant_days",
            ),
            models.CheckConstraint(
                condition=models.Q(limit__isnull=False) | models.Q(fee__isnull=False),
                name="catalogue_variant_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.limit} {self.fee}"
