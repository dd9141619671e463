"""The reading interface: what is asked, what is answered, and what is refused with a reason."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.usefixtures("catalogue")

PROCEDURES, ORGANISATIONS = "/api/v1/procedures", "/api/v1/organisations"


def ask(client: Client, address: str, status: int = 200, **headers: str) -> dict[str, Any]:
    response = client.get(address, headers=headers)
    assert response.status_code == status, response.content.decode()
    return response.json()


def here(address: str) -> str:
    """An address as the client of a test asks it: without our own name."""
    return address.removeprefix(settings.PUBLIC_URL)


def detail(client: Client, address: str, status: int = 400) -> str:
    """The sentence of a problem."""
    response = client.get(address, headers={"Accept-Language": "en"})
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()["detail"]


def test_a_question_finds_as_it_does_for_people(client: Client):
    found = ask(client, f"{PROCEDURES}?q=lam+giay+khai+sinh")

    first = found["items"][0]
    assert (first["code"], first["name"]) == ("1.001193", "Đăng ký khai sinh")
    assert first["url"] == "http://localhost:8000/api/v1/procedures/1.001193"
    assert ask(client, here(first["url"]))["name"] == first["name"]


def test_every_procedure_is_reached_once_from_page_to_page(client: Client):
    address, seen, total = PROCEDURES, [], None
    while address:
        found = ask(client, address)
        total = found["total"]
        seen += [item["code"] for item in found["items"]]
        address = here(found["links"]["next"] or "")

    assert total == len(seen) == len(set(seen)) > 50
    assert ask(client, here(found["links"]["first"]))["page"] == 1


def test_filters_narrow_and_their_counts_agree(client: Client):
    everything = ask(client, PROCEDURES)
    counted = {each["value"]: each["count"] for each in everything["filters"]["level"]}

    assert counted["commune"] < everything["total"]
    assert ask(client, f"{PROCEDURES}?level=commune")["total"] == counted["commune"]
    both = ask(client, f"{PROCEDURES}?level=commune&level=province")["total"]
    assert max(counted.values()) <= both <= everything["total"]


def test_labels_come_in_the_language_of_the_address_then_of_the_header(client: Client):
    def level(address: str, **headers: str) -> str:
        return ask(client, address, **headers)["levels"][0]["name"]

    one = f"{PROCEDURES}/1.001193"
    client.cookies["language"] = "en"
    assert level(one) == "Cấp xã"
    assert level(one, **{"Accept-Language": "fr, en-GB;q=0.8"}) == "Commune"
    assert level(f"{one}?lang=vi", **{"Accept-Language": "en"}) == "Cấp xã"
    answer = client.get(one, headers={"Accept-Language": "en"})
    assert answer["Content-Language"] == "en"
    assert "Accept-Language" in answer["Vary"]


def test_the_next_page_is_in_the_language_of_this_one(client: Client):
    found = ask(client, f"{PROCEDURES}?lang=en")
    following = ask(client, here(found["links"]["next"]))

    assert "Commune" in [level["name"] for each in following["items"] for level in each["levels"]]


def test_numbers_are_numbers_and_what_the_source_leaves_open_is_null(client: Client):
    channels = ask(client, f"{PROCEDURES}/1.001193")["channels"]

    assert {type(each["fee"]) for each in channels} <= {int, float, type(None)}
    assert [each["limit"] for each in channels if each["channel"] == "online"] == [1]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"{PROCEDURES}?querry=x", "There is no parameter querry here; there are: channel, lang"),
        (f"{PROCEDURES}?page=0", "page is a number from 1 to 10000."),
        (f"{PROCEDURES}?page=-1", "page is a number"),
        (f"{PROCEDURES}?page=٣", "page is a number"),
        (f"{PROCEDURES}?page=9{'9' * 5000}", "page is a number"),
        (f"{PROCEDURES}?page=1&page=2", "page can be given once only."),
        (f"{PROCEDURES}?level=village", "level is one of ministry, province, commune, other."),
        (f"{PROCEDURES}?channel=fax", "channel is one of online, counter, post."),
        (f"{PROCEDURES}?lang=fr", "lang is one of vi, en."),
        (f"{ORGANISATIONS}?on=yesterday", "on is a day, as 2025-07-01."),
        (f"{ORGANISATIONS}?sort=both", "sort is one of agencies, places."),
    ],
)
def test_a_question_that_cannot_be_read_is_refused_with_what_can(
    client: Client, address: str, said: str
):
    assert said in detail(client, address)


@pytest.mark.parametrize(
    "address",
    [
        f"{PROCEDURES}/9.999999",
        f"{PROCEDURES}/1.001193?version=7",
        f"{PROCEDURES}?page=99",
        f"{ORGANISATIONS}/Z99",
        f"{ORGANISATIONS}?below=Z99",
        "/api/v2/procedures",
    ],
)
def test_what_is_not_there_is_a_problem_and_no_page(client: Client, address: str):
    response = client.get(address)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "question", ["x" * 10_000, "'; DROP TABLE procedure; --", "\x07\u202e", "%"]
)
def test_any_text_is_a_question(client: Client, question: str):
    response = client.get(PROCEDURES, {"q": question})

    assert response.status_code == 200


def test_what_has_not_changed_is_not_sent_twice(client: Client):
    address = f"{PROCEDURES}/1.001193"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    other = client.get(f"{address}?lang=en", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    assert other.status_code == 200


def test_a_browser_of_any_site_may_read_and_nobody_may_write(client: Client):
    asked = client.options(
        PROCEDURES,
        headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"},
    )

    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "If-None-Match" in asked["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in asked
    refused = client.post(PROCEDURES)
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_whoever_asks_too_often_is_told_when_to_come_again(
    client: Client, settings, tmp_path: Path
):
    settings.API_RATE, settings.VAR = 3, tmp_path
    answers = [client.get(f"{PROCEDURES}/1.001193") for _ in range(4)]

    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert 0 < int(answers[3]["Retry-After"]) <= 20
    assert answers[3].json()["title"] == "Too Many Requests"
    assert client.get(PROCEDURES, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (PROCEDURES, 1),
        (f"{PROCEDURES}/1.001193", 13),
        (ORGANISATIONS, 1),
        (f"{ORGANISATIONS}/H17.25.8", 8),
        ("/api/v1/terms", 0),
    ],
)
def test_an_answer_asks_the_database_a_bounded_number_of_times(
    client: Client, address: str, most: int
):
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)

    assert len(queries) <= most, [each["sql"][:90] for each in queries]


def test_an_organisation_says_what_it_is_where_it_stands_and_when_it_works(client: Client):
    ward = ask(client, f"{ORGANISATIONS}/H17.25.8?lang=en")

    assert ward["names"]["vi"] == "Ủy ban nhân dân phường Hải Châu"
    assert [each["code"] for each in ward["above"]] == ["H17"]
    assert ward["hours"]["sessions"] == [["07:00", "11:30"], ["13:30", "17:00"]]
    assert ward["hours"]["week"] == [1, 2, 3, 4, 5]
    old_form = ask(client, f"{ORGANISATIONS}/000.08.25.H17")
    assert old_form["code"] == ward["code"]
    below = ask(client, here(ward["links"]["below"]))
    assert below["items"]
