"""Procedures in force as open data: one, or all of them one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.kit.errors import NotFound
from motcua.kit.rdf import Node
from motcua.services.catalogue.models import Agency, Edition, LocalVariant, Procedure, Version
from motcua.services.catalogue.open import terms
from motcua.services.catalogue.open.channels import duration as duration
from motcua.services.catalogue.open.collecting import LeftOut as LeftOut
from motcua.services.catalogue.open.record import OpenRecord
from motcua.services.catalogue.open.record import Publication as Publication
from motcua.services.catalogue.open.service import PREFIXES as PREFIXES
from motcua.services.catalogue.open.service import Described as Described
from motcua.services.catalogue.open.service import describe
from motcua.services.catalogue.queries.publication import publication
from motcua.services.catalogue.queries.structure import structures_of
from motcua.services.catalogue.rules.structure import Structure
from motcua.services.catalogue.rules.text import paragraphs

BATCH = 100
"""Procedures that are read at a time: as many as stay in memory."""


def catalogue_mark() -> str:
    """Another after every change of the catalogue; empty before there is one."""
    return str(Edition.objects.values_list("mark", flat=True).first() or "")


def published() -> QuerySet[Version, tuple[str, datetime]]:
    """The codes of the procedures in force, and when what they say was last read or written."""
    return _in_force().values_list("procedure__code", "recorded_at")


def open_records() -> Iterator[OpenRecord]:
    """Every procedure in force, by code; eleven statements for each hundred."""
    last = ""
    while batch := list(_in_force().filter(procedure__code__gt=last)[:BATCH]):
        yield from _records(batch)
        last = batch[-1].procedure.code


def described(code: str) -> Described:
    """A procedure in force as a public service. Raises ``NotFound``."""
    found = _records(list(_in_force().filter(procedure__code=code)))
    if not found:
        raise NotFound(_("There is no procedure with the code %s.") % code[:30])
    return describe(found[0], publication())


def all_described() -> Iterator[Described]:
    """Every procedure in force as a public service; terms that they share come with each."""
    by = publication()
    return (describe(record, by) for record in open_records())


def whole_catalogue() -> Iterator[Node]:
    """Every procedure in force as linked data; terms that they share come once."""
    return once(all_described())


def once(described: Iterable[Described]) -> Iterator[Node]:
    """The things that records become, each shared term with the first that uses it."""
    by = publication()
    ours = by.term("")
    listed = {by.country_address, by.language_address, *by.currencies.values()}
    known: set[str] = set()
    for each in described:
        for node in each.nodes:
            shared = node.address.startswith(ours) or node.address in listed
            if not (shared and node.address in known):
                yield node
            if shared:
                known.add(node.address)


def vocabulary() -> Iterator[Node]:
    """All terms that the catalogue is described with; five statements, however large it is."""
    by = publication()
    names = Agency.objects.filter(version__procedure__in_force=F("version"))
    agencies = set(names.values_list("name", flat=True).distinct())
    used = {
        "sector": _distinct("sector"),
        "kind": _distinct("kind"),
        "agency": sorted({*agencies, *by.issuers.values(), by.operator}),
    }
    return terms.lists(by, used)


def _distinct(column: str) -> list[str]:
    rows = Version.objects.filter(procedure__in_force=F("pk")).exclude(**{column: ""})
    return sorted(rows.values_list(column, flat=True).distinct())


def _in_force() -> QuerySet[Version]:
    rows = Version.objects.filter(procedure__in_force=F("pk"))
    return rows.select_related("procedure").defer("record").order_by("procedure__code")


def _records(versions: Sequence[Version]) -> list[OpenRecord]:
    structures = structures_of([version.pk for version in versions])
    codes = _codes(structures.values())
    variants = _variants(versions)
    return [
        _record(version, structures[version.pk], codes, variants.get(version.procedure_id, 0))
        for version in versions
    ]


def _record(
    version: Version, structure: Structure, codes: Mapping[str, str], variants: int
) -> OpenRecord:
    return OpenRecord(
        code=version.procedure.code,
        name=version.name,
        structure=structure,
        version=version.number,
        valid_from=version.valid_from,
        kind=version.kind,
        sector=version.sector,
        decision=version.decision,
        steps=paragraphs(version.steps),
        conditions=paragraphs(version.conditions),
        reception_address=version.reception_address,
        source_url=version.source_url,
        related={name: codes[name] for name in structure.related if name in codes},
        local_variants=variants,
    )


def _codes(structures: Iterable[Structure]) -> dict[str, str]:
    """The codes of related procedures by what they are called, a code or a name."""
    said = {name for structure in structures for name in structure.related}
    if not said:
        return {}
    known = Procedure.objects.exclude(in_force=None)
    found = known.filter(Q(code__in=said) | Q(name__in=said)).values_list("code", "name")
    return {called: code for code, name in found for called in (name, code)}


def _variants(versions: Sequence[Version]) -> dict[int, int]:
    """How many local variants each procedure has today."""
    today = timezone.localdate()
    in_force = Q(valid_to=None) | Q(valid_to__gte=today)
    rows = LocalVariant.objects.filter(
        in_force, valid_from__lte=today, procedure__in=[each.procedure_id for each in versions]
    )
    return dict(rows.values_list("procedure").annotate(Count("pk")).order_by())
