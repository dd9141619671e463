"""Releasing a service."""

from pathlib import Path

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.services.catalogue.actions.edition import catalogue_changed
from motcua.services.catalogue.events import ServiceReleased
from motcua.services.catalogue.models import Release, Service
from motcua.services.catalogue.package import (
    content_hash,
    read_folder,
    read_letterheads,
    read_package,
)


@transaction.atomic
def release_service(folder: Path, *, shared: Path, actor: Actor) -> Release:
    """Publish what stands in a package's folder; the same content twice changes nothing.

    ``shared`` holds the profile's letterheads, which become part of the release, so that a letter
    can be written again as it was. Raises ``BadPackage``.
    """
    files = read_letterheads(shared) | read_folder(folder)
    definition = read_package(files).definition
    service, _ = Service.objects.select_for_update().get_or_create(
        code=definition.code, defaults={"folder": f"{folder.parent.name}/{folder.name}"}
    )
    digest = content_hash(files)
    known = service.releases.filter(content_hash=digest).first()
    if known:
        return known
    number = service.releases.count() + 1
    release = Release.objects.create(
        service=service, number=number, content_hash=digest, files=files
    )
    catalogue_changed()
    record(
        ServiceReleased(
            service_id=service.pk, code=service.code, number=number, content_hash=digest
        ),
        actor=actor,
    )
    return release


def release_all(profile: Path, *, actor: Actor) -> list[Release]:
    """Release every package of a profile."""
    return [
        release_service(path.parent, shared=profile / "documents", actor=actor)
        for path in sorted(profile.glob("services/*/*/service.yaml"))
    ]
