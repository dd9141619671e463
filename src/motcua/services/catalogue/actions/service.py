"""Releasing a service."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.journal.keys import node_key
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue import permissions
from motcua.services.catalogue.actions.edition import catalogue_changed, one_at_a_time
from motcua.services.catalogue.events import ServiceReleased
from motcua.services.catalogue.models import Release, Service
from motcua.services.catalogue.package import (
    BadPackage,
    Finding,
    content_hash,
    read_definition,
    read_folder,
    read_letterheads,
)
from motcua.services.catalogue.package.archive import unpack
from motcua.services.catalogue.package.seal import Seal
from motcua.services.catalogue.queries.gate import refuse_unless_fit
from motcua.services.catalogue.queries.releases import is_trusted, seal_of

_LONGEST_FOLDER = 200


def release_service(folder: Path, *, shared: Path, actor: Actor) -> Release:
    """Publish what stands in a package's folder; the same content twice changes nothing.

    ``shared`` holds the profile's letterheads, which become part of the release, so that a letter
    can be written again as it was. Raises ``BadPackage`` where the gate refuses it.
    """
    files, place = read_letterheads(shared) | read_folder(folder), folder.resolve()
    return release_files(files, folder=f"{place.parent.name}/{place.name}", actor=actor)


def release_all(profile: Path, *, actor: Actor) -> list[Release]:
    """Release every package of a profile, all of them or none."""
    folders = [path.parent for path in sorted(profile.glob("services/*/*/service.yaml"))]
    return release_folders(folders, shared=profile / "documents", actor=actor)


@transaction.atomic
def release_folders(folders: Iterable[Path], *, shared: Path, actor: Actor) -> list[Release]:
    """Release some packages, all of them or none.

    Raises ``BadPackage`` with what is wrong with any of them, by the path of the file.
    """
    released: list[Release] = []
    wrong: list[Finding] = []
    for folder in folders:
        try:
            released.append(release_service(folder, shared=shared, actor=actor))
        except BadPackage as bad:
            wrong += bad.within(folder)
    if wrong:
        raise BadPackage(*wrong)
    return released


def release_archive(content: bytes, *, name: str, actor: Actor, key: str = "") -> Release:
    """Publish here what another installation exported, under our own number and signature.

    ``key`` is the identifier of a foreign key that somebody vouches for. Raises ``BadPackage``
    where the signature does not fit, and ``Refused`` for a key that nobody vouches for.
    """
    sealed = unpack(content, name=name)
    if not is_trusted(sealed, key=key):
        raise Refused(
            _("%(name)s is signed with the key %(key)s, which this installation does not know.")
            % {"name": name, "key": sealed.seal.key}
        )
    folder = f"exported/{sealed.seal.code}"
    return release_files(sealed.files, folder=folder, actor=actor, origin=sealed.seal)


@transaction.atomic
def release_files(
    files: Mapping[str, str], *, folder: str, actor: Actor, origin: Seal | None = None
) -> Release:
    """Publish a package, the shared letterheads among its files, and sign it with our key.

    ``origin`` is the seal under which it came from another installation. Whoever installs the same
    content at the same time gets the same release.
    """
    if not permissions.may_release(actor):
        raise NotAllowed(_("Only an administrator publishes a service."))
    code, digest = read_definition(files).code, content_hash(files)
    if known := Release.objects.filter(service__code=code, content_hash=digest).first():
        return known
    refuse_unless_fit(files)
    one_at_a_time()
    service, _new = Service.objects.get_or_create(
        code=code, defaults={"folder": folder[-_LONGEST_FOLDER:]}
    )
    if known := service.releases.filter(content_hash=digest).first():
        return known

    release = Release(
        service=service,
        number=service.releases.count() + 1,
        content_hash=digest,
        files=dict(files),
        published_at=timezone.now(),
        published_by=actor.name,
        origin=origin.facts() if origin else {},
    )
    _sign(release)
    release.save(force_insert=True)
    catalogue_changed()

    released = ServiceReleased(
        service_id=service.pk, code=code, number=release.number, content_hash=digest
    )
    record(released, actor=actor)
    return release


def _sign(release: Release) -> None:
    key = node_key(settings.KEYS)
    release.key_id = key.id
    release.signature = seal_of(release).signed(key.private)
