"""Saying that the catalogue has changed."""

from uuid import uuid4

from django.db import connection

from motcua.services.catalogue.models import Edition

_ONLY = 1
_LOCK = 0x6D6F7463
"""Any number that nothing else locks by."""


def catalogue_changed() -> None:
    """Called in the transaction of every change of what a search shows."""
    Edition.objects.update_or_create(pk=_ONLY, defaults={"mark": uuid4()})


def one_at_a_time() -> None:
    """Until the end of the transaction nobody else adds procedures or releases services.

    Their codes and numbers are unique, and who adds several holds nobody up who adds the same in
    another order.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
