"""Organisations through time, on one province with its communes of today and its districts."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.tests.conftest import copy_profile, cut_to
from motcua.kit.actor import system
from motcua.web.api.tests.test_interface import ORGANISATIONS, ask, here

pytestmark = pytest.mark.usefixtures("hue", "db")

EVE = "2025-06-30"


@pytest.fixture(scope="module")
def hue(django_db_setup: None, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    folder = cut_to(copy_profile(tmp_path_factory.mktemp("profile") / "vietnam"), "46")
    with django_db_blocker.unblock(), transaction.atomic():
        load_profile(folder, system("test"), whole=True)
        yield
        transaction.set_rollback(True)


def gathered(client: Client, address: str) -> list[dict[str, object]]:
    """The units of a list, from page to page."""
    items = []
    while address:
        found = ask(client, address)
        items += found["items"]
        address = here(found["links"]["next"] or "")
    return items


def test_all_are_reached_from_page_to_page_on_any_day(client: Client):
    today = gathered(client, f"{ORGANISATIONS}?sort=places")
    before = gathered(client, f"{ORGANISATIONS}?sort=places&on={EVE}")

    assert len({item["code"] for item in today}) == len(today) == 41
    assert len({item["code"] for item in before}) == len(before) > 100
    assert "district" in {item["kind"] for item in before}
    assert "district" not in {item["kind"] for item in today}


def test_the_address_of_a_unit_that_ended_leads_to_it_and_not_to_who_has_its_code_now(
    client: Client,
):
    district = next(
        item
        for item in gathered(client, f"{ORGANISATIONS}?sort=places&on={EVE}")
        if item["kind"] == "district"
    )
    found = ask(client, here(str(district["url"])))

    assert (found["name"], found["kind"]) == (district["name"], "district")
    assert found["valid_to"] == EVE


def test_steps_from_one_unit_to_another_lead_both_ways(client: Client):
    commune = gathered(client, f"{ORGANISATIONS}?sort=places&below=46")[0]
    of_today = ask(client, here(str(commune["url"])))
    before = of_today["predecessors"][0]
    of_before = ask(client, here(before["unit"]["url"]))

    assert of_before["valid_to"] == EVE
    assert of_today["code"] in [step["unit"]["code"] for step in of_before["successors"]]


def test_words_and_units_above_narrow(client: Client):
    found = gathered(client, f"{ORGANISATIONS}?sort=places&q=thuan+hoa")
    below = gathered(client, f"{ORGANISATIONS}?sort=places&below=46")

    assert found
    assert len(below) == 40
