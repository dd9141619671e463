"""Both writers say the same, whatever characters the data holds; a kept library reads them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic

from motcua.kit.rdf import Iri, Node, Typed, Worded, as_json_ld, as_turtle, iri

# rdflib's own reader of JSON-LD calls what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

PREFIXES = {
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "cpsv": "http://purl.org/vocab/cpsv#",
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def node(text: str, number: int = 1) -> Node:
    """A service with a fact of each sort."""
    return Node(
        f"https://example.org/procedures/{number}#service",
        ("cpsv:PublicService",),
        (
            ("dct:title", Worded(text, "vi")),
            ("dct:identifier", Typed(text)),
            ("dct:extent", Typed("P15D", "xsd:duration")),
            ("dct:type", Iri("cpsv:Rule")),
            ("dct:relation", Iri("https://example.org/Đăng-ký")),
        ),
    )


def read(parts: Iterator[str], form: str) -> Graph:
    return Graph().parse(data="".join(parts), format=form)


@given(TEXTS)
def test_any_text_comes_back_from_turtle_and_from_json_ld(text: str):
    turtle = read(as_turtle([node(text)], PREFIXES), "turtle")
    json_ld = read(as_json_ld([node(text)], PREFIXES), "json-ld")

    service = URIRef("https://example.org/procedures/1#service")
    title = turtle.value(service, URIRef("http://purl.org/dc/terms/title"))
    assert len(turtle) == 6
    assert (str(title), title.language) == (text, "vi")
    assert isomorphic(turtle, json_ld)


def test_a_document_without_things_is_still_a_document():
    assert len(read(as_turtle([], PREFIXES), "turtle")) == 0
    assert len(read(as_json_ld([], PREFIXES), "json-ld")) == 0


def test_things_are_written_one_after_the_other_and_not_gathered():
    def endless() -> Iterator[Node]:
        number = 0
        while True:
            number += 1
            yield node("một", number)

    parts = as_json_ld(endless(), PREFIXES)

    assert [next(parts).count("#service") for _ in range(4)] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (" https://example.org/a b ", "https://example.org/a%20b"),
        ('https://example.org/"<x>', "https://example.org/%22%3Cx%3E"),
        ("https://dichvucong.gov.vn/tệp", "https://dichvucong.gov.vn/tệp"),
    ],
)
def test_an_address_is_written_so_that_it_can_stand_in_a_document(given_: str, expected: str):
    assert iri(given_) == Iri(expected)


@pytest.mark.parametrize("text", ["", "không có", "javascript:alert(1)", "https://", "http://[x"])
def test_what_is_no_address_on_the_web_is_none(text: str):
    assert iri(text) is None
