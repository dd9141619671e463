"""Saying that the catalogue has changed."""

from uuid import uuid4

from motcua.services.catalogue.models import Edition

_ONLY = 1


def catalogue_changed() -> None:
    """Called in the transaction of every change of what a search shows."""
    Edition.objects.update_or_create(pk=_ONLY, defaults={"mark": uuid4()})
