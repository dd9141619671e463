"""A code goes to an address once, stands nowhere afterwards, and is in no journal."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from django.utils import timezone

from motcua.config import codes
from motcua.foundation.identity.actions import contacts
from motcua.foundation.journal import follow
from motcua.foundation.journal.models import Entry
from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.actions.sending import NotSentYet
from motcua.foundation.notifications.actions.writing import forget_notes, send_note
from motcua.foundation.notifications.models import Message, Note
from motcua.foundation.notifications.tests.conftest import lan as lan
from motcua.foundation.notifications.tests.conftest import sink as sink
from motcua.kit.errors import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(lan, sink):
    """Lan asks for a code, as the product asks for it."""
    codes.bind()

    def send(channel: str = "email", address: str = "moi@example.org") -> str:
        return contacts.send_code(channel=channel, address=address, actor=lan, now=timezone.now())

    yield send
    contacts.bind_sender(None)


def test_a_code_is_mailed_once_and_then_gone(ask, sink, lan):
    code = ask()
    note = Note.objects.get()
    send_note(note_id=note.pk)
    send_note(note_id=note.pk)

    (mail,) = (message_from_bytes(content, policy=SMTP) for content in sink.mails)
    assert mail["To"] == "moi@example.org"
    assert f"<{note.key}@" in mail["Message-ID"]
    assert code in mail.get_body(("plain",)).get_content()
    assert "/inbox/settings" not in mail.get_body(("plain",)).get_content()
    assert not Note.objects.exists()
    assert not Message.objects.exists()
    contacts.confirm_contact(channel="email", code=code, actor=lan, now=timezone.now())


def test_neither_code_nor_address_stands_in_the_journal_or_the_queue(ask):
    code = ask()
    while follow.follow_once():
        pass
    from procrastinate.contrib.django.models import ProcrastinateJob

    said = " ".join(
        [str(e.data) for e in Entry.objects.all()]
        + [str(j.args) for j in ProcrastinateJob.objects.all()]
    )
    assert re.search(rf"note_id.: {Note.objects.get().pk}", said)
    assert code not in said
    assert "moi@" not in said


def test_a_server_that_is_busy_is_tried_again_and_one_that_refuses_is_not(ask, sink):
    ask()
    note = Note.objects.get()
    sink.answer = "450 later"
    sink.rcpt = "450 later"
    with pytest.raises(NotSentYet):
        send_note(note_id=note.pk)
    assert Note.objects.exists()

    sink.rcpt = "550 never"
    send_note(note_id=note.pk)
    assert not Note.objects.exists()


def test_a_code_that_was_not_sent_within_its_hour_is_not_sent_any_more(ask, sink):
    ask()
    Note.objects.update(created_at=timezone.now() - timedelta(hours=1, seconds=1))
    send_note(note_id=Note.objects.get().pk)

    assert sink.mails == []
    assert forget_notes(now=timezone.now()) == 1


def test_a_code_goes_by_sms_only_where_sms_can_be_sent(ask, settings, tmp_path):
    with pytest.raises(Refused):
        ask("phone", "0900000009")
    settings.SMS, settings.MAILBOX = "sandbox", tmp_path
    code = ask("phone", "0900000009")
    send_note(note_id=Note.objects.get().pk)

    (sms,) = mailbox.letters(tmp_path)
    assert (sms.to, code in sms.text) == ("0900000009", True)
