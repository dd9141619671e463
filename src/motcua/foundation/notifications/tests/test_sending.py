"""Mail goes by real SMTP, never twice; what fails is seen, tried again, and left to a person."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.actions import sending
from motcua.foundation.notifications.actions.reading import choose_channels
from motcua.foundation.notifications.actions.sending import NotSentYet, send
from motcua.foundation.notifications.actions.tending import retry_delivery, settle_delivery
from motcua.foundation.notifications.models import Delivery
from motcua.foundation.notifications.plugins import smtp
from motcua.foundation.notifications.queries import count_given_up, not_sent
from motcua.foundation.notifications.rules import MOST_TRIES
from motcua.foundation.notifications.tests.conftest import ME, delivery, talking, told
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused

pytestmark = pytest.mark.django_db

ADMIN = Actor(account_id=9, person_id=None, name="Vân", roles=frozenset({("admin", 1)}))
NOW = datetime(2026, 11, 25, 9, 12, tzinfo=UTC)


def sent() -> Delivery:
    """The mail after one run of its job."""
    send(delivery_id=delivery().pk, actor=ME)
    return delivery()


def tried() -> Delivery:
    """The mail after a run that the queue is to repeat."""
    with pytest.raises(NotSentYet):
        send(delivery_id=delivery().pk, actor=ME)
    return delivery()


def test_a_mail_arrives_with_its_text_and_the_same_as_html(profile, lan, sink, settings):
    settings.PUBLIC_URL = "https://haichau.example"
    told(lan, link="/cases/BN-1/")

    row = sent()

    mail = message_from_bytes(sink.mails[0], policy=SMTP)
    assert row.state == "sent"
    assert row.provider_id == mail["Message-ID"] == f"<{row.key}@haichau.example>"
    assert mail["From"] == "Phường Hải Châu <no-reply@haichau.example>"
    assert (mail["To"], mail["Subject"]) == ("lan@example.org", "Chào H17-1")
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert "Hồ sơ <H17-1> đã xong.\n\n.Dòng này" in text.replace("\r\n", "\n")
    assert "https://haichau.example/cases/BN-1/" in text
    assert "&lt;H17-1&gt;" in html
    assert "/inbox/settings" in text


def test_a_job_that_runs_twice_sends_once(profile, lan, sink):
    told(lan)
    sent(), sent()

    assert len(sink.mails) == 1
    assert delivery().tries == 1


def test_a_refusal_for_now_is_tried_again_with_the_same_message_id(profile, lan, sink):
    told(lan)
    sink.answer = "450 come back later"
    row = tried()
    assert (row.state, row.last_error) == ("failed", "450 come back later")

    sink.answer = "250 taken"
    assert sent().state == "sent"
    assert f"<{row.key}@".encode() in sink.mails[0]


def test_a_refusal_for_good_is_given_up_at_once_and_the_address_is_masked(profile, lan, sink):
    told(lan)
    sink.rcpt = "550 <lan@example.org> is unknown here"
    row = sent()

    assert (row.state, row.last_error) == ("gave_up", "550 <l•••@example.org> is unknown here")
    assert count_given_up() == 1
    (entry,) = entries_about(f"delivery:{row.pk}")
    assert entry.kind == "notifications.sending_gave_up"


def test_a_server_that_is_down_is_tried_until_the_tries_are_used_up(profile, lan, sink, settings):
    told(lan)
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    for _time in range(MOST_TRIES - 1):
        assert tried().state == "failed"

    assert sent().state == "gave_up"
    assert delivery().tries == MOST_TRIES


def test_a_server_that_never_greets_is_tried_again(profile, lan, sink, settings, monkeypatch):
    told(lan)
    with talking(settings, monkeypatch, lambda connection: None):
        assert tried().state == "failed"


def test_a_server_that_hangs_up_before_the_mail_is_tried_again(
    profile, lan, sink, settings, monkeypatch
):
    told(lan)

    def talk(connection) -> None:
        connection.sendall(b"220 hello\r\n")
        connection.recv(100)
        connection.close()

    with talking(settings, monkeypatch, talk):
        assert tried().state == "failed"


@pytest.mark.parametrize("hangs", [True, False], ids=["hangs", "hangs up"])
def test_silence_after_the_mail_is_not_answered_by_a_second_one(
    hangs, profile, lan, sink, settings, monkeypatch
):
    told(lan)

    def talk(connection) -> None:
        connection.sendall(b"220 hello\r\n")
        for answer in (b"250 hi", b"250 ok", b"250 ok", b"354 go on"):
            connection.recv(1000)
            connection.sendall(answer + b"\r\n")
        while not connection.recv(100_000).endswith(b"\r\n.\r\n"):
            pass
        if not hangs:
            connection.close()

    with talking(settings, monkeypatch, talk):
        assert sent().state == "unsure"
    assert sent().state == "unsure"
    assert delivery().tries == 1


def test_a_password_is_not_sent_without_tls_to_another_machine(
    profile, lan, sink, settings, monkeypatch
):
    told(lan)
    settings.SMTP_URL = settings.SMTP_URL.replace("//", "//me:secret@")
    monkeypatch.setattr(smtp, "_LOCAL", set())

    assert "secret" not in repr(sending.courier_for("email"))
    assert tried().last_error == "the server offers no TLS, so the password is not sent"
    assert sink.mails == []


def test_an_address_that_no_mail_can_have_is_given_up(profile, lan, sink):
    told(lan)
    Delivery.objects.filter(channel="email").update(address="lan@ví-dụ.vn")

    assert sent().state == "gave_up"


def killed(hand_over: bool):
    """A courier whose process dies before or after handing over."""

    class Killed(BaseException):
        pass

    class Courier:
        def send(self, parcel, mark) -> str:
            if hand_over:
                mark()
            raise Killed

    return Courier(), Killed


def test_a_worker_that_dies_before_handing_over_lets_another_send(profile, lan, sink, monkeypatch):
    told(lan)
    courier, death = killed(hand_over=False)
    with monkeypatch.context() as patched, pytest.raises(death):
        patched.setattr(sending, "courier_for", lambda channel: courier)
        send(delivery_id=delivery().pk, actor=ME)
    assert delivery().state == "sending"

    assert sent().state == "sent"
    assert len(sink.mails) == 1


def test_a_worker_that_dies_after_handing_over_leaves_it_to_a_person(
    profile, lan, sink, monkeypatch
):
    told(lan)
    courier, death = killed(hand_over=True)
    with monkeypatch.context() as patched, pytest.raises(death):
        patched.setattr(sending, "courier_for", lambda channel: courier)
        send(delivery_id=delivery().pk, actor=ME)

    assert sent().state == "unsure"
    assert sink.mails == []


def test_a_worker_that_was_overtaken_hands_nothing_over(profile, lan, sink, monkeypatch):
    told(lan)
    real = sending.courier_for("email")

    class Slow:
        def send(self, parcel, hand_over) -> str:
            with monkeypatch.context() as patched:
                patched.setattr(sending, "courier_for", lambda channel: real)
                send(delivery_id=delivery().pk, actor=ME)
            return real.send(parcel, hand_over)

    monkeypatch.setattr(sending, "courier_for", lambda channel: Slow())
    send(delivery_id=delivery().pk, actor=ME)

    assert len(sink.mails) == 1
    assert (delivery().state, delivery().tries) == ("sent", 2)


def test_an_sms_lies_in_the_sandbox_beside_the_mails(profile, lan, settings, tmp_path):
    settings.SMS, settings.MAILBOX = "sandbox", tmp_path / "mail"
    choose_channels(language="vi", channels=["sms"], actor=lan)
    told(lan)
    send(delivery_id=delivery("sms").pk, actor=ME)

    (sms,) = mailbox.letters(settings.MAILBOX)
    assert (sms.channel, sms.to, sms.text.strip()) == ("sms", "0900000001", "Ho so H17-1 da xong")
    assert delivery("sms").provider_id == sms.name


def test_an_administrator_lets_it_be_sent_again_or_leaves_it(profile, lan, sink):
    told(lan)
    sink.answer = "550 no"
    row = sent()
    (line,) = not_sent(ADMIN)
    assert (line.person, line.address, line.is_open) == ("Trần Thị Lan", "l•••@example.org", True)

    retry_delivery(delivery_id=row.pk, actor=ADMIN, now=NOW)
    with pytest.raises(Refused):
        retry_delivery(delivery_id=row.pk, actor=ADMIN, now=NOW)
    assert sent().state == "gave_up"
    settle_delivery(delivery_id=row.pk, actor=ADMIN, now=NOW)

    assert not_sent(ADMIN) == []
    assert count_given_up() == 0


@pytest.mark.parametrize("act", [retry_delivery, settle_delivery])
def test_nobody_else_tends_what_failed(act, profile, lan, sink):
    told(lan)
    sink.answer = "550 no"
    row = sent()
    officer = Actor(account_id=8, person_id=None, name="B", roles=frozenset({("officer", 1)}))

    for somebody in (lan, officer):
        assert not_sent(somebody) == []
        with pytest.raises(NotAllowed):
            act(delivery_id=row.pk, actor=somebody, now=NOW)
