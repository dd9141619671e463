"""The demo's mailbox: a folder of mails and SMS as they were taken, one file each.

It needs no Django, so that the demo's mail server starts quickly.
"""

import re
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

CHANNEL = "X-Motcua-Channel"
"""The header by which an SMS is told from a mail."""
MOST = 1000
"""Letters that the folder holds; with one more the oldest goes."""

_NAME = re.compile(r"\d{20}-[0-9a-f]{8}\.eml")


@dataclass(frozen=True)
class Letter:
    """A mail or an SMS that was taken; ``text`` is its plain part, never its HTML."""

    name: str
    channel: str
    sender: str
    to: str
    subject: str
    text: str
    taken_at: datetime


def keep(folder: Path, content: bytes) -> str:
    """Keep what was taken; returns the name of its file."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{time.time_ns():020}-{secrets.token_hex(4)}.eml"
    unfinished = folder / f".{name}"
    unfinished.write_bytes(content)
    unfinished.rename(folder / name)
    for old in _names(folder)[MOST:]:
        (folder / old).unlink(missing_ok=True)
    return name


def letters(folder: Path, limit: int = 100) -> list[Letter]:
    """What was taken, the newest first."""
    found = (letter(folder, name) for name in _names(folder)[:limit])
    return [each for each in found if each is not None]


def letter(folder: Path, name: str) -> Letter | None:
    """One of them, or None where there is none of this name."""
    if not _NAME.fullmatch(name):
        return None
    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError:
        return None
    message = message_from_bytes(content, policy=SMTP)
    return Letter(
        name=name,
        channel=str(message.get(CHANNEL, "email")),
        sender=str(message.get("From", "")),
        to=str(message.get("To", "")),
        subject=str(message.get("Subject", "")),
        text=_text(message),
        taken_at=datetime.fromtimestamp(int(name.partition("-")[0]) / 1e9, UTC),
    )


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    names = (path.name for path in folder.iterdir())
    return sorted((name for name in names if _NAME.fullmatch(name)), reverse=True)


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    if part is None:
        return ""
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):
        return str(part.get_payload())
