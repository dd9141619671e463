"""Releases of small packages that no gate would let through, for tests of what comes after."""

from collections.abc import Mapping

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.kit.actor import system
from motcua.services.catalogue.events import ServiceReleased
from motcua.services.catalogue.models import Release, Service
from motcua.services.catalogue.package import content_hash


@transaction.atomic
def published(code: str, files: Mapping[str, str]) -> Release:
    """The next release of a service as those from before there were signatures."""
    service, _new = Service.objects.get_or_create(code=code, folder=f"tests/{code}")
    digest, number = content_hash(files), service.releases.count() + 1
    row = Release.objects.create(
        service=service, number=number, content_hash=digest, files=dict(files)
    )
    told = ServiceReleased(service_id=service.pk, code=code, number=number, content_hash=digest)
    record(told, actor=system("test"))
    return row
