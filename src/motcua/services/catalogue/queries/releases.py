"""Releases: who published what and when, and whether the signature of each fits."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.foundation.journal.keys import known_keys
from motcua.foundation.journal.proof import key_id_of
from motcua.foundation.journal.queries.entries import entries_about
from motcua.instruments.forms.model import Words
from motcua.kit.errors import NotFound, Refused
from motcua.services.catalogue.events import ServiceReleased
from motcua.services.catalogue.models import Release, ServiceValue
from motcua.services.catalogue.package import content_hash, read_definition
from motcua.services.catalogue.package.archive import SUFFIX, Sealed, pack
from motcua.services.catalogue.package.seal import Seal, read_seal


class Standing(StrEnum):
    """What is known of the signature of a release."""

    SIGNED = "signed"
    UNSIGNED = "unsigned"
    """From before releases were signed; the journal tells of it."""
    UNKNOWN_KEY = "unknown_key"
    """Signed with a key that this installation no longer has; the journal tells of it."""
    BROKEN = "broken"
    """It is not what was published."""


@dataclass(frozen=True)
class ReleaseLine:
    """A release as a list shows it."""

    id: int
    code: str
    name: Words
    number: int
    content_hash: str
    published_at: datetime
    published_by: str
    key: str
    standing: Standing
    origin: Seal | None
    """Under which seal it came from another installation."""
    missing: tuple[str, ...]
    """Names of its environment that have no value here."""


@dataclass(frozen=True)
class EnvironmentLine:
    """A name in the environment of a service; ``value`` is empty where it is not set here."""

    name: str
    means: Words
    value: str


@dataclass(frozen=True)
class Exported:
    """A release as a file, the name to give it, and the key that signed it."""

    name: str
    content: bytes
    key: str


def releases(code: str = "") -> list[ReleaseLine]:
    """Every release of a service, or the newest of each: by code, the newest first."""
    rows = Release.objects.select_related("service").prefetch_related("service__values")
    if code:
        return [_line(row) for row in rows.filter(service__code=code).order_by("-number")]
    newest = rows.order_by("service__code", "-number").distinct("service__code")
    return [_line(row) for row in newest]


def seal_of(row: Release) -> Seal:
    """What was signed of a release."""
    return Seal(
        code=row.service.code,
        number=row.number,
        content_hash=row.content_hash,
        published_by=row.published_by,
        published_at=row.published_at,
        key=row.key_id,
    )


def standing_of(row: Release) -> Standing:
    """Whether the content and the facts of a release are those that were published.

    Where no key of ours can say so, the journal must: a signature that was taken away, or put there
    with another key, makes nothing genuine.
    """
    if content_hash(row.files) != row.content_hash:
        return Standing.BROKEN
    public = known_keys(settings.KEYS).get(row.key_id)
    if public is not None:
        fits = seal_of(row).fits(bytes(row.signature), public)
        return Standing.SIGNED if fits else Standing.BROKEN
    if not _is_told(row):
        return Standing.BROKEN
    return Standing.UNKNOWN_KEY if row.key_id else Standing.UNSIGNED


def _is_told(row: Release) -> bool:
    """Whether the journal tells that exactly this was released."""
    release = ServiceReleased(
        service_id=row.service_id,
        code=row.service.code,
        number=row.number,
        content_hash=row.content_hash,
    )
    return any(line.event == release for line in entries_about(f"service:{row.service_id}"))


def release_row(code: str, number: int | None = None) -> Release:
    """A release of a service, the newest without a number. Raises ``NotFound``."""
    rows = Release.objects.select_related("service").filter(service__code=code)
    found = rows.filter(number=number) if number else rows
    row = found.order_by("-number").first()
    if row is None:
        named = f"release {number}" if number else "release"
        raise NotFound(f"There is no {named} of {code}: see motcua service list.")
    return row


def values_of(code: str) -> dict[str, str]:
    """What this installation set for the names in the environment of a service."""
    rows = ServiceValue.objects.filter(service__code=code)
    return dict(rows.order_by("name").values_list("name", "value"))


def environment_of(code: str) -> list[EnvironmentLine]:
    """The names that the newest release of a service needs, with their values here."""
    definition = read_definition(release_row(code).files)
    values = values_of(code)
    return [
        EnvironmentLine(each.name, each.means, values.get(each.name, ""))
        for each in definition.environment
    ]


def _line(row: Release) -> ReleaseLine:
    """A release as a list shows it; of a broken one nothing is read."""
    code, standing = row.service.code, standing_of(row)
    definition = read_definition(row.files) if standing != Standing.BROKEN else None
    known = {value.name for value in row.service.values.all()}
    needed = [each.name for each in definition.environment] if definition else []
    return ReleaseLine(
        id=row.pk,
        code=code,
        name=definition.name if definition else {"vi": code, "en": code},
        number=row.number,
        content_hash=row.content_hash,
        published_at=row.published_at,
        published_by=row.published_by,
        key=row.key_id,
        standing=standing,
        origin=read_seal(row.origin) if row.origin else None,
        missing=tuple(name for name in needed if name not in known),
    )


def exported(code: str, number: int | None = None) -> Exported:
    """A release as a signed file.

    Raises ``NotFound``, and ``Refused`` for one whose signature cannot be shown.
    """
    row = release_row(code, number)
    if standing_of(row) != Standing.SIGNED:
        raise Refused(
            _("Release %(number)d of %(code)s has no signature to show.")
            % {"number": row.number, "code": code}
        )
    public = known_keys(settings.KEYS)[row.key_id]
    sealed = Sealed(row.files, seal_of(row), bytes(row.signature), public)
    return Exported(f"{code}-{row.number}{SUFFIX}", pack(sealed), row.key_id)


def is_trusted(release: Sealed, *, key: str = "") -> bool:
    """Whether we take over what this key signed: one of ours, or the one that somebody vouches for.

    The identifier of a key is made of the key, so that nobody can borrow another's.
    """
    own = key_id_of(release.public)
    return release.seal.key == own and (own in known_keys(settings.KEYS) or own == key)
