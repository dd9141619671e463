"""Choices of the domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    INBOX = "inbox", _("Inbox here")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("SMS")


class DeliveryState(TextChoices):
    """``HANDED_OVER``: the other side may have taken it; without its answer it stays ``UNSURE``."""

    QUEUED = "queued", _("waits")
    SENDING = "sending", _("is being sent")
    HANDED_OVER = "handed_over", _("waits for the answer")
    SENT = "sent", _("sent")
    FAILED = "failed", _("is tried again")
    GAVE_UP = "gave_up", _("not sent")
    UNSURE = "unsure", _("perhaps sent")


NOT_SENT = (DeliveryState.FAILED, DeliveryState.GAVE_UP, DeliveryState.UNSURE)
"""What a person may send again, or leave."""
