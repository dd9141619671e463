"""A person to tell, a profile of their own texts, and mail servers that behave in every way."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.conf import LazySettings

from motcua.foundation.identity.actions import create_person
from motcua.foundation.notifications.actions import tell
from motcua.foundation.notifications.models import Delivery
from motcua.foundation.notifications.plugins import smtp
from motcua.kit.actor import Actor, system

ME = system("test")

HELLO = """\
subject: {vi: "Chào {code}", en: "Hello {code}"}
text:
  vi: |
    Hồ sơ <{code}> đã xong.

    .Dòng này bắt đầu bằng dấu chấm.
  en: |
    Case <{code}> is done.
sms: {vi: "Hồ sơ {code} đã xong", en: "Case {code} is done"}
variables:
  code: {is: text, example: H17-1}
"""


class Sink:
    """A real mail server; ``answer`` is what it says to a mail, ``rcpt`` to an address."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []
        self.answer = "250 taken"
        self.rcpt = "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server, session, envelope) -> str:
        if self.answer.startswith("250"):
            self.mails.append(envelope.original_content)
        return self.answer


@pytest.fixture
def profile(settings: LazySettings, tmp_path: Path) -> Path:
    """A profile whose only message is ``hello``."""
    folder = tmp_path / "profile" / "messages"
    (folder / "channels").mkdir(parents=True)
    (folder / "channels" / "sms.yaml").write_text("plain_letters: true\n", "utf-8")
    (folder / "hello.yaml").write_text(HELLO, "utf-8")
    settings.PROFILE = folder.parent
    return folder.parent


@pytest.fixture
def lan(db: None) -> Actor:
    """A person who can be reached by e-mail and phone."""
    person_id = create_person(
        full_name="Trần Thị Lan",
        birth_date=date(1996, 3, 8),
        personal_number="048196000001",
        sex="female",
        nationality="Việt Nam",
        phone="0900000001",
        email="lan@example.org",
        contacts_confirmed_at=datetime(2026, 1, 1, tzinfo=UTC),
        actor=ME,
    )
    return Actor(account_id=1, person_id=person_id, name="Trần Thị Lan")


@pytest.fixture
def sink(settings: LazySettings) -> Iterator[Sink]:
    """A mail server to which this installation sends."""
    one = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(one, hostname="127.0.0.1", port=port)
    controller.start()
    settings.SMTP_URL = f"smtp://127.0.0.1:{controller.port}"
    settings.MAIL_FROM = "Phường Hải Châu <no-reply@haichau.example>"
    yield one
    controller.stop()


@contextmanager
def talking(settings: LazySettings, monkeypatch, talk: Callable[[socket.socket], None]):
    """A server of bare bones: ``talk`` has the connection; ours waits half a second for it."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings.SMTP_URL = f"smtp://127.0.0.1:{listening.getsockname()[1]}"
    settings.MAIL_FROM = "no-reply@haichau.example"
    monkeypatch.setattr(smtp, "TIMEOUT", 0.5)
    over = threading.Event()

    def serve() -> None:
        with suppress(OSError):
            connection, _address = listening.accept()
            with connection:
                talk(connection)
                over.wait(5)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        listening.close()
        thread.join(5)


def told(lan: Actor, key: str = "entry:1", **more: object) -> int:
    return tell(
        person_id=lan.person_id, kind="hello", facts={"code": "H17-1"}, key=key, actor=ME, **more
    )


def delivery(channel: str = "email") -> Delivery:
    return Delivery.objects.get(channel=channel)
