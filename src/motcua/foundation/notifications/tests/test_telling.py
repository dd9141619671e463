"""A person is told once, in their language, over the channels they chose."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.db import transaction

from motcua.foundation.identity.models import Person
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.notifications.actions.reading import (
    choose_channels,
    mark_all_read,
    mark_read,
)
from motcua.foundation.notifications.actions.retention import forget_old_messages
from motcua.foundation.notifications.models import Delivery, Message
from motcua.foundation.notifications.queries import inbox, message_of, old_messages, unread
from motcua.foundation.notifications.tests.conftest import ME, delivery, told
from motcua.kit.actor import VISITOR, Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 9, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def every_channel(settings) -> None:
    settings.SMTP_URL, settings.SMS = "smtp://127.0.0.1:1", "sandbox"


def channels() -> set[str]:
    return set(Delivery.objects.values_list("channel", flat=True))


def test_one_cause_tells_once_however_often_its_handler_runs(profile, lan):
    first, again, other = told(lan), told(lan), told(lan, key="entry:2")

    assert first == again != other
    assert Message.objects.count() == 2
    said = [e for e in entries_about(f"person:{lan.person_id}") if "told" in e.kind]
    assert len(said) == 2


def test_nobody_is_told_of_an_act_that_was_undone(profile, lan):
    with pytest.raises(RuntimeError), transaction.atomic():
        told(lan)
        raise RuntimeError("the power went off")

    assert not Message.objects.exists()


def test_without_a_choice_it_is_vietnamese_and_by_email(profile, lan):
    told(lan)

    assert Message.objects.get().subject == "Chào H17-1"
    assert channels() == {"inbox", "email"}
    assert delivery("inbox").state == "sent"
    assert delivery("email").address == "lan@example.org"


def test_language_and_channels_are_those_that_were_chosen(profile, lan):
    choose_channels(language="en", channels=["sms"], actor=lan)
    told(lan)

    assert Message.objects.get().text == "Case <H17-1> is done."
    assert channels() == {"inbox", "sms"}
    assert delivery("sms").text == "Case H17-1 is done"


def test_an_sms_is_written_in_plain_letters_where_the_profile_says_so(profile, lan):
    choose_channels(language="vi", channels=["sms"], actor=lan)
    told(lan)

    assert delivery("sms").text == "Ho so H17-1 da xong"


def test_the_inbox_has_it_even_when_no_channel_is_wanted_or_there(profile, lan, settings):
    choose_channels(language="vi", channels=[], actor=lan)
    told(lan)
    choose_channels(language="vi", channels=["email"], actor=lan)
    settings.SMTP_URL = ""
    told(lan, key="entry:2")

    assert channels() == {"inbox"}


def test_an_address_that_nobody_confirmed_is_not_written_to(profile, lan):
    Person.objects.update(email_confirmed_at=None)
    told(lan)

    assert channels() == {"inbox"}


def test_what_is_not_offered_cannot_be_chosen(lan, settings):
    settings.SMS = ""
    for choice in ({"language": "fr", "channels": []}, {"language": "vi", "channels": ["sms"]}):
        with pytest.raises(Refused):
            choose_channels(**choice, actor=lan)
    with pytest.raises(NotAllowed):
        choose_channels(language="vi", channels=[], actor=VISITOR)


def test_facts_other_than_the_declared_ones_are_an_error(profile, lan):
    from motcua.foundation.notifications.actions import tell

    with pytest.raises(ValueError, match="takes code, and was given name"):
        tell(person_id=lan.person_id, kind="hello", facts={"name": "x"}, key="1", actor=ME)


def test_reading_is_noted_once_and_only_for_oneself(profile, lan):
    message_id = told(lan)
    stranger = Actor(account_id=2, person_id=lan.person_id + 1, name="Huy")
    with pytest.raises(NotFound):
        mark_read(message_id=message_id, actor=stranger, now=NOW)
    with pytest.raises(NotFound):
        message_of(message_id, actor=stranger)
    assert inbox(stranger) == ([], False)
    assert unread(lan) == 1

    mark_read(message_id=message_id, actor=lan, now=NOW)
    mark_read(message_id=message_id, actor=lan, now=NOW + timedelta(hours=1))

    assert message_of(message_id, actor=lan).read_at == NOW
    assert unread(lan) == 0


def test_all_are_marked_read_at_once(profile, lan):
    told(lan), told(lan, key="entry:2")

    assert mark_all_read(actor=lan, now=NOW) == 2
    assert mark_all_read(actor=lan, now=NOW) == 0


def test_an_inbox_is_read_by_pages(profile, lan, monkeypatch):
    from motcua.foundation.notifications.queries import inbox as page_module

    for number in range(3):
        told(lan, key=f"entry:{number}")
    monkeypatch.setitem(page_module.__globals__, "PAGE", 2)

    (first, more), (second, none) = inbox(lan), inbox(lan, page=2)
    assert [len(first), more, len(second), none] == [2, True, 1, False]
    assert len({line.id for line in first + second}) == 3


def test_a_message_is_forgotten_after_two_years_with_its_deliveries(profile, lan):
    told(lan), told(lan, key="entry:2")
    old = Message.objects.order_by("pk").first()
    now = datetime.now(UTC)
    Message.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=731))

    assert old_messages(now=now) == 1
    assert forget_old_messages(actor=ME, now=now) == 1
    assert Message.objects.count() == 1
    assert not Delivery.objects.filter(message_id=old.pk).exists()


def test_the_languages_here_are_those_of_the_product():
    from motcua.foundation.notifications.templates import LANGUAGES

    assert set(LANGUAGES) == {code for code, _name in configured.LANGUAGES}
