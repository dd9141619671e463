"""The state of the whole catalogue."""

from uuid import uuid4

from django.db import models

from motcua.kit.privacy import no_personal_data


@no_personal_data
class Edition(models.Model):
    """One row whose mark is another after every change of what a search shows.

    Processes that keep names in memory compare it. It is random and no counter, so that a restored
    database never shows an old mark over other content.
    """

    mark = models.UUIDField(default=uuid4)

    def __str__(self) -> str:
        return str(self.mark)
