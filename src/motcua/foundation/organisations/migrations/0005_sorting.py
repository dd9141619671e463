"""Sort keys and paths are compared by code point in every database; lists are read in their order."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_without_copies")]

    operations = [
        migrations.AlterField(
            "unitperiod", "path", models.CharField(db_collation="C", max_length=300)
        ),
        migrations.AlterField(
            "unitperiod", "sorting", models.CharField(db_collation="C", max_length=600)
        ),
        migrations.AddIndex(
            "unitperiod", models.Index(fields=["sorting", "id"], name="organisations_sorting")
        ),
    ]
