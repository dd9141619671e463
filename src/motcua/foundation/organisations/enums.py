"""Choices of the domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    AUTHORITY = "authority", _("authority")
    DEPARTMENT = "department", _("department")
    SERVICE_CENTRE = "service_centre", _("public administration service centre")


class DayKind(TextChoices):
    """A day that differs from the week; the values are those of ``motcua.kit.clock``."""

    OFF = "off", _("day off")
    WORKING = "working", _("working day")
