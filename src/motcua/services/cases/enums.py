"""Choices of the cases."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseState(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    RECEIVED = "received", _("Being examined")
    PROPOSED = "proposed", _("Waiting for signature")
    ISSUED = "issued", _("Done")


class Outcome(TextChoices):
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
