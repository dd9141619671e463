"""Whole files, the list of data sets, the sitemap, and the page that tells people of them."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree
from rdflib import DCAT, DCTERMS, RDF, Graph

from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.queries.open import open_records
from motcua.services.catalogue.tests.records import line, take_over
from motcua.web.api.open_data import sitemap
from motcua.web.shared.tables import csv_lines

pytestmark = pytest.mark.usefixtures("catalogue")

BIRTH = "/procedures/1.001193"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def content(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    if response.streaming:
        return b"".join(response.streaming_content).decode()
    return response.content.decode()


def here(address: str) -> str:
    return address.removeprefix(settings.PUBLIC_URL)


@pytest.mark.parametrize("table", ["procedures", "channels", "papers", "organisations"])
def test_a_table_is_utf_8_for_spreadsheets_and_has_a_row_for_each_thing(client: Client, table: str):
    text = content(client, f"/open-data/{table}.csv")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))

    assert text.startswith("\ufeff")
    assert {len(row) for row in rows} == {len(head)}
    if table == "procedures":
        assert [row[0] for row in rows] == sorted(Procedure.objects.values_list("code", flat=True))
    if table == "channels":
        assert len(rows) == sum(len(record.structure.channels) for record in open_records())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_begins_as_a_formula(cell: str):
    written = "".join(csv_lines(["name"], [[cell]])).removeprefix("\ufeff")

    assert list(csv.reader(io.StringIO(written, newline="")))[1][0][0] == "'"


def test_a_whole_file_is_sent_again_only_after_a_change(client: Client):
    address = "/open-data/procedures.ttl"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    take_over(line("9.000001", "Thủ tục mới"))
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


@pytest.mark.parametrize("file", ["procedures.jsonld", "channels.csv", "organisations.csv"])
def test_what_has_not_changed_is_not_sent_again(client: Client, file: str):
    first = client.get(f"/open-data/{file}")
    again = client.get(f"/open-data/{file}", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304
    assert not again.content


def test_a_whole_file_counts_tenfold(client: Client, settings: Any, tmp_path: Path):
    settings.API_RATE, settings.VAR = 20, tmp_path

    statuses = [client.get("/open-data/papers.csv").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]


def test_an_unknown_procedure_and_a_day_that_is_none_are_problems(client: Client):
    for address, status in [
        ("/procedures/9.999999.ttl", 404),
        ("/procedures/9.999999.jsonld", 404),
        ("/open-data/organisations.csv?on=never", 400),
    ]:
        response = client.get(address)
        assert response.status_code == status
        assert response["Content-Type"] == "application/problem+json"


def test_the_list_of_data_sets_leads_to_files_that_are_there(client: Client):
    catalog = Graph().parse(data=content(client, "/catalog.ttl"), format="turtle")
    files = [str(each) for each in catalog.objects(None, DCAT.downloadURL)]

    assert len(list(catalog.subjects(RDF.type, DCAT.Dataset))) == 2
    assert len(files) == len(list(catalog.subjects(RDF.type, DCAT.Distribution))) == 6
    for file in files:
        assert client.get(here(file)).status_code == 200
    for data_set in catalog.subjects(RDF.type, DCAT.Dataset):
        asked = (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license)
        assert [each for each in asked if catalog.value(data_set, each) is None] == []
    [described] = catalog.objects(None, DCAT.endpointDescription)
    assert client.get(here(str(described))).json()["openapi"].startswith("3.1")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_list_in_json_ld_says_the_same(client: Client):
    turtle = Graph().parse(data=content(client, "/catalog.ttl"), format="turtle")
    json_ld = Graph().parse(data=content(client, "/catalog.jsonld"), format="json-ld")

    assert set(turtle) == set(json_ld)


def test_the_terms_that_records_use_are_described_where_their_addresses_lead(client: Client):
    terms = content(client, "/open-data/vocabulary")

    assert "#level-commune> a skos:Concept" in terms
    assert '"Cấp xã"@vi' in terms
    assert '"Commune"@en' in terms


def places(text: str, path: str) -> list[str]:
    return [each.text for each in etree.fromstring(text.encode()).iterfind(path, SITEMAP)]


def test_the_sitemap_names_every_procedure_and_unit_once(client: Client, monkeypatch: Any):
    monkeypatch.setattr(sitemap, "PART", 25)
    parts = places(content(client, "/sitemap.xml"), "s:sitemap/s:loc")
    named = [here(p) for part in parts for p in places(content(client, here(part)), "s:url/s:loc")]

    assert len(parts) >= 4
    assert len(named) == len(set(named))
    codes = Procedure.objects.exclude(in_force=None).values_list("code", flat=True)
    assert {f"/procedures/{code}" for code in codes} <= set(named)
    assert {"/", "/open-data", "/units/H17.25.8"} <= set(named)
    for address in ("/units/H17.25.8", "/open-data", BIRTH):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("part", ["procedures-0", "procedures-99", "people-1"])
def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client: Client, part: str):
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_robots_leave_what_is_one_readers_own_and_all_of_a_sandbox(client: Client, settings: Any):
    open_ = content(client, "/robots.txt")
    settings.DEMO = True
    sandbox = content(client, "/robots.txt")

    assert "Disallow: /cases/" in open_
    assert f"Sitemap: {settings.PUBLIC_URL}/sitemap.xml" in open_
    assert "Disallow: /procedures" not in open_
    assert sandbox == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize(("language", "title"), [("vi", "Dữ liệu mở"), ("en", "Open data")])
def test_the_page_tells_of_files_licence_and_addresses_that_work(
    client: Client, settings: Any, language: str, title: str
):
    settings.API_RATE = 120
    client.cookies["language"] = language
    html = content(client, "/open-data")

    assert f'<h1 class="govuk-heading-l">{title}</h1>' in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert "120" in html
    settings.API_RATE = 0
    links = set(re.findall(r'href="(/(?:open-data/|api/|catalog|procedures/)[^"]*)"', html))
    assert len(links) >= 12
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def facts(html: str) -> dict[str, Any]:
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


def test_a_procedures_page_tells_search_engines_what_it_is(client: Client):
    said = facts(content(client, BIRTH))

    assert said["@type"] == "GovernmentService"
    assert (said["identifier"], said["name"]) == ("1.001193", "Đăng ký khai sinh")
    assert said["@id"] == f"{settings.PUBLIC_URL}{BIRTH}#service"
    assert {each["price"] for each in said["offers"]} == {"0"}
    assert said["serviceOutput"][0]["name"] == "Giấy khai sinh"
    assert "Luật Hộ tịch" in [each["name"] for each in said["subjectOf"]]


def test_no_text_of_a_record_ends_the_block_of_facts(client: Client):
    name = "Cấp </script><script>alert(1)</script> & <!-- phép"
    take_over(line("9.000002", name))
    html = content(client, "/procedures/9.000002")

    assert facts(html)["name"] == name
    assert "<script>alert" not in html
