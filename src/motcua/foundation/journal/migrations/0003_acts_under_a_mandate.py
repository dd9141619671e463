from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_never_changed")]

    operations = [
        migrations.RunSQL(
            """
            CREATE INDEX journal_entry_mandate
            ON journal_entry (((actor->'for'->>'mandate')::bigint), id) WHERE actor ? 'for'
            """,
            "DROP INDEX journal_entry_mandate",
        )
    ]
