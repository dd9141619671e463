"""E-mail by SMTP (RFC 5321), one connection a mail."""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from typing import Self
from urllib.parse import unquote, urlsplit

from motcua.foundation.notifications.plugins import Later, Never, Parcel, Unsure

TIMEOUT = 20.0
"""Seconds that the server may be silent at each step."""
PORTS = {"smtp": 587, "smtps": 465}
_LINE_BEGINS_WITH_DOT = re.compile(rb"^\.", re.MULTILINE)
_LOCAL = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class SmtpCourier:
    """A mail server, and in whose name it sends.

    ``smtps`` is TLS from the start; with ``smtp`` TLS begins where the server offers it. A password
    goes over TLS only, unless the server is this machine.
    """

    host: str
    port: int
    sender: str
    secure: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT

    @classmethod
    def of(cls, url: str, sender: str) -> Self:
        """From ``smtp://user:password@host:port``, user and port as needed."""
        parts = urlsplit(url)
        return cls(
            host=parts.hostname or "",
            port=parts.port or PORTS[parts.scheme],
            sender=sender,
            secure=parts.scheme == "smtps",
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            timeout=TIMEOUT,
        )

    def send(self, parcel: Parcel, hand_over: Callable[[], None]) -> str:
        mail = self._mail(parcel)
        server = self._connect()
        try:
            self._offer(server, parcel.address)
            hand_over()
            self._give(server, mail.as_bytes())
        finally:
            server.close()
        return str(mail["Message-ID"])

    def _mail(self, parcel: Parcel) -> EmailMessage:
        mail = EmailMessage(policy=SMTP)
        try:
            mail["From"], mail["To"], mail["Subject"] = self.sender, parcel.address, parcel.subject
        except (ValueError, IndexError) as error:
            raise Never(f"The mail cannot be addressed: {error}") from None
        mail["Date"] = datetime.now(UTC)
        mail["Message-ID"] = f"<{parcel.key}@{self._sender_address.rpartition('@')[2]}>"
        mail["Content-Language"] = parcel.language
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(parcel.text)
        mail.add_alternative(parcel.html, subtype="html")
        return mail

    @property
    def _sender_address(self) -> str:
        return parseaddr(self.sender)[1]

    def _connect(self) -> smtplib.SMTP:
        """Reach the server and sign in; whatever fails here is no fault of the mail."""
        try:
            server = self._reach()
        except (OSError, smtplib.SMTPException) as error:
            raise Later(_said(error)) from None
        try:
            server.ehlo_or_helo_if_needed()
            if not self.secure and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            if self.user:
                self._sign_in(server)
        except (OSError, smtplib.SMTPException) as error:
            server.close()
            raise Later(_said(error)) from None
        return server

    def _reach(self) -> smtplib.SMTP:
        name = socket.gethostname()
        if self.secure:
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(
                self.host, self.port, name, timeout=self.timeout, context=context
            )
        return smtplib.SMTP(self.host, self.port, name, timeout=self.timeout)

    def _sign_in(self, server: smtplib.SMTP) -> None:
        if not isinstance(server.sock, ssl.SSLSocket) and self.host not in _LOCAL:
            raise smtplib.SMTPException("the server offers no TLS, so the password is not sent")
        server.login(self.user, self.password)

    def _offer(self, server: smtplib.SMTP, address: str) -> None:
        """All that comes before the mail itself: until then nothing was taken."""
        try:
            _expect(server.mail(self._sender_address), 250)
            _expect(server.rcpt(address), 250, 251)
            _expect(server.docmd("DATA"), 354)
        except UnicodeError:
            raise Never("The address has letters that mail servers do not take.") from None
        except (OSError, smtplib.SMTPException) as error:
            raise Later(_said(error)) from None

    def _give(self, server: smtplib.SMTP, content: bytes) -> None:
        """The mail and the dot that ends it; silence after it leaves us unsure."""
        dotted = _LINE_BEGINS_WITH_DOT.sub(b"..", content)
        try:
            server.send(dotted + (b".\r\n" if dotted.endswith(b"\r\n") else b"\r\n.\r\n"))
            answer = server.getreply()
        except (OSError, smtplib.SMTPException) as error:
            raise Unsure(_said(error)) from None
        _expect(answer, 250)
        with suppress(OSError, smtplib.SMTPException):
            server.quit()


def _expect(answer: tuple[int, bytes], *codes: int) -> None:
    """Raise unless the server said one of these: ``Never`` for 5xx, ``Later`` for others."""
    code, words = answer
    if code not in codes:
        refusal = f"{code} {words.decode(errors='replace')}"
        raise Never(refusal) if 500 <= code < 600 else Later(refusal)


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        text = words.decode(errors="replace") if isinstance(words, bytes) else words
        return f"{error.smtp_code} {text}"
    return str(error) or type(error).__name__
