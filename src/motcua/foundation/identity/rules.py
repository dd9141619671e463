"""Personal numbers, names of accounts, and how often one may try to sign in."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

TRIES = 5
"""Tries for one account from one address within the window; the next one waits."""
WINDOW = timedelta(minutes=15)

_PERSONAL_NUMBER = re.compile(r"[0-9]{12}")
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,58}[a-z0-9]")


def is_personal_number(text: str) -> bool:
    """Twelve digits, as on the identity card (Law 26/2023/QH15 on identification)."""
    return bool(_PERSONAL_NUMBER.fullmatch(text))


def mask_number(number: str) -> str:
    """Only the last three digits of a personal number: ``•••••••••001``."""
    return "•" * (len(number) - 3) + number[-3:]


def plain_username(text: str) -> str:
    """The name of an account as it is kept: lower case, without spaces round it."""
    return text.strip().lower()


def is_username(text: str) -> bool:
    """2 to 60 letters without marks, digits, points, hyphens and underscores."""
    return bool(_USERNAME.fullmatch(text))


def waits_until(tries: Sequence[datetime]) -> datetime | None:
    """When the next try is allowed, given the tries within the window; None means now."""
    if len(tries) < TRIES:
        return None
    return sorted(tries)[-TRIES] + WINDOW
