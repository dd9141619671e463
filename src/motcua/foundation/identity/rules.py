"""Numbers and codes of people, names of accounts and devices, mandates, and tries to sign in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

TRIES = 5
"""Tries for one account from one address within the window; the next one waits."""
CODE_TRIES = 30
"""Tries of a code for one account from anywhere: only who knows the password can spend them."""
REFUSALS = 60
"""Answers of the provider that were refused, for one address within the window."""
WINDOW = timedelta(minutes=15)
CODE_LIFE = timedelta(minutes=5)
"""Longer than any code is accepted."""
HISTORY = timedelta(days=180)
"""For how long a sign-in stays in the history."""

_BROWSERS = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "Linux": "Linux",
}

_PERSONAL_NUMBER = re.compile(r"[0-9]{12}")
_BUSINESS_CODE = re.compile(r"[0-9]{10}(-[0-9]{3})?")
_PHONE = re.compile(r"[+]?[0-9]{8,15}")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,58}[a-z0-9]")


LONGEST = {"full_name": 120, "ethnicity": 40, "nationality": 40, "residence": 300}
"""Characters of what is kept of a person in words."""
BY_LAW = ("parent", "guardian", "representative")
"""Kinds of mandate that are entered with a proof; who holds one may give others for the giver."""


@dataclass(frozen=True)
class MandateFacts:
    """What decides how a mandate stands; ``valid_to`` is the last day."""

    valid_from: date
    valid_to: date | None
    accepted: bool
    revoked: bool


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


def waits_until(tries: Sequence[datetime], most: int = TRIES) -> datetime | None:
    """When the next try is allowed, given the tries within the window; None means now."""
    if len(tries) < most:
        return None
    return sorted(tries)[-most] + WINDOW


def check_digit(nine: str) -> int:
    """The tenth digit of a business code, from the nine before it.

    ``10 - (31a1 + 29a2 + 23a3 + 19a4 + 17a5 + 13a6 + 7a7 + 5a8 + 3a9 mod 11)``; a sum that leaves 0
    gives 10, which is no digit, so such nine are never issued.
    """
    return 10 - sum(w * int(d) for w, d in zip(_WEIGHTS, nine, strict=True)) % 11


def is_business_code(text: str) -> bool:
    """Ten digits with the right tenth; a branch adds ``-001`` to ``-999``."""
    if not _BUSINESS_CODE.fullmatch(text) or text.endswith("-000"):
        return False
    return check_digit(text[:9]) == int(text[9])


def mandate_state(facts: MandateFacts, day: date) -> str:
    """How a mandate stands on a local day: waiting, future, in_force, expired or revoked."""
    if facts.revoked:
        return "revoked"
    if facts.valid_to is not None and facts.valid_to < day:
        return "expired"
    if not facts.accepted:
        return "waiting"
    return "in_force" if facts.valid_from <= day else "future"


def is_phone(text: str) -> bool:
    """Eight to fifteen digits, perhaps after a plus, with spaces, points or hyphens between."""
    return bool(_PHONE.fullmatch(re.sub(r"[ .-]", "", text))) and len(text) <= 20


def device_name(user_agent: str) -> str:
    """What a browser calls itself, short enough for a list: ``Chrome, Windows``; "" if unknown."""
    found = [
        next((name for mark, name in table.items() if mark in user_agent), "")
        for table in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(filter(None, found))
