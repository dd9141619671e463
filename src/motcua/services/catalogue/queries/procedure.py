"""What the pages on procedures show."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from motcua.kit.errors import NotFound
from motcua.services.catalogue import rules
from motcua.services.catalogue.models import Procedure, Release
from motcua.services.catalogue.queries.service import ServiceLine, service_for
from motcua.services.catalogue.records import Details


@dataclass(frozen=True)
class Figures:
    """What the catalogue holds."""

    procedures: int
    sectors: int
    online: int
    """Procedures that can be applied for here."""


@dataclass(frozen=True)
class ProcedurePage:
    """One procedure as it reads to a citizen; texts as the source gives them."""

    code: str
    name: str
    decision: str
    kind: str
    sector: str
    levels: tuple[str, ...]
    subjects: tuple[str, ...]
    steps: tuple[str, ...]
    conditions: tuple[str, ...]
    agency: str
    authority: str
    reception_address: str
    delegated_agency: str
    partner_agencies: str
    related: str
    details: Details
    source_url: str
    as_of: date | None
    imported_at: datetime
    service: ServiceLine | None


def figures() -> Figures:
    """The catalogue in three numbers."""
    installed = Release.objects.filter(service__code=OuterRef("code"))
    counted = Procedure.objects.aggregate(
        procedures=Count("pk"), sectors=Count("sector", distinct=True)
    )
    online = Procedure.objects.filter(Exists(installed)).count()
    return Figures(**counted, online=online)


def procedure(code: str) -> ProcedurePage:
    """The procedure of this code. Raises ``NotFound``."""
    row = Procedure.objects.defer("record", "text_folded", "search").filter(code=code).first()
    if row is None:
        raise NotFound(_("There is no procedure with the code %s.") % code[:30])
    return ProcedurePage(
        code=row.code,
        name=row.name,
        decision=row.decision,
        kind=row.kind,
        sector=row.sector,
        levels=rules.split_list(row.levels),
        subjects=rules.split_list(row.subjects),
        steps=rules.paragraphs(row.steps),
        conditions=rules.paragraphs(row.conditions),
        agency=row.agency,
        authority=row.authority,
        reception_address=row.reception_address,
        delegated_agency=row.delegated_agency,
        partner_agencies=row.partner_agencies,
        related=row.related,
        details=Details.from_data(row.details),
        source_url=row.source_url,
        as_of=row.as_of,
        imported_at=row.imported_at,
        service=service_for(row.code),
    )


def profile_folder() -> Path:
    """Where the profile keeps what it says about the catalogue."""
    return Path(settings.PROFILE) / "catalogue"
