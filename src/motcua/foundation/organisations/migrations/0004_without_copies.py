"""What periods say is no longer said on the unit itself."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("authority", "authority"),
    ("department", "department"),
    ("service_centre", "public administration service centre"),
    ("province", "province"),
    ("district", "district"),
    ("commune", "commune"),
]


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_through_time")]

    operations = [
        migrations.RemoveConstraint("unit", "organisations_unit_days"),
        migrations.RemoveConstraint("unit", "organisations_unit_upper"),
        *(
            migrations.RemoveField("unit", name)
            for name in (
                *("name_vi", "name_en", "short_vi", "short_en"),
                *("upper", "valid_from", "valid_to", "sample"),
            )
        ),
        migrations.AlterField("unit", "key", models.CharField(max_length=80, unique=True)),
        migrations.AlterField(
            "unit", "code", models.CharField(db_index=True, max_length=35, verbose_name="identifier")
        ),
        migrations.AlterField(
            "unit",
            "place_code",
            models.CharField(
                blank=True, db_index=True, max_length=10, verbose_name="code of the place"
            ),
        ),
        migrations.AlterField(
            "unit", "kind", models.CharField(choices=KINDS, max_length=24, verbose_name="kind")
        ),
        migrations.AlterField(
            "unitperiod",
            "upper",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lower",
                to="organisations.unit",
            ),
        ),
    ]
