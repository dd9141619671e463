"""Releases are signed, say who published them, and cannot be changed in the database."""

from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

FORBID = """
CREATE FUNCTION catalogue_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A release never changes: % of release % is refused.', TG_OP, OLD.id
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER catalogue_release_never_changed BEFORE UPDATE OR DELETE ON catalogue_release
    FOR EACH ROW EXECUTE FUNCTION catalogue_refuse();
"""
ALLOW = """
DROP TRIGGER catalogue_release_never_changed ON catalogue_release;
DROP FUNCTION catalogue_refuse();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("catalogue", "0004_one_place_for_each_fact")]

    operations: ClassVar = [
        migrations.RenameField("release", "released_at", "published_at"),
        migrations.AlterField(
            "release", "published_at", models.DateTimeField(default=django.utils.timezone.now)
        ),
        migrations.AddField(
            "release", "published_by", models.CharField(blank=True, max_length=200, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "release", "key_id", models.CharField(blank=True, max_length=16, default=""),
            preserve_default=False,
        ),
        migrations.AddField("release", "signature", models.BinaryField(default=bytes)),
        migrations.AddField("release", "origin", models.JSONField(default=dict)),
        migrations.CreateModel(
            name="ServiceValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                ("value", models.CharField(max_length=500)),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="catalogue.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("service", "name"), name="catalogue_service_value"
                    )
                ],
            },
        ),
        migrations.RunSQL(FORBID, ALLOW),
    ]
