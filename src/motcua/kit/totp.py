"""Codes of an authenticator app (RFC 6238: SHA-1, six digits, a new one every 30 seconds)."""

import base64
import hashlib
import hmac
import struct

PERIOD = 30
"""Seconds for which one code is shown."""


def code_at(secret: str, seconds: float) -> str:
    """The code of a base32 secret at a Unix time; a secret that is not base32 is a ValueError."""
    key = base64.b32decode(secret, casefold=True)
    digest = hmac.new(key, struct.pack(">Q", int(seconds) // PERIOD), hashlib.sha1).digest()
    place = digest[-1] & 0x0F
    number: int = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"
