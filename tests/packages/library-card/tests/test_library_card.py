"""The package inside a whole installation: tables, pages in both languages, what follows."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from library_card.actions import give_card
from library_card.models import Card
from library_card.queries import counts

from motcua.foundation.identity.actions.demo import load_demo_people
from motcua.foundation.journal import follow
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import VISITOR, system
from motcua.kit.errors import NotAllowed
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward(settings):
    settings.DEMO = True
    load_profile(settings.PROFILE, system("test"))
    load_demo_people(settings.PROFILE, system("test"))


def signed_in(username: str, language: str = "vi") -> Client:
    client = enter(Client(), username)
    client.cookies["language"] = language
    return client


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_citizen_gets_one_card_and_the_office_counts_it(ward):
    lan, van = signed_in("lan"), signed_in("van")
    assert "Nhận thẻ" in page(lan, "/library-card/")

    lan.post("/library-card/")
    lan.post("/library-card/")

    card = Card.objects.get()
    assert f"Thẻ của bạn có số {card.number}." in page(lan, "/library-card/")
    assert [entry.kind for entry in entries_about(f"card:{card.pk}")] == ["library_card.given"]

    assert counts() == []
    while follow.follow_once():
        pass
    assert counts() == [(card.given_on, 1)]
    assert "Số thẻ đã cấp" in page(van, "/office/library-card/")


def test_every_page_can_be_read_in_english(ward):
    assert "Get a card" in page(signed_in("lan", "en"), "/library-card/")
    assert "None was given yet" in page(signed_in("van", "en"), "/office/library-card/")


def test_the_menus_of_both_shells_lead_here(ward):
    assert 'href="/library-card/" aria-current="page"' in page(signed_in("lan"), "/library-card/")
    assert 'href="/library-card/">Thẻ thư viện' in page(Client(), "/")
    assert 'href="/office/library-card/">Thẻ thư viện' in page(signed_in("van"), "/office/")


def test_only_those_who_may_get_in(ward):
    assert Client().get("/library-card/")["Location"] == "/sign-in?next=%2Flibrary-card%2F"
    assert signed_in("lan").get("/office/library-card/").status_code == 403
    with pytest.raises(NotAllowed):
        give_card(actor=VISITOR, today=date(2026, 11, 24))


def test_the_migrations_say_what_the_models_say():
    call_command("makemigrations", "library_card", check=True, dry_run=True, verbosity=0)
