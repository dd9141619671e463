"""One's inbox: what was told, read and unread, and how one wants to be told."""

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation.identity.models import Account
from motcua.foundation.journal import follow
from motcua.foundation.notifications.models import Message, Preferences
from motcua.services.cases.tests.conftest import Ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(ward: Ward) -> Message:
    """Lan was told that her application arrived."""
    ward.submitted()
    while follow.follow_once():
        pass
    return Message.objects.get()


def client_of(username: str, language: str = "vi") -> Client:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    client.cookies["language"] = language
    return client


def text(answer) -> str:
    return str(answer.content.decode())


def test_the_head_counts_what_is_not_read_until_it_is_opened(told: Message):
    lan = client_of("lan")
    assert '<span class="head__count">1<' in text(lan.get("/cases/"))

    page = text(lan.get(f"/inbox/{told.pk}"))
    assert told.subject in page
    assert f'href="{told.link}"' in page
    assert "Mở hồ sơ" in page
    assert "head__count" not in text(lan.get("/cases/"))


def test_a_message_about_something_else_does_not_speak_of_a_case(told: Message):
    Message.objects.update(link="/sessions/")

    page = text(client_of("lan").get(f"/inbox/{told.pk}"))

    assert 'href="/sessions/"' in page
    assert "Mở hồ sơ" not in page


def test_the_head_asks_one_query_and_a_visitor_none(told: Message, client: Client):
    lan = client_of("lan")
    lan.get("/inbox/")
    with CaptureQueriesContext(connection) as asked:
        lan.get("/verify")
    counting = [q for q in asked.captured_queries if "notifications_message" in q["sql"]]
    with CaptureQueriesContext(connection) as by_visitor:
        client.get("/verify")

    assert len(counting) == 1
    assert len(by_visitor) == 0


def test_a_message_is_nobody_elses(told: Message, client: Client):
    huy = client_of("huy")

    assert huy.get(f"/inbox/{told.pk}").status_code == 404
    assert told.subject not in text(huy.get("/inbox/"))
    assert client.get("/inbox/")["Location"] == "/sign-in?next=%2Finbox%2F"
    assert Message.objects.get().read_at is None


def test_all_are_marked_as_read_by_one_press(told: Message):
    lan = client_of("lan", "en")
    answer = lan.post("/inbox/", follow=True)

    assert "1 message is marked as read." in text(answer)
    assert "Mark all as read" not in text(answer)


def test_an_empty_inbox_says_what_would_stand_there(ward: Ward):
    assert "There is no message yet." in text(client_of("huy", "en").get("/inbox/?page=x"))


def test_channels_and_language_are_chosen(ward: Ward, settings: LazySettings):
    settings.SMTP_URL, settings.SMS = "smtp://127.0.0.1:1", "sandbox"
    lan = client_of("lan", "en")
    page = text(lan.get("/inbox/settings"))
    assert "lan@example.org" in page
    assert 'value="email" checked' in page

    answer = lan.post("/inbox/settings", {"language": "en", "channels": ["sms"]}, follow=True)

    assert 'value="sms" checked' in text(answer)
    assert 'value="email" checked' not in text(answer)
    chosen = Preferences.objects.get()
    assert (chosen.language, chosen.channels) == ("en", ["sms"])
    assert lan.post("/inbox/settings", {"language": "xx"}).status_code == 409


def test_where_nothing_can_be_sent_only_the_language_is_asked(ward: Ward):
    page = text(client_of("lan", "en").get("/inbox/settings"))

    assert "This office sends no e-mail and no SMS yet." in page
    assert 'name="channels"' not in page
    assert 'name="language"' in page
