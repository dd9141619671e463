"""Administrators see what was not sent, who was told, the texts, and the demo's mailbox."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from motcua.foundation.journal import follow
from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.models import Delivery
from motcua.services.cases.models import Case
from motcua.services.cases.tests.conftest import Ward
from motcua.web.shared.tests.entering import enter

pytestmark = pytest.mark.django_db
ADMIN = "/office/admin/messages/"


@pytest.fixture
def case(ward: Ward, settings: LazySettings) -> Case:
    """A case of which Lan was told, by a mail that was refused."""
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    received = ward.received()
    while follow.follow_once():
        pass
    Delivery.objects.filter(channel="email", message__kind="case-received").update(
        state="gave_up", tries=1, last_error="550 unknown"
    )
    return received


@pytest.fixture
def van(ward: Ward) -> Client:
    client = Client()
    enter(client, "van")
    client.cookies["language"] = "en"
    return client


def text(answer) -> str:
    return str(answer.content.decode())


def refused() -> Delivery:
    return Delivery.objects.get(state="gave_up")


def test_what_was_not_sent_is_listed_counted_and_masked(case: Case, van: Client):
    page = text(van.get(ADMIN))

    assert case.code in page
    assert "550 unknown" in page
    assert "l•••@example.org" in page
    assert "lan@example.org" not in page
    assert '<span class="tabs__count">1</span>' in page
    health = text(van.get("/office/admin/health/"))
    assert "Messages not sent" in health


def test_it_is_sent_again_or_left(case: Case, van: Client):
    row = refused()
    assert "Send it again now" in text(van.get(f"{ADMIN}{row.pk}/"))
    van.post(f"{ADMIN}{row.pk}/", {"act": "retry"})
    assert Delivery.objects.get(pk=row.pk).state == "queued"
    assert van.post(f"{ADMIN}{row.pk}/", {"act": "retry"}).status_code == 409

    Delivery.objects.filter(pk=row.pk).update(state="unsure")
    assert "may get it twice" in text(van.get(f"{ADMIN}{row.pk}/"))
    van.post(f"{ADMIN}{row.pk}/", {"act": "settle"})
    assert "550 unknown" not in text(van.get(ADMIN))


@pytest.mark.parametrize("number", ["code", "receipt"])
def test_who_was_told_is_found_by_the_numbers_of_the_case(number: str, case: Case, van: Client):
    page = text(van.get(ADMIN, {"case": getattr(case, number)}))

    assert page.count("Inbox here") == page.count("E-mail l•••") == 2


def test_who_was_told_is_found_by_name_and_nothing_by_another_case(case: Case, van: Client):
    assert "Trần Thị Lan" in text(van.get(ADMIN, {"person": "thị lan"}))
    for asked in ({"person": "Huy"}, {"case": "H1"}, {"case": "H1", "person": "lan"}):
        assert "Nobody in your units was told of it." in text(van.get(ADMIN, asked))


def test_messages_of_a_unit_that_is_not_the_administrators_are_not_seen(
    case: Case, van: Client, ward: Ward
):
    from motcua.foundation.identity.models import RoleHolding
    from motcua.foundation.organisations.models import Unit

    elsewhere = Unit.objects.exclude(pk=case.competent_unit_id).order_by("pk").last()
    RoleHolding.objects.filter(role="admin").update(unit=elsewhere)

    assert "550 unknown" not in text(van.get(ADMIN))
    assert "Trần Thị Lan" not in text(van.get(ADMIN, {"case": case.code}))
    assert van.get(f"{ADMIN}{refused().pk}/").status_code == 404
    assert van.post(f"{ADMIN}{refused().pk}/", {"act": "retry"}).status_code == 404


def test_texts_are_shown_in_both_languages_with_their_length(van: Client):
    assert "case-received.yaml" in text(van.get(f"{ADMIN}texts/"))
    page = text(van.get(f"{ADMIN}texts/case-received/"))

    assert "trước 17:00 Thứ Sáu 27/11/2026" in page
    assert "by 17:00 on Friday 27 Nov 2026" in page
    assert "letters, 1 SMS" in page
    assert van.get(f"{ADMIN}texts/no-such/").status_code == 404


def test_the_mailbox_shows_text_escaped_and_only_in_the_demo(
    van: Client, settings: LazySettings, tmp_path: Path
):
    settings.MAILBOX = tmp_path
    name = mailbox.keep(
        tmp_path, b"To: lan@example.org\r\nSubject: <b>Hi</b>\r\n\r\n<script>alert(1)</script>"
    )
    assert "&lt;b&gt;Hi&lt;/b&gt;" in text(van.get(f"{ADMIN}mailbox/"))
    page = text(van.get(f"{ADMIN}mailbox/{name}/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert van.get(f"{ADMIN}mailbox/none.eml/").status_code == 404

    settings.DEMO = False
    for address in ("", f"{name}/"):
        assert van.get(f"{ADMIN}mailbox/{address}").status_code == 404
    assert "mailbox" not in text(van.get(ADMIN))


@pytest.mark.parametrize("address", ["", "1/", "texts/", "texts/case-granted/", "mailbox/"])
def test_nobody_but_administrators_opens_these_pages(address: str, ward: Ward):
    client = Client()
    enter(client, "binh")

    assert client.get(ADMIN + address).status_code == 403
