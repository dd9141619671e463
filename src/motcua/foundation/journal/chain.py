"""The hash of an entry: SHA-256 over its facts and the hash before it."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

START = bytes(32)
"""What the first entry of a subject follows."""


def hash_of(
    *,
    previous: bytes,
    subject: str,
    number: int,
    kind: str,
    data: Mapping[str, Any],
    actor: Mapping[str, Any],
    note: str,
    at: datetime,
) -> bytes:
    """The 32 bytes that seal an entry.

    The facts are written as JSON with sorted keys and without spaces, the moment in UTC to the
    microsecond, so that anybody can compute it again from an export.
    """
    facts = {
        "subject": subject,
        "number": number,
        "kind": kind,
        "data": data,
        "actor": actor,
        "note": note,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(previous + text.encode()).digest()
