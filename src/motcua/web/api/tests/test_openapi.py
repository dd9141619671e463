"""The document says what the interface does: it is valid, agreed on, and answers keep to it."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.test import Client
from django.urls import get_resolver
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from scripts.reference import PAGES

from motcua.foundation.organisations.queries import unit_by_code
from motcua.services.catalogue.models import LocalVariant, Procedure
from motcua.web.api.v1.openapi import as_yaml, document


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return document(settings.PUBLIC_URL)


def test_the_document_is_valid_openapi_3_1(described: dict[str, Any]):
    validate(described)

    assert described["openapi"].startswith("3.1")


def test_the_document_is_the_one_that_was_agreed_on():
    """A change of the interface is seen here first; then ``python scripts/reference.py``."""
    agreed = next(page for page in PAGES if page.path.name == "openapi.yaml")

    assert agreed.text() == agreed.path.read_text(encoding="utf-8")


def test_every_route_of_the_interface_is_described_and_no_other(described: dict[str, Any]):
    routes = {
        str(entry.pattern).replace("<str:", "{").replace(">", "}")
        for resolver in get_resolver().url_patterns
        for entry in getattr(resolver, "url_patterns", [])
        if str(entry.pattern).startswith("api/v1/")
    }
    documents = {"api/v1/openapi.json", "api/v1/openapi.yaml"}

    assert routes - documents == {f"api/v1{path}" for path in described["paths"]}


@pytest.mark.usefixtures("catalogue")
def test_both_forms_are_served_and_say_the_same(client: Client, described: dict[str, Any]):
    in_json = client.get("/api/v1/openapi.json")
    in_yaml = client.get("/api/v1/openapi.yaml")

    assert in_json.json() == yaml.safe_load(in_yaml.content) == described
    assert as_yaml("https://a.example") != as_yaml("https://b.example")


def addresses(client: Client) -> Iterator[tuple[str, str]]:
    """Addresses of every path of the document, many of them with all that the catalogue holds."""
    for page in (1, 2, 3):
        yield "/procedures", f"/api/v1/procedures?page={page}"
    yield "/procedures", "/api/v1/procedures?q=khai+sinh&level=commune&lang=en"
    for item in client.get("/api/v1/procedures").json()["items"]:
        yield "/procedures/{code}", f"/api/v1/procedures/{item['code']}"
    for sort in ("agencies", "places"):
        yield "/organisations", f"/api/v1/organisations?sort={sort}"
        for item in client.get(f"/api/v1/organisations?sort={sort}").json()["items"]:
            yield "/organisations/{code}", f"/api/v1/organisations/{item['code']}"
    yield "/terms", "/api/v1/terms"


@pytest.mark.usefixtures("catalogue")
def test_every_answer_keeps_to_the_document(client: Client, described: dict[str, Any]):
    asked: dict[str, int] = {}
    for path, address in addresses(client):
        answer = client.get(address)
        assert answer.status_code == 200, address
        check(described, path, "200", answer)
        asked[path] = asked.get(path, 0) + 1

    assert asked.keys() == described["paths"].keys()
    assert asked["/procedures/{code}"] == 20


@pytest.mark.usefixtures("catalogue")
def test_what_a_commune_does_otherwise_keeps_to_the_document(
    client: Client, described: dict[str, Any]
):
    LocalVariant.objects.create(
        procedure=Procedure.objects.get(code="1.001193"),
        unit_id=unit_by_code("H17.25.8").id,
        limit="0.5",
        limit_unit="day",
        law="Quyết định 1/QĐ-UBND",
        valid_from="2026-01-01",
    )

    answer = client.get("/api/v1/procedures/1.001193")

    check(described, "/procedures/{code}", "200", answer)
    [variant] = answer.json()["local_variants"]
    assert (variant["unit"], variant["limit"], variant["fee"]) == ("H17.25.8", 0.5, None)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("path", "address", "status"),
    [
        ("/procedures", "/api/v1/procedures?page=0", "400"),
        ("/procedures/{code}", "/api/v1/procedures/9.999999", "404"),
    ],
)
def test_problems_keep_to_the_document_too(
    client: Client, described: dict[str, Any], path: str, address: str, status: str
):
    answer = client.get(address)

    assert answer.status_code == int(status)
    check(described, path, status, answer)


def test_an_answer_that_strays_is_found(described: dict[str, Any]):
    shape = {"$ref": "#/components/schemas/ProcedureItem"}
    item = {"code": 7, "name": "Khai sinh", "unheard": True}

    faults = list(Draft202012Validator({**described, **shape}).iter_errors(item))

    assert len(faults) >= 3


def check(described: dict[str, Any], path: str, status: str, answer: Any) -> None:
    """The answer's media type, headers and content are those that are described."""
    response = described["paths"][path]["get"]["responses"][status]
    media_type = answer["Content-Type"].partition(";")[0]
    shape = response["content"][media_type]["schema"]
    Draft202012Validator({**described, **shape}).validate(answer.json())
    promised = set(response.get("headers", {})) - {"Link"}
    assert {name for name in promised if name not in answer.headers} == set()
