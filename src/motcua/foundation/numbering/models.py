"""The table of numbering."""

from django.db import models

from motcua.kit.privacy import no_personal_data


@no_personal_data
class Book(models.Model):
    """The last number of one book, for example ``dossier/H17.25.8/2026-11-24``."""

    key = models.CharField(max_length=120, primary_key=True)
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.key}: {self.last}"
