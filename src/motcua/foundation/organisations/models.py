"""Units, and the calendar they work by."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.organisations.enums import DayKind, UnitKind
from motcua.kit.privacy import no_personal_data


@no_personal_data
class Profile(models.Model):
    """A country's data as last loaded.

    ``sessions`` are pairs of local times (``[["07:00", "11:30"], …]``), ``week`` the weekdays that
    are worked (Monday is 0), ``digest`` the SHA-256 of everything the profile's files said.
    ``retention`` holds ``drafts_days`` with its source, and whether an act sets it; a profile that
    was loaded by an earlier version has none.
    """

    name = models.CharField(_("name"), max_length=60, unique=True)
    operator_code = models.CharField(_("operator's identifier"), max_length=35)
    time_zone = models.CharField(_("time zone"), max_length=60)
    sessions = models.JSONField(_("working hours"))
    week = models.JSONField(_("working week"))
    week_source = models.CharField(_("source"), max_length=300)
    retention = models.JSONField(_("retention"), default=dict)
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.name


@no_personal_data
class Unit(models.Model):
    """An agency or a part of one, from a day to another.

    ``code`` is the electronic identifier, read from left to right (``H17.25.8``); ``valid_to`` is
    the last day. ``sample`` marks an identifier that was made up for a demonstration.
    """

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="units")
    code = models.CharField(_("identifier"), max_length=35, unique=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    short_vi = models.CharField(_("Vietnamese name of the place"), max_length=200)
    short_en = models.CharField(_("English name of the place"), max_length=200)
    upper = models.ForeignKey("self", models.PROTECT, null=True, related_name="lower")
    place_code = models.CharField(_("code of the place"), max_length=10, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=UnitKind)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True)
    sample = models.BooleanField(_("sample"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisations_unit_days",
            ),
            models.CheckConstraint(
                condition=~models.Q(upper=models.F("id")), name="organisations_unit_upper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_vi}"


@no_personal_data
class CalendarDay(models.Model):
    """A day off, or a day that is worked although it would be free.

    ``certain`` is False until the act named in ``source`` is announced.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="days")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=8, choices=DayKind)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    source = models.CharField(_("source"), max_length=300)
    certain = models.BooleanField(_("announced"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "date"], name="organisations_day_once"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name_vi}"
