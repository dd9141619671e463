"""What the profile says about keeping; filled by the next load of a profile."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]

    operations = [
        migrations.AddField(
            "profile", "retention", models.JSONField(default=dict, verbose_name="retention")
        ),
    ]
