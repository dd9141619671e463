"""What the gate says of a package in this installation: its profile, its catalogue."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from motcua.services.catalogue.gate import House, check, house_of
from motcua.services.catalogue.models import Version
from motcua.services.catalogue.package import (
    BadPackage,
    Finding,
    Package,
    ServiceDefinition,
    content_hash,
    read_package,
)
from motcua.services.catalogue.package.findings import REFUSED
from motcua.services.catalogue.queries.structure import structures_of
from motcua.services.catalogue.records import ProcedureRecord

_MOST_PASSED = 256
_passed: dict[tuple[str, ...], ServiceDefinition] = {}
"""What was let through by content, day and national record: the same passes again unread."""


def refuse_unless_fit(files: Mapping[str, str]) -> ServiceDefinition:
    """What the service of a package is. Raises ``BadPackage`` with all that the gate refuses."""
    package = read_package(files)
    record, today = published(package.definition.code), timezone.localdate()
    key = (content_hash(files), str(settings.PROFILE), str(today), record.digest if record else "")
    if key not in _passed:
        found = check(package, _house(settings.PROFILE, today), record=record)
        if wrong := [finding for finding in found if finding.level == REFUSED]:
            raise BadPackage(*wrong)
        if len(_passed) >= _MOST_PASSED:
            _passed.clear()
        _passed[key] = package.definition
    return _passed[key]


def findings(package: Package) -> tuple[Finding, ...]:
    """Everything that the gate says of a package here, warnings among it."""
    record = published(package.definition.code)
    return check(package, _house(settings.PROFILE, timezone.localdate()), record=record)


def published(code: str) -> ProcedureRecord | None:
    """The procedure as the catalogue has it in force; None where it does not know it."""
    version = Version.objects.filter(procedure__code=code, valid_to=None).first()
    if version is None:
        return None
    return ProcedureRecord(
        code=code,
        name=version.name,
        structure=structures_of([version.pk])[version.pk],
        record=version.record,
        decision=version.decision,
        kind=version.kind,
        sector=version.sector,
        steps=version.steps,
        conditions=version.conditions,
        reception_address=version.reception_address,
        source_url=version.source_url,
    )


@lru_cache(maxsize=4)
def _house(profile: Path, day: date) -> House:
    return house_of(profile, day)
