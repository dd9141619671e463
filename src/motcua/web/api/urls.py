"""Addresses for machines, and the page that tells people of them."""

from django.urls import URLPattern, path

from motcua.web.api.open_data import linked, page, sitemap, tables
from motcua.web.api.v1 import openapi
from motcua.web.api.v1.endpoints import ENDPOINTS, view_of

app_name = "api"


def _interface() -> list[URLPattern]:
    """A route for each endpoint, as ``procedures/<str:code>`` for ``procedures/{code}``."""
    return [
        path(
            f"api/v1/{each.path.replace('{', '<str:').replace('}', '>')}",
            view_of(each),
            name=each.name,
        )
        for each in ENDPOINTS
    ]


urlpatterns = [
    *_interface(),
    path("api/v1/openapi.json", openapi.openapi_json, name="openapi-json"),
    path("api/v1/openapi.yaml", openapi.openapi_yaml, name="openapi-yaml"),
    path(
        "procedures/<str:code>.ttl",
        linked.one(linked.procedure, "turtle"),
        name="procedure-turtle",
    ),
    path(
        "procedures/<str:code>.jsonld",
        linked.one(linked.procedure, "json-ld"),
        name="procedure-json-ld",
    ),
    path("open-data", page.page, name="open-data"),
    path("open-data/vocabulary", linked.one(linked.terms, "turtle"), name="vocabulary"),
    path("open-data/procedures.ttl", linked.whole("turtle"), name="procedures-turtle"),
    path("open-data/procedures.jsonld", linked.whole("json-ld"), name="procedures-json-ld"),
    path("open-data/procedures.csv", tables.table("procedures"), name="procedures-csv"),
    path("open-data/channels.csv", tables.table("channels"), name="channels-csv"),
    path("open-data/papers.csv", tables.table("papers"), name="papers-csv"),
    path("open-data/organisations.csv", tables.organisations, name="organisations-csv"),
    path("catalog.ttl", linked.one(linked.catalog, "turtle"), name="catalog-turtle"),
    path("catalog.jsonld", linked.one(linked.catalog, "json-ld"), name="catalog-json-ld"),
    path("sitemap.xml", sitemap.index, name="sitemap"),
    path("sitemaps/<slug:kind>-<int:number>.xml", sitemap.part, name="sitemap-part"),
    path("robots.txt", sitemap.robots, name="robots"),
]
