"""The versions of a procedure."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import units
from motcua.kit.errors import NotFound
from motcua.services.catalogue.models import Version
from motcua.services.catalogue.queries.differences import Difference, differences
from motcua.services.catalogue.queries.drafts import record_of_version


@dataclass(frozen=True)
class VersionLine:
    """One version: who published it by which decision, and when it was in force."""

    number: int
    name: str
    decision: str
    decided_on: date | None
    publisher: str
    valid_from: date
    valid_to: date | None
    source: str
    recorded_at: datetime


def versions_of(code: str) -> tuple[VersionLine, ...]:
    """The versions of a procedure, the newest first."""
    rows = list(Version.objects.filter(procedure__code=code).defer("record").order_by("-number"))
    publishers = units({row.publisher_id for row in rows if row.publisher_id})
    return tuple(
        VersionLine(
            number=row.number,
            name=row.name,
            decision=row.decision,
            decided_on=row.decided_on,
            publisher=publishers[row.publisher_id].name if row.publisher_id else "",
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            source=row.source,
            recorded_at=row.recorded_at,
        )
        for row in rows
    )


def changes_of(code: str, number: int) -> tuple[Difference, ...]:
    """What a version says otherwise than the one before it. Raises ``NotFound``."""
    rows = Version.objects.filter(procedure__code=code, number__in=(number, number - 1))
    found = {row.number: record_of_version(row) for row in rows.select_related("procedure")}
    if number not in found:
        raise NotFound(_("There is no such version."))
    return differences(found.get(number - 1), found[number])
