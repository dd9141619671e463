"""Choices of the domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What an account may do in a unit."""

    COUNTER = "counter", _("counter")
    OFFICER = "officer", _("officer")
    LEADER = "leader", _("leader")
    CLERK = "clerk", _("clerk")
    ADMIN = "admin", _("administrator")


class Sex(TextChoices):
    FEMALE = "female", _("female")
    MALE = "male", _("male")
