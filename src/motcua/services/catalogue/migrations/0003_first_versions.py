"""Each procedure that an earlier release read becomes the first version of itself.

Its texts go over as they are. Its tables become rows with the next import of the same file, which
finds no hash to compare and makes a second version. The catalogue gets its mark, so that a search
need not read all names anew each time.
"""

from django.db import migrations

TEXTS = ("name", "decision", "kind", "sector", "steps", "conditions", "reception_address", "source_url")


def begin(apps, schema_editor):
    Procedure = apps.get_model("catalogue", "Procedure")
    Version = apps.get_model("catalogue", "Version")
    for rows in _batches(Procedure.objects.order_by("pk").iterator(500), 500):
        versions = Version.objects.bulk_create(
            Version(
                procedure=row,
                number=1,
                valid_from=row.as_of or row.imported_at.date(),
                related=[row.related] if row.related else [],
                source=row.source,
                record=row.record,
                recorded_at=row.imported_at,
                **{name: getattr(row, name) for name in TEXTS},
            )
            for row in rows
        )
        for row, version in zip(rows, versions, strict=True):
            row.in_force = version
        Procedure.objects.bulk_update(rows, ["in_force"])
    if Procedure.objects.exists():
        apps.get_model("catalogue", "Edition").objects.create(pk=1)


def _batches(rows, size):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_versions'),
    ]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
