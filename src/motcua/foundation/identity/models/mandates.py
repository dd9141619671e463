"""Legal entities, and mandates: who may act for whom."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.enums import MandateKind
from motcua.kit.privacy import personal_data


@personal_data(
    holds="name and business code, which for a household business is near to a person",
    why="to let those who represent it act in its name",
    keep="as long as a mandate or a record refers to it",
)
class LegalEntity(models.Model):
    """A company, a co-operative or another body with a business code; a branch has an ``upper``.

    ``code`` is ten digits, a branch's with ``-001`` to ``-999`` behind those of its company.
    """

    code = models.CharField(_("business code"), max_length=14, unique=True)
    name = models.CharField(_("name"), max_length=300)
    address = models.CharField(_("address"), max_length=300, blank=True)
    upper = models.ForeignKey("self", models.PROTECT, null=True, related_name="branches")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{10}(-\d{3})?$"), name="identity_entity_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@personal_data(
    holds="who may act for whom, in which services, since when and until when, by which proof",
    why="to let somebody act for another, and to show both what was done",
    keep="as long as the acts done under it",
)
class Mandate(models.Model):
    """The right of one person, the holder, to act for another or for a legal entity, the giver.

    A mandate by law (parent, guardian, legal representative) is entered by the administration with
    its proof; any other is given by the giver, or by who represents the giver by law, and counts
    once the holder accepts it. ``services`` are codes, empty for all; ``valid_to`` is the last day.
    Without ``proof_sha256`` the proof is the giver's own act in the journal.
    """

    giver_person = models.ForeignKey(
        "identity.Person", models.PROTECT, null=True, related_name="mandates_given"
    )
    giver_entity = models.ForeignKey(
        LegalEntity, models.PROTECT, null=True, related_name="mandates_given"
    )
    holder = models.ForeignKey("identity.Person", models.PROTECT, related_name="mandates_held")
    kind = models.CharField(_("kind"), max_length=20, choices=MandateKind)
    services = models.JSONField(_("services"), default=list)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True)
    proof_sha256 = models.CharField(_("proof"), max_length=64, blank=True)
    given_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(_("given"))
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    revoked_by = models.ForeignKey("identity.Account", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(giver_person=None) ^ models.Q(giver_entity=None),
                name="identity_mandate_one_giver",
            ),
            models.CheckConstraint(
                condition=~models.Q(giver_person=models.F("holder")),
                name="identity_mandate_for_another",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="identity_mandate_days",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
