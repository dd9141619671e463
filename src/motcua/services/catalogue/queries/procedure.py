"""What the pages on procedures show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.organisations.queries import unit
from motcua.kit.errors import NotFound
from motcua.kit.rdf import iri
from motcua.services.catalogue.enums import AgencyRole, Flag, Part
from motcua.services.catalogue.models import Procedure, Release, Version
from motcua.services.catalogue.queries.profile import profile_folder as profile_folder
from motcua.services.catalogue.queries.service import ServiceLine, service_for
from motcua.services.catalogue.queries.structure import structures_of
from motcua.services.catalogue.queries.variants import VariantLine, variants_of
from motcua.services.catalogue.queries.words import (
    DoubtLine,
    Term,
    channel_name,
    doubt_line,
    fee_text,
    levels,
    limit_text,
    named,
    subjects,
)
from motcua.services.catalogue.rules.structure import (
    Agency,
    ChannelRow,
    Doubt,
    LegalBasis,
    Result,
    Structure,
)
from motcua.services.catalogue.rules.structure import PaperCase as PaperCase
from motcua.services.catalogue.rules.text import paragraphs


@dataclass(frozen=True)
class Figures:
    """What the catalogue holds."""

    procedures: int
    sectors: int
    online: int
    """Procedures that can be applied for here."""


@dataclass(frozen=True)
class ChannelLine:
    """A way to hand in, with what of it is not certain."""

    row: ChannelRow
    doubts: tuple[DoubtLine, ...] = ()
    is_free_in_doubt: bool = False
    """The record says free of charge beside words that speak of a fee."""

    @property
    def channel_name(self) -> str:
        return channel_name(self.row.channel)

    @property
    def limit_text(self) -> str:
        return limit_text(self.row.limit, self.row.unit)

    @property
    def fee_text(self) -> str:
        if self.is_free_in_doubt:
            return _("not certain")
        return fee_text(self.row.fee, self.row.currency)


@dataclass(frozen=True)
class RelatedLine:
    """A related procedure; without a code where the catalogue has none of that name."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class ProcedurePage:
    """One version of a procedure as it reads to a citizen; texts as the source gives them."""

    code: str
    version: int
    version_id: int
    procedure_id: int
    name: str
    decision: str
    decided_on: date | None
    publisher: str
    publisher_id: int | None
    valid_from: date
    valid_to: date | None
    kind: str
    sector: str
    levels: tuple[Term, ...]
    subjects: tuple[Term, ...]
    steps: tuple[str, ...]
    conditions: tuple[str, ...]
    reception_address: str
    agencies: tuple[Agency, ...]
    channels: tuple[ChannelLine, ...]
    cases: tuple[PaperCase, ...]
    results: tuple[Result, ...]
    laws: tuple[LegalBasis, ...]
    related: tuple[RelatedLine, ...]
    keywords: str
    about: str
    doubts: tuple[DoubtLine, ...]
    """Of the whole record but its channels, which carry their own."""
    variants: tuple[VariantLine, ...]
    source_url: str
    """Empty where what the record gives is no address on the web, as ``javascript:``."""
    source: str
    recorded_at: datetime
    service: ServiceLine | None

    def agencies_as(self, role: AgencyRole) -> tuple[str, ...]:
        return tuple(agency.name for agency in self.agencies if agency.role == role)


def figures() -> Figures:
    """The catalogue in three numbers."""
    installed = Release.objects.filter(service__code=OuterRef("code"))
    published = Procedure.objects.exclude(in_force=None)
    counted = published.aggregate(procedures=Count("pk"), sectors=Count("sector", distinct=True))
    online = published.filter(Exists(installed)).count()
    return Figures(**counted, online=online)


def procedure_page(code: str, *, version: int | None = None) -> ProcedurePage:
    """The procedure of this code in the version in force, or in one of its others.

    Raises ``NotFound``.
    """
    wanted = Q(valid_to=None) if version is None else Q(number=version)
    rows = Version.objects.filter(wanted, procedure__code=code).select_related("procedure")
    row = rows.defer("record").first()
    if row is None:
        raise NotFound(_("There is no procedure with the code %s.") % code[:30])
    return _page(row, structures_of([row.pk])[row.pk])


def _page(row: Version, structure: Structure) -> ProcedurePage:
    code = row.procedure.code
    return ProcedurePage(
        code=code,
        version=row.number,
        version_id=row.pk,
        procedure_id=row.procedure_id,
        name=row.name,
        decision=row.decision,
        decided_on=row.decided_on,
        publisher_id=row.publisher_id,
        publisher=unit(row.publisher_id).name if row.publisher_id else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        kind=row.kind,
        sector=row.sector,
        levels=named(structure.levels, levels()),
        subjects=named(structure.subjects, subjects()),
        steps=paragraphs(row.steps),
        conditions=paragraphs(row.conditions),
        reception_address=row.reception_address,
        agencies=structure.agencies,
        channels=_channels(structure),
        cases=structure.cases,
        results=structure.results,
        laws=structure.laws,
        related=_related(structure.related),
        keywords=structure.keywords,
        about=structure.about,
        doubts=tuple(
            doubt_line(doubt) for doubt in structure.doubts if not _is_of_a_channel(doubt)
        ),
        variants=variants_of(row.procedure_id, on=timezone.localdate()),
        source_url=_web_address(row.source_url),
        source=row.source,
        recorded_at=row.recorded_at,
        service=service_for(code),
    )


def _web_address(text: str) -> str:
    address = iri(text)
    return address.value if address else ""


def _channels(structure: Structure) -> tuple[ChannelLine, ...]:
    return tuple(
        _channel(row, structure.doubts_of_channel(number))
        for number, row in enumerate(structure.channels)
    )


def _channel(row: ChannelRow, doubts: Sequence[Doubt]) -> ChannelLine:
    return ChannelLine(
        row,
        tuple(map(doubt_line, doubts)),
        is_free_in_doubt=any(doubt.reason == Flag.FEE_IS_PLACEHOLDER for doubt in doubts),
    )


def _is_of_a_channel(doubt: Doubt) -> bool:
    return doubt.part == Part.CHANNELS and doubt.row is not None


def _related(said: tuple[str, ...]) -> tuple[RelatedLine, ...]:
    """Related procedures are said by name or by code; in the order in which they are said."""
    if not said:
        return ()
    known = Procedure.objects.exclude(in_force=None)
    found = known.filter(Q(code__in=said) | Q(name__in=said)).values_list("code", "name")
    lines = {key: RelatedLine(name, code) for code, name in found for key in (code, name)}
    return tuple(lines.get(each, RelatedLine(each)) for each in said)
