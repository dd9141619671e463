import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0003_first_versions'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='procedure',
            name='agency',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='as_of',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='authority',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='conditions',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='content_hash',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='decision',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='delegated_agency',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='details',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='flags',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='imported_at',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='kind',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='partner_agencies',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='reception_address',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='record',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='related',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='source',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='source_url',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='steps',
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='levels',
        ),
        migrations.AddField(
            model_name='procedure',
            name='levels',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list),
        ),
        migrations.RemoveField(
            model_name='procedure',
            name='subjects',
        ),
        migrations.AddField(
            model_name='procedure',
            name='subjects',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), blank=True, default=list),
        ),
        migrations.AddField(
            model_name='procedure',
            name='search',
            field=models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('text_folded', config='simple'), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='procedure',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='catalogue_procedure_search'),
        ),
    ]
