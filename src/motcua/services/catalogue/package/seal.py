"""The seal of a release: what an installation signs of it, and whether a signature fits.

A seal is JSON; it travels with the files, so that another installation can tell that nothing was
changed since, and by whose key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORMAT = "motcua-release/1"


@dataclass(frozen=True)
class Seal:
    """The facts of a release that are signed, in the order of their writing."""

    code: str
    number: int
    content_hash: str
    published_by: str
    published_at: datetime
    key: str
    """The identifier of the key that signs."""

    def statement(self) -> bytes:
        """What is signed: the facts as JSON with sorted keys and without spaces."""
        facts = json.dumps(self.facts(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return facts.encode()

    def facts(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "code": self.code,
            "number": self.number,
            "content_hash": self.content_hash,
            "published_by": self.published_by,
            "published_at": self.published_at.isoformat(),
            "key": self.key,
        }

    def signed(self, private: Ed25519PrivateKey) -> bytes:
        return private.sign(self.statement())

    def fits(self, signature: bytes, public: bytes) -> bool:
        """Whether the owner of this key signed exactly these facts."""
        try:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, self.statement())
        except (InvalidSignature, ValueError):
            return False
        return True


def read_seal(facts: Mapping[str, Any]) -> Seal:
    """A seal from its JSON. Raises ``ValueError`` where it is none of ours or a fact is missing."""
    if facts.get("format") != FORMAT:
        raise ValueError(f"The format is not {FORMAT}.")
    try:
        return Seal(
            code=str(facts["code"]),
            number=int(facts["number"]),
            content_hash=str(facts["content_hash"]),
            published_by=str(facts["published_by"]),
            published_at=datetime.fromisoformat(facts["published_at"]),
            key=str(facts["key"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{error} is missing or malformed.") from error
