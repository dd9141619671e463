"""The list of data sets (DCAT-AP), for catalogues of open data that gather it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from motcua.foundation.organisations.queries import operator
from motcua.kit.rdf import Iri, Node, Typed, Worded
from motcua.services.catalogue.queries.publication import DataSet, Names, Said, said
from motcua.web.api.opening import public

_AUTHORITY = "http://publications.europa.eu/resource/authority"
_GOVERNMENT = f"{_AUTHORITY}/data-theme/GOVE"
_PUBLIC = f"{_AUTHORITY}/access-right/PUBLIC"
_IANA = "http://www.iana.org/assignments/media-types"

type Facts = list[tuple[str, Iri | Worded | Typed]]


@dataclass(frozen=True)
class File:
    """A file of a data set: the name of its route, and its format in two lists."""

    route: str
    eu_format: str
    media_type: str


FILES = {
    "procedures": (
        File("api:procedures-turtle", "RDF_TURTLE", "text/turtle"),
        File("api:procedures-json-ld", "JSON_LD", "application/ld+json"),
        File("api:procedures-csv", "CSV", "text/csv"),
        File("api:channels-csv", "CSV", "text/csv"),
        File("api:papers-csv", "CSV", "text/csv"),
    ),
    "organisations": (File("api:organisations-csv", "CSV", "text/csv"),),
}
"""The files of each data set that this installation serves."""


def served() -> list[DataSet]:
    """The data sets that the profile describes and this installation serves."""
    return [each for each in said().data_sets if each.name in FILES]


def data_sets() -> Iterator[Node]:
    """The list itself, its data sets with their files, the interface, and who publishes them."""
    profile = said()
    yield Node(
        _here(),
        ("dcat:Catalog",),
        (
            *_worded("dct:title", profile.title),
            *_worded("dct:description", profile.description),
            *_common(profile),
            ("foaf:homepage", _page()),
            *(("dcat:dataset", Iri(_part(each.name))) for each in served()),
            ("dcat:service", Iri(_part("api"))),
        ),
    )
    for each in served():
        yield from _data_set(each, profile)
    yield _interface(profile)
    yield _publisher()
    yield Node(_page().value, ("foaf:Document",))
    country = tuple(_worded("skos:prefLabel", profile.country))
    yield Node(profile.country_address, ("dct:Location",), country)


def _data_set(each: DataSet, profile: Said) -> Iterator[Node]:
    files = FILES[each.name]
    places = [_part(f"{each.name}-{number}") for number, _ in enumerate(files, start=1)]
    yield Node(
        _part(each.name),
        ("dcat:Dataset",),
        (
            ("dct:identifier", Typed(_part(each.name))),
            *_worded("dct:title", each.title),
            *_worded("dct:description", each.description),
            *(
                ("dcat:keyword", Worded(word, language))
                for language, words in each.keywords.items()
                for word in words
            ),
            *_common(profile),
            ("dct:spatial", Iri(profile.country_address)),
            ("dct:accessRights", Iri(_PUBLIC)),
            ("dcat:theme", Iri(_GOVERNMENT)),
            ("dcat:landingPage", _page()),
            *(("dcat:distribution", Iri(place)) for place in places),
        ),
    )
    yield from (_file(*each, profile) for each in zip(places, files, strict=True))


def _file(place: str, file: File, profile: Said) -> Node:
    whole = Iri(public(reverse(file.route)))
    return Node(
        place,
        ("dcat:Distribution",),
        (
            ("dcat:accessURL", whole),
            ("dcat:downloadURL", whole),
            ("dct:format", Iri(f"{_AUTHORITY}/file-type/{file.eu_format}")),
            ("dcat:mediaType", Iri(f"{_IANA}/{file.media_type}")),
            ("dct:license", Iri(profile.licence.address)),
        ),
    )


def _interface(profile: Said) -> Node:
    return Node(
        _part("api"),
        ("dcat:DataService",),
        (
            *_worded("dct:title", profile.title),
            *_common(profile),
            ("dcat:endpointURL", Iri(public("/api/v1"))),
            ("dcat:endpointDescription", Iri(public(reverse("api:openapi-json")))),
            *(("dcat:servesDataset", Iri(_part(each.name))) for each in served()),
        ),
    )


def _publisher() -> Node:
    unit = operator()
    names = {"vi": unit.name_vi, "en": unit.name_en}
    facts = (
        ("dct:identifier", Typed(unit.code)),
        *_worded("dct:title", names),
        *_worded("foaf:name", names),
    )
    return Node(_part("publisher"), ("foaf:Agent",), facts)


def _common(profile: Said) -> Facts:
    return [
        ("dct:publisher", Iri(_part("publisher"))),
        ("dct:language", Iri(profile.language_address)),
        ("dct:license", Iri(profile.licence.address)),
    ]


def _worded(property_: str, names: Names) -> Facts:
    return [(property_, Worded(text, language)) for language, text in names.items()]


def _here() -> str:
    return public("/catalog")


def _part(name: str) -> str:
    return f"{_here()}#{name}"


def _page() -> Iri:
    return Iri(public(reverse("api:open-data")))
