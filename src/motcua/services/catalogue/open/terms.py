"""Terms that records share: levels, subjects, channels, sectors, agencies, the country."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from motcua.kit.rdf import Iri, Node, Typed
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
    country(to)
    return _add(to, _agency(to.publication, name))


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


def lists(publication: Publication, used: Mapping[str, Iterable[str]]) -> Iterator[Node]:
    """All terms, for whoever follows the address of one.

    ``used`` gives the names of the lists that records write themselves: sectors, kinds, agencies.
    """
    said = publication.wording
    coded: dict[str, Mapping[str, Names]] = {
        "level": said.levels,
        "subject": said.subjects,
        "channel": {code.value: names for code, names in said.channels.items()},
        "role": {code.value: names for code, names in said.roles.items()},
        **{list_: _named(publication, used[list_]) for list_ in ("sector", "kind")},
    }
    for list_, terms in coded.items():
        yield Node(publication.term(list_), ("skos:ConceptScheme",))
        for code, names in terms.items():
            yield _node(publication, list_, code, names)
    for name in used["agency"]:
        yield _agency(publication, name)
    place = tuple(worded("skos:prefLabel", publication.country))
    yield Node(publication.country_address, ("dct:Location",), place)


def key(name: str) -> str:
    """The same for the same words in whatever case: twelve digits of a hash."""
    return sha256(marked(name).encode()).hexdigest()[:12]


def _named(publication: Publication, names: Iterable[str]) -> dict[str, Names]:
    return {key(name): {publication.language: name} for name in names}


def _concept(to: Collector, list_: str, code: str, names: Names) -> Iri:
    return _add(to, _node(to.publication, list_, code, names))


def _add(to: Collector, node: Node) -> Iri:
    return to.add(node.address, node.types, node.facts)


def _node(publication: Publication, list_: str, code: str, names: Names) -> Node:
    in_scheme = ("skos:inScheme", Iri(publication.term(list_)))
    facts = (*worded("skos:prefLabel", names), in_scheme)
    return Node(publication.term(list_, code), ("skos:Concept",), facts)


def _agency(publication: Publication, name: str) -> Node:
    address = publication.term("agency", key(name))
    facts = (
        ("dct:identifier", Typed(address)),
        *worded("skos:prefLabel", {publication.language: name}),
        *worded("dct:title", {publication.language: name}),
        ("dct:spatial", Iri(publication.country_address)),
    )
    return Node(address, ("cv:PublicOrganisation", "foaf:Agent"), facts)
