"""One procedure as a public service of CPSV-AP 3.2."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.kit.rdf import Iri, Node, Typed, iri
from motcua.services.catalogue.enums import AgencyRole
from motcua.services.catalogue.open import terms
from motcua.services.catalogue.open.channels import channels
from motcua.services.catalogue.open.collecting import Collector, Fact, LeftOut, worded
from motcua.services.catalogue.open.papers import papers
from motcua.services.catalogue.open.record import OpenRecord, Publication
from motcua.services.catalogue.rules.structure import LegalBasis

PREFIXES = {
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "locn": "http://www.w3.org/ns/locn#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_AUTHORITIES = (AgencyRole.DECIDES, AgencyRole.PERFORMS)
"""Whose competence counts, the first that is given."""
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Described:
    """The things that a record becomes, the service first; and what was left out, by reason."""

    nodes: tuple[Node, ...]
    left_out: Mapping[LeftOut, int]


def describe(record: OpenRecord, publication: Publication) -> Described:
    """The record as linked data: whole by itself, with every term that it uses."""
    to = Collector(record, publication)
    facts = (
        *_head(to),
        *_authorities(to),
        *_terms(to),
        *channels(to),
        *papers(to),
        *_results(to),
        *_laws(to),
        *_steps(to),
        *_conditions(to),
        *_contact(to),
        *_related(to),
    )
    to.leave_out(LeftOut.DOUBT, len(record.structure.doubts))
    to.leave_out(LeftOut.LOCAL_VARIANT, record.local_variants)
    service = Node(to.part("service"), ("cpsv:PublicService",), facts)
    return Described((service, *to.nodes), dict(to.left_out))


def _head(to: Collector) -> Iterator[Fact]:
    record = to.record
    yield "dct:identifier", Typed(record.code)
    yield from to.said("dct:title", record.name)
    about = record.structure.about or "\n".join(record.steps) or record.name
    yield from to.said("dct:description", about)
    yield "dct:language", terms.language(to)
    yield "dct:spatial", terms.country(to)
    for word in record.structure.keywords.split(","):
        yield from to.said("dcat:keyword", word.strip())
    yield "owl:versionInfo", Typed(str(record.version))
    if record.valid_from:
        yield "dct:issued", Typed(record.valid_from.isoformat(), "xsd:date")
    if record.decision:
        yield "dct:source", _law(to, "decision", LegalBasis(record.decision, record.decision))


def _authorities(to: Collector) -> Iterator[Fact]:
    """The competent authority, and the part that others have."""
    given = to.record.structure.agencies
    role = next((role for role in _AUTHORITIES if any(a.role == role for a in given)), None)
    for agency in given:
        if agency.role == role:
            yield "cv:hasCompetentAuthority", terms.agency(to, agency.name)
    if role is None:
        to.leave_out(LeftOut.AUTHORITY_NOT_GIVEN)
        yield "cv:hasCompetentAuthority", terms.agency(to, _publisher(to))
    others = [agency for agency in given if agency.role != role]
    for number, agency in enumerate(others, start=1):
        address = to.part("participation", number)
        facts = (
            to.identified(address),
            *worded("dct:description", to.publication.wording.roles[agency.role]),
            ("cv:hasParticipant", terms.agency(to, agency.name)),
            ("cv:role", terms.role(to, agency.role)),
        )
        yield "cv:hasParticipation", to.add(address, ("cv:Participation",), facts)


def _publisher(to: Collector) -> str:
    """Who published the record, by the letters of its decision; else who runs this node."""
    issuers = to.publication.issuers
    letters = (word for word in _LETTERS.findall(to.record.decision) if word in issuers)
    return next((issuers[word] for word in letters), to.publication.operator)


def _terms(to: Collector) -> Iterator[Fact]:
    structure = to.record.structure
    for code in structure.subjects:
        yield "dct:audience", terms.subject(to, code)
    for code in structure.levels:
        yield "cv:isClassifiedBy", terms.level(to, code)
    if to.record.kind:
        yield "cv:isClassifiedBy", terms.named(to, "kind", to.record.kind)
    if to.record.sector:
        yield "cv:thematicArea", terms.named(to, "sector", to.record.sector)


def _results(to: Collector) -> Iterator[Fact]:
    for number, result in enumerate(to.record.structure.results, start=1):
        address = to.part("result", number)
        facts = (
            ("dct:identifier", Typed(result.code or address)),
            *to.said("dct:title", result.name or result.code),
            ("dct:language", terms.language(to)),
        )
        yield "cpsv:produces", to.add(address, ("cv:Output",), facts)


def _laws(to: Collector) -> Iterator[Fact]:
    for number, law in enumerate(to.record.structure.laws, start=1):
        yield "cv:hasLegalResource", _law(to, f"law-{number}", law)


def _law(to: Collector, part: str, law: LegalBasis) -> Iri:
    facts = [*to.said("dct:title", law.title)]
    if law.number:
        facts.append(("dct:identifier", Typed(law.number)))
    return to.add(to.part(part), ("eli:LegalResource",), facts)


def _steps(to: Collector) -> Iterator[Fact]:
    if not to.record.steps:
        return
    address = to.part("steps")
    facts = (
        to.identified(address),
        *worded("dct:title", to.publication.wording.steps),
        *to.said("dct:description", "\n".join(to.record.steps)),
        ("dct:language", terms.language(to)),
    )
    yield "cpsv:follows", to.add(address, ("cpsv:Rule",), facts)


def _conditions(to: Collector) -> Iterator[Fact]:
    for number, condition in enumerate(to.record.conditions, start=1):
        address = to.part("condition", number)
        facts = (
            to.identified(address),
            *worded("dct:title", to.publication.wording.condition),
            *to.said("dct:description", condition),
        )
        yield "cv:holdsRequirement", to.add(address, ("cv:Requirement",), facts)


def _contact(to: Collector) -> Iterator[Fact]:
    """Where to ask: the page of the procedure, and the address that receives papers."""
    page = to.add(to.publication.page(to.record.code), ("foaf:Document",), ())
    facts: list[Fact] = [("cv:contactPage", page)]
    if to.record.reception_address:
        where = to.said("locn:fullAddress", to.record.reception_address)
        facts.append(("locn:address", to.add(to.part("address"), ("locn:Address",), where)))
    yield "cv:contactPoint", to.add(to.part("contact"), ("cv:ContactPoint",), facts)
    yield "foaf:page", page
    if to.record.source_url:
        source = iri(to.record.source_url)
        if source:
            yield "foaf:page", to.add(source.value, ("foaf:Document",), ())
        else:
            to.leave_out(LeftOut.ADDRESS_NOT_ON_THE_WEB)


def _related(to: Collector) -> Iterator[Fact]:
    """Related procedures by a plain relation: a document about one holds no other as a whole."""
    for name in to.record.structure.related:
        code = to.record.related.get(name)
        if code:
            yield "dct:relation", Iri(f"{to.publication.page(code)}#service")
        else:
            to.leave_out(LeftOut.RELATED_NOT_FOUND)
