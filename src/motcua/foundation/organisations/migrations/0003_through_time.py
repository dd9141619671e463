"""Units through time: their names and places in periods, their codes beside one another."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

FK = django.db.models.deletion
PERIOD_NAMES = [
    ("name_vi", "Vietnamese name"),
    ("name_en", "English name"),
    ("short_vi", "Vietnamese name of the place"),
    ("short_en", "English name of the place"),
]
STANDINGS = [("confirmed", "confirmed"), ("uncertain", "not confirmed"), ("sample", "sample")]
SYSTEMS = [("agency", "identifier of the agency"), ("place", "code of the place")]
SUCCESSIONS = [
    ("continued", "continued"),
    ("renamed", "renamed"),
    ("merged", "merged"),
    ("split", "split"),
]
ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
NO_OVERLAP = """
    ALTER TABLE organisations_unitperiod ADD CONSTRAINT organisations_period_alone EXCLUDE USING gist
        (int8range(unit_id, unit_id, '[]') WITH =, daterange(valid_from, valid_to, '[]') WITH &&);
    ALTER TABLE organisations_unitcode ADD CONSTRAINT organisations_code_alone EXCLUDE USING gist
        (numrange(hashtextextended(system || ':' || code, 0)::numeric,
                  hashtextextended(system || ':' || code, 0)::numeric, '[]') WITH =,
         daterange(valid_from, valid_to, '[]') WITH &&);
"""
OVERLAP = """
    ALTER TABLE organisations_unitcode DROP CONSTRAINT organisations_code_alone;
    ALTER TABLE organisations_unitperiod DROP CONSTRAINT organisations_period_alone;
"""


def into_periods(apps, schema_editor):
    """What stood on a unit becomes its one period; the next load of the profile fills the rest."""
    Unit = apps.get_model("organisations", "Unit")
    UnitPeriod = apps.get_model("organisations", "UnitPeriod")
    UnitCode = apps.get_model("organisations", "UnitCode")
    units = {unit.pk: unit for unit in Unit.objects.all()}
    for unit in units.values():
        path, above = f"{unit.pk}.", unit.upper_id
        while above:
            path, above = f"{above}.{path}", units[above].upper_id
        days = {"valid_from": unit.valid_from, "valid_to": unit.valid_to}
        names = {name: getattr(unit, name) for name, _label in PERIOD_NAMES}
        UnitPeriod.objects.create(unit=unit, upper_id=unit.upper_id, path=path, **days, **names)
        UnitCode.objects.create(unit=unit, system="agency", code=unit.code, **days)
        unit.key = f"agency:{unit.code}"
        unit.standing = "sample" if unit.sample else "uncertain"
        unit.facts = "before 0003"
        unit.save(update_fields=["key", "standing", "facts"])
    # The files say more now: a digest that none of them has makes the next load read them.
    apps.get_model("organisations", "Profile").objects.update(digest="")


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_retention")]

    operations = [
        migrations.AddField("profile", "whole", models.BooleanField(default=False)),
        migrations.AddField("profile", "calendar_changes", models.PositiveIntegerField(default=0)),
        migrations.AddField("unit", "key", models.CharField(max_length=80, null=True)),
        migrations.AddField(
            "unit",
            "standing",
            models.CharField(
                choices=STANDINGS, default="sample", max_length=12, verbose_name="standing"
            ),
            preserve_default=False,
        ),
        migrations.AddField("unit", "facts", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.CreateModel(
            "UnitPeriod",
            [
                ID,
                ("valid_from", models.DateField(verbose_name="first day")),
                ("valid_to", models.DateField(null=True, verbose_name="last day")),
                ("path", models.CharField(max_length=300)),
                ("type", models.CharField(blank=True, max_length=24, verbose_name="type")),
                *((n, models.CharField(max_length=200, verbose_name=v)) for n, v in PERIOD_NAMES),
                ("folded", models.CharField(max_length=200)),
                ("sorting", models.CharField(max_length=600)),
                ("unit", models.ForeignKey(on_delete=FK.CASCADE, related_name="periods", to="organisations.unit")),
                ("upper", models.ForeignKey(null=True, on_delete=FK.PROTECT, related_name="+", to="organisations.unit")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "valid_from"), name="organisations_period_once"),
                    models.CheckConstraint(
                        condition=models.Q(("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"),
                        name="organisations_period_days",
                    ),
                    models.CheckConstraint(
                        condition=~models.Q(upper=models.F("unit")), name="organisations_period_upper"
                    ),
                ],
                "indexes": [
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("path", "text_pattern_ops"),
                        name="organisations_path",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.search.SearchVector("folded", config="simple"),
                        name="organisations_names",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "UnitCode",
            [
                ID,
                ("system", models.CharField(choices=SYSTEMS, max_length=12, verbose_name="system")),
                ("code", models.CharField(max_length=35, verbose_name="code")),
                ("valid_from", models.DateField(verbose_name="first day")),
                ("valid_to", models.DateField(null=True, verbose_name="last day")),
                ("unit", models.ForeignKey(on_delete=FK.CASCADE, related_name="codes", to="organisations.unit")),
            ],
            options={
                "indexes": [
                    models.Index(
                        "system",
                        django.contrib.postgres.indexes.OpClass("code", "text_pattern_ops"),
                        name="organisations_code",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            "Succession",
            [
                ID,
                ("kind", models.CharField(choices=SUCCESSIONS, max_length=12, verbose_name="kind")),
                ("date", models.DateField(verbose_name="date")),
                ("legal_text", models.CharField(blank=True, max_length=300, verbose_name="legal text")),
                ("after", models.ForeignKey(on_delete=FK.PROTECT, related_name="predecessors", to="organisations.unit")),
                ("before", models.ForeignKey(on_delete=FK.PROTECT, related_name="successors", to="organisations.unit")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("before", "after", "date"), name="organisations_succession_once"),
                    models.CheckConstraint(
                        condition=~models.Q(before=models.F("after")), name="organisations_succession_self"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            "UnitHours",
            [
                ID,
                ("sessions", models.JSONField(default=list, verbose_name="working hours")),
                ("short_days", models.JSONField(default=dict, verbose_name="weekdays with other hours")),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("unit", models.OneToOneField(on_delete=FK.CASCADE, related_name="hours", to="organisations.unit")),
            ],
        ),
        migrations.AddField(
            "calendarday",
            "unit",
            models.ForeignKey(null=True, on_delete=FK.CASCADE, related_name="days", to="organisations.unit"),
        ),
        migrations.RemoveConstraint("calendarday", "organisations_day_once"),
        migrations.AddConstraint(
            "calendarday",
            models.UniqueConstraint(
                fields=("profile", "unit", "date"), name="organisations_day_once", nulls_distinct=False
            ),
        ),
        migrations.RunSQL(NO_OVERLAP, OVERLAP),
        migrations.RunPython(into_periods),
    ]
