"""Numbers and forms of telling, as pure functions."""

import unicodedata
from dataclasses import dataclass
from datetime import timedelta

MOST_TRIES = 9
"""Tries after which sending is given up; the queue waits 3, 9, 27 … seconds between them."""
KEPT = timedelta(days=730)
"""For how long a message is kept."""
NOTE_KEPT = timedelta(hours=1)
"""For how long words for an unknown address wait to be sent."""

_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€\f")
"""Characters of the extension table: each takes two places."""


@dataclass(frozen=True)
class SmsLength:
    """How long an SMS is: its places, and how many parts are sent and paid for."""

    places: int
    parts: int
    unicode: bool


def sms_length(text: str) -> SmsLength:
    """Count an SMS as networks do (3GPP TS 23.038 and 23.040).

    160 places of 7 bits, or 153 in each of several parts; one character outside that alphabet, as
    most Vietnamese letters with marks, makes them 70, or 67, units of UCS-2.
    """
    if all(c in _GSM or c in _GSM_TWICE for c in text):
        places = sum(2 if c in _GSM_TWICE else 1 for c in text)
        return SmsLength(places, _parts(places, 160, 153), unicode=False)
    places = len(text.encode("utf-16-be")) // 2
    return SmsLength(places, _parts(places, 70, 67), unicode=True)


def _parts(places: int, alone: int, joined: int) -> int:
    return 1 if places <= alone else -(-places // joined)


def plain_letters(text: str) -> str:
    """Without marks, capitals kept: ``Đăng ký`` becomes ``Dang ky``."""
    bare = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(bare).translate(str.maketrans("đĐ“”‘’–—…", "dD\"\"''--."))


def masked(address: str) -> str:
    """An address as lists show it: ``l•••@example.org``, ``•••••••001``."""
    name, at, domain = address.partition("@")
    if at:
        return f"{name[:1]}•••@{domain}"
    return "•" * max(len(address) - 3, 0) + address[-3:]
