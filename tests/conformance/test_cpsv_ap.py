"""CPSV-AP 3.2 and its SHACL shapes, on the sixty real records that were chosen over all shapes.

``motcua catalogue check-open`` does the same for a whole catalogue.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from rdflib import Graph
from rdflib.compare import isomorphic

from motcua.cli.shapes import check, read_shapes
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import system
from motcua.kit.rdf import Iri, Node
from motcua.services.catalogue.queries.open import PREFIXES, all_described, described, vocabulary
from motcua.services.catalogue.tests.records import take_over
from motcua.services.catalogue.tests.test_marked_records import MARKS
from motcua.web.api.open_data.datasets import data_sets

pytestmark = [
    pytest.mark.usefixtures("records", "db"),
    # rdflib's own reader of JSON-LD, and pyshacl, call what rdflib has deprecated.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

BIRTH = "1.001193"


@pytest.fixture(scope="module")
def records(django_db_setup: None, django_db_blocker: Any, shared: Path) -> Iterator[None]:
    with gzip.open(shared / "data" / "procedures.jsonl.gz") as lines:
        chosen = [line for line in lines if json.loads(line)["ma_thu_tuc"] in MARKS]
    with django_db_blocker.unblock(), transaction.atomic():
        load_profile(settings.PROFILE, system("test"))
        take_over(*chosen)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def shapes(shared: Path) -> Graph:
    return read_shapes(shared / "conformance" / "cpsv-ap" / "cpsv-ap-SHACL.ttl")


def test_sixty_records_are_public_services_without_a_violation(shapes: Graph):
    nodes = {node.address: node for each in all_described() for node in each.nodes}

    verdict = check(nodes.values(), PREFIXES, shapes)

    assert verdict.violations == ()
    assert verdict.services == len(MARKS) == 60
    assert verdict.triples > 60 * 50


def test_each_record_is_whole_by_itself(shapes: Graph):
    for code in sorted(MARKS)[::6]:
        assert check(described(code).nodes, PREFIXES, shapes).violations == ()


def test_the_lists_of_terms_and_of_data_sets_keep_to_the_shapes(shapes: Graph):
    assert check([*vocabulary(), *data_sets()], PREFIXES, shapes).violations == ()


def test_every_term_that_a_record_uses_is_described_where_its_address_leads():
    ours = f"{settings.PUBLIC_URL}/open-data/vocabulary#"
    used = {
        value.value
        for each in all_described()
        for node in each.nodes
        for _name, value in node.facts
        if isinstance(value, Iri) and value.value.startswith(ours)
    }

    assert len(used) > 60
    assert used - {node.address for node in vocabulary()} == set()


def without(node: Node, property_: str) -> Node:
    return replace(node, facts=tuple(fact for fact in node.facts if fact[0] != property_))


@pytest.mark.parametrize(
    "property_", ["dct:title", "dct:identifier", "dct:description", "cv:hasCompetentAuthority"]
)
def test_a_service_that_lacks_what_it_must_say_is_found(shapes: Graph, property_: str):
    service, *others = described(BIRTH).nodes

    verdict = check([without(service, property_), *others], PREFIXES, shapes)

    assert {violation.about for violation in verdict.violations} == {service.address}


def test_a_term_that_is_used_and_not_said_is_found(shapes: Graph):
    [service, *others] = described(BIRTH).nodes
    terms = [node for node in others if node.types == ("skos:Concept",)]

    verdict = check([service, *(set(others) - set(terms))], PREFIXES, shapes)

    assert verdict.violations


def test_both_forms_of_a_record_are_served_and_say_the_same(client: Client):
    turtle = client.get(f"/procedures/{BIRTH}.ttl")
    json_ld = client.get(f"/procedures/{BIRTH}.jsonld")

    assert turtle["Content-Type"].startswith("text/turtle")
    assert json_ld["Content-Type"] == "application/ld+json"
    assert isomorphic(
        Graph().parse(data=turtle.content, format="turtle"),
        Graph().parse(data=json_ld.content, format="json-ld"),
    )


def test_the_whole_catalogue_is_all_records_with_each_shared_term_once(client: Client):
    parts = [part.decode() for part in client.get("/open-data/procedures.ttl").streaming_content]
    whole = "".join(parts)

    assert len(parts) > 60
    assert whole.count("a cpsv:PublicService") == 60
    assert whole.count("#level-commune> a skos:Concept") == 1
    assert len(Graph().parse(data=whole, format="turtle")) > 60 * 50
