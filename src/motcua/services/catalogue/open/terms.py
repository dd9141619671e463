"""Terms that records share: levels, subjects, channels, sectors, agencies, the country."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

from motcua.kit.rdf import Iri, Node
from motcua.kit.text import marked
from motcua.services.catalogue.enums import AgencyRole, Channel
from motcua.services.catalogue.open.collecting import Collector, worded
from motcua.services.catalogue.open.record import Names, Publication


def level(to: Collector, code: str) -> Iri:
    return _concept(to, "level", code, to.publication.wording.levels.get(code, {}))


def subject(to: Collector, code: str) -> Iri:
    return _concept(to, "subject", code, to.publication.wording.subjects.get(code, {}))


def channel(to: Collector, code: Channel) -> Iri:
    return _concept(to, "channel", code, to.publication.wording.channels[code])


def role(to: Collector, code: AgencyRole) -> Iri:
    return _concept(to, "role", code, to.publication.wording.roles[code])


def named(to: Collector, list_: str, name: str) -> Iri:
    """A term that records give by its name alone, as a sector."""
    return _concept(to, list_, key(name), {to.publication.language: name})


def agency(to: Collector, name: str) -> Iri:
    """A public organisation known by its name; the same name is the same organisation."""
    address = to.publication.term("agency", key(name))
    facts = (
        to.identified(address),
        *to.said("skos:prefLabel", name),
        *to.said("dct:title", name),
        ("dct:spatial", country(to)),
    )
    return to.add(address, ("cv:PublicOrganisation", "foaf:Agent"), facts)


def country(to: Collector) -> Iri:
    said = to.publication
    return to.add(said.country_address, ("dct:Location",), worded("skos:prefLabel", said.country))


def language(to: Collector) -> Iri:
    return to.add(to.publication.language_address, ("dct:LinguisticSystem",), ())


def currency(to: Collector, code: str) -> Iri | None:
    """The currency in the EU's list; None where the profile gives no address."""
    address = to.publication.currencies.get(code)
    if address is None:
        return None
    return to.add(address, ("skos:Concept",), worded("skos:prefLabel", {"en": code}))


def lists(publication: Publication) -> Iterator[Node]:
    """The lists of terms with a fixed number of entries, for whoever follows a term's address."""
    said = publication.wording
    closed: dict[str, Mapping[str, Names]] = {
        "level": said.levels,
        "subject": said.subjects,
        "channel": {code.value: names for code, names in said.channels.items()},
        "role": {code.value: names for code, names in said.roles.items()},
    }
    for list_, terms in closed.items():
        yield Node(publication.term(list_), ("skos:ConceptScheme",))
        for code, names in terms.items():
            yield _node(publication, list_, code, names)


def key(name: str) -> str:
    """The same for the same words in whatever case: twelve digits of a hash."""
    return sha256(marked(name).encode()).hexdigest()[:12]


def _concept(to: Collector, list_: str, code: str, names: Names) -> Iri:
    node = _node(to.publication, list_, code, names)
    return to.add(node.address, node.types, node.facts)


def _node(publication: Publication, list_: str, code: str, names: Names) -> Node:
    in_scheme = ("skos:inScheme", Iri(publication.term(list_)))
    facts = (*worded("skos:prefLabel", names), in_scheme)
    return Node(publication.term(list_, code), ("skos:Concept",), facts)
