"""Choices of the domain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class UnitKind(TextChoices):
    """Agencies act; places are the legal territories that they serve."""

    AUTHORITY = "authority", _("authority")
    DEPARTMENT = "department", _("department")
    SERVICE_CENTRE = "service_centre", _("public administration service centre")
    PROVINCE = "province", _("province")
    DISTRICT = "district", _("district")
    COMMUNE = "commune", _("commune")


AGENCIES = (UnitKind.AUTHORITY, UnitKind.DEPARTMENT, UnitKind.SERVICE_CENTRE)
PLACES = (UnitKind.PROVINCE, UnitKind.DISTRICT, UnitKind.COMMUNE)


class Standing(TextChoices):
    """How far a unit's identifier may be trusted."""

    CONFIRMED = "confirmed", _("confirmed")
    UNCERTAIN = "uncertain", _("not confirmed")
    SAMPLE = "sample", _("sample")


class CodeSystem(TextChoices):
    """Systems of codes that live side by side."""

    AGENCY = "agency", _("identifier of the agency")
    PLACE = "place", _("code of the place")


class SuccessionKind(TextChoices):
    """What became of a unit that ended."""

    CONTINUED = "continued", _("continued")
    RENAMED = "renamed", _("renamed")
    MERGED = "merged", _("merged")
    SPLIT = "split", _("split")


class DayKind(TextChoices):
    """A day that differs from the week; the values are those of ``motcua.kit.clock``."""

    OFF = "off", _("day off")
    WORKING = "working", _("working day")
