"""Who stands in for whom, and who is invited to work here."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.enums import Role
from motcua.kit.privacy import personal_data


@personal_data(
    holds="who is absent and who stands in, in which role, by whose order",
    why="to know who may do what, and for whom it was done",
    keep="as long as the acts done in it",
)
class Substitution(models.Model):
    """One role of somebody absent, held by another until the last day ``valid_to``.

    It counts only on days on which the absent account holds the role. ``limits`` says in the
    order's own words what the substitute shall leave alone; the title stands under a signature.
    """

    absent = models.ForeignKey("identity.Account", models.PROTECT, related_name="absences")
    substitute = models.ForeignKey("identity.Account", models.PROTECT, related_name="substitutions")
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"))
    limits = models.CharField(_("limits"), max_length=300, blank=True)
    title_vi = models.CharField(_("Vietnamese title"), max_length=120, blank=True)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    ordered_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField(_("ordered"))

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["substitute", "valid_from", "valid_to"], name="identity_substitute"
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="identity_substitution_days",
            ),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("substitute")),
                name="identity_substitution_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} in {self.unit_id}"


@personal_data(
    holds="name, role and unit of somebody who shall work here, and the hash of a link",
    why="to let them open their own account, with a password that nobody else knows",
    keep="as long as the account that came of it; unused, until it has expired",
)
class Invitation(models.Model):
    """A link by which one person opens one account, once and until ``expires_at``."""

    token_hash = models.CharField(max_length=64, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    role = models.CharField(_("role"), max_length=12, choices=Role)
    title_vi = models.CharField(_("Vietnamese title"), max_length=120, blank=True)
    title_en = models.CharField(_("English title"), max_length=120, blank=True)
    valid_from = models.DateField(_("first day"))
    invited_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField(_("invited"))
    expires_at = models.DateTimeField(_("expires"))
    account = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.full_name} until {self.expires_at}"
