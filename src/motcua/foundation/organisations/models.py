"""Units through time, and the calendar they work by.

What the ORM cannot say stands in migration 0003: the periods of a unit do not overlap, and a code
names one unit at a time. Where a unit stood is text (``path``), so that a subtree on any day is one
indexed comparison; see docs/decisions/0008.
"""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.organisations.enums import (
    CodeSystem,
    DayKind,
    Standing,
    SuccessionKind,
    UnitKind,
)
from motcua.kit.privacy import no_personal_data

NAMES = SearchVector("folded", config="simple")
"""The words of a unit's folded name, as the index holds them."""


@no_personal_data
class Profile(models.Model):
    """A country's data as last loaded.

    ``sessions`` are pairs of local times (``[["07:00", "11:30"], …]``), ``week`` the weekdays that
    are worked (Monday is 0), ``digest`` the SHA-256 of the profile's files. ``whole`` says that all
    units were loaded and not only the operator's own surroundings; ``calendar_changes`` counts
    what units changed about their own calendars. ``retention`` holds ``drafts_days`` and
    the like with their source, and whether an act sets them; a profile that was loaded by an
    earlier version may lack some.
    """

    name = models.CharField(_("name"), max_length=60, unique=True)
    operator_code = models.CharField(_("operator's identifier"), max_length=35)
    time_zone = models.CharField(_("time zone"), max_length=60)
    sessions = models.JSONField(_("working hours"))
    week = models.JSONField(_("working week"))
    week_source = models.CharField(_("source"), max_length=300)
    retention = models.JSONField(_("retention"), default=dict)
    digest = models.CharField(max_length=64)
    whole = models.BooleanField(default=False)
    calendar_changes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


@no_personal_data
class Unit(models.Model):
    """An agency or a part of one, or a place; what changes about it stands in its periods.

    ``key`` is its lasting name in the profile's files. ``code`` is shown: the identifier of an
    agency, read from left to right (``H17.25.8``), or the code of a place; after an end another
    unit may take it over. ``place_code`` names the place that an agency serves. ``facts`` is the
    digest of what the files said of it, empty once somebody has changed it here: from then on a
    load leaves it alone.
    """

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="units")
    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=24, choices=UnitKind)
    code = models.CharField(_("identifier"), max_length=35, db_index=True)
    standing = models.CharField(_("standing"), max_length=12, choices=Standing)
    place_code = models.CharField(_("code of the place"), max_length=10, blank=True, db_index=True)
    facts = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"


@no_personal_data
class UnitPeriod(models.Model):
    """How a unit was called and where it stood, from a day to another; ``valid_to`` is the last.

    ``path`` holds the ids from the top unit down to this one, each followed by a point
    (``7.12.80.``). ``folded`` and ``sorting`` are the name as it is searched and sorted.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="periods")
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True)
    upper = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="lower")
    path = models.CharField(max_length=300, db_collation="C")
    type = models.CharField(_("type"), max_length=24, blank=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    short_vi = models.CharField(_("Vietnamese name of the place"), max_length=200)
    short_en = models.CharField(_("English name of the place"), max_length=200)
    folded = models.CharField(max_length=200)
    sorting = models.CharField(max_length=600, db_collation="C")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["unit", "valid_from"], name="organisations_period_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="organisations_period_days",
            ),
            models.CheckConstraint(
                condition=~models.Q(upper=models.F("unit")), name="organisations_period_upper"
            ),
        ]
        indexes: ClassVar = [
            models.Index(OpClass("path", "text_pattern_ops"), name="organisations_path"),
            GinIndex(NAMES, name="organisations_names"),
            models.Index(fields=["sorting", "id"], name="organisations_sorting"),
        ]

    def __str__(self) -> str:
        return f"{self.name_vi} from {self.valid_from}"


@no_personal_data
class UnitCode(models.Model):
    """A code that a unit has in a system, from a day to another."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="codes")
    system = models.CharField(_("system"), max_length=12, choices=CodeSystem)
    code = models.CharField(_("code"), max_length=35)
    valid_from = models.DateField(_("first day"))
    valid_to = models.DateField(_("last day"), null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index("system", OpClass("code", "text_pattern_ops"), name="organisations_code"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"


@no_personal_data
class Succession(models.Model):
    """One unit took over, wholly or in part, what another had, from ``date`` on."""

    before = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    after = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    kind = models.CharField(_("kind"), max_length=12, choices=SuccessionKind)
    date = models.DateField(_("date"))
    legal_text = models.CharField(_("legal text"), max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["before", "after", "date"], name="organisations_succession_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")), name="organisations_succession_self"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} {self.kind} into {self.after_id}"


@no_personal_data
class UnitHours(models.Model):
    """Working hours of a unit and of those below it, where they differ from the unit above.

    ``sessions`` hold for every worked day, ``short_days`` for a weekday that differs
    (``{"5": [["07:30", "11:30"]]}`` is a Saturday morning); empty ones are inherited, and a weekday
    with short hours is worked.
    """

    unit = models.OneToOneField(Unit, models.CASCADE, related_name="hours")
    sessions = models.JSONField(_("working hours"), default=list)
    short_days = models.JSONField(_("weekdays with other hours"), default=dict)
    source = models.CharField(_("source"), max_length=300)

    def __str__(self) -> str:
        return f"hours of {self.unit_id}"


@no_personal_data
class CalendarDay(models.Model):
    """A day off, or a day that is worked although it would be free.

    ``unit`` is empty for a day of the whole country; otherwise it holds for that unit and those
    below it. ``certain`` is False until the act named in ``source`` is announced.
    """

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="days")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="days")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=8, choices=DayKind)
    name_vi = models.CharField(_("Vietnamese name"), max_length=200)
    name_en = models.CharField(_("English name"), max_length=200)
    source = models.CharField(_("source"), max_length=300)
    certain = models.BooleanField(_("announced"), default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["profile", "unit", "date"],
                name="organisations_day_once",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name_vi}"
