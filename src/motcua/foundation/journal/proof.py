"""Roots and proofs as files, checked without a database and without Django.

A root says what the journal was at a moment: a seal with its signature. A proof shows that one
entry is under a seal. Both are JSON; bytes are written in hexadecimal.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from motcua.foundation.journal import merkle
from motcua.foundation.journal.chain import hash_of

ROOT = "motcua-root/1"
PROOF = "motcua-proof/1"
SEAL_FIELDS = ("number", "first", "last", "root", "previous", "at", "key")


class Unproven(Exception):
    """The file does not prove what it claims; the message says why."""


def statement(seal: Mapping[str, Any]) -> bytes:
    """What a node signs: the facts of a seal as JSON with sorted keys and without spaces."""
    facts = {field: seal[field] for field in SEAL_FIELDS}
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def digest(seal: Mapping[str, Any]) -> bytes:
    """The hash by which the next seal follows this one."""
    return hashlib.sha256(statement(seal)).digest()


def key_id_of(public: bytes) -> str:
    """Sixteen hexadecimal digits that name a key."""
    return hashlib.sha256(public).hexdigest()[:16]


def signed_by(public: bytes, signature: bytes, seal: Mapping[str, Any]) -> bool:
    """Whether the owner of this key signed this seal."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, statement(seal))
    except (InvalidSignature, ValueError):
        return False
    return seal["key"] == key_id_of(public)


def read_root(text: str | bytes) -> dict[str, Any]:
    """An exported root whose signature holds; raises ``Unproven`` in a sentence otherwise."""
    root = _document(text, ROOT)
    _check_signature(root)
    return root


def check_proof(text: str | bytes, root: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A proof that holds, for the facts in it; raises ``Unproven`` in a sentence otherwise.

    Without a root the seal vouches for itself, and the reader must know its key. With one (of
    ``read_root``) the seal must be signed with the same key, and be the same where it has the same
    number.
    """
    proof = _document(text, PROOF)
    try:
        _check_entry(proof["entry"])
        _check_path(proof)
        _check_signature(proof)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unproven("The file is not a whole proof: a part is missing or malformed.") from error
    if root is not None:
        _check_against(proof, root)
    return proof


def _document(text: str | bytes, form: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Unproven("The file is not JSON.") from error
    if not isinstance(found, dict) or found.get("format") != form:
        raise Unproven(f"The file is not of the form {form}.")
    return found


def _check_entry(entry: Mapping[str, Any]) -> None:
    computed = hash_of(
        previous=bytes.fromhex(entry["previous"]),
        subject=entry["subject"],
        number=entry["number"],
        kind=entry["kind"],
        data=entry["data"],
        actor=entry["actor"],
        note=entry["note"],
        at=datetime.fromisoformat(entry["at"]),
    )
    if computed.hex() != entry["hash"]:
        raise Unproven("The entry's facts are not those that its hash was made of.")


def _check_path(proof: Mapping[str, Any]) -> None:
    seal, entry = proof["seal"], proof["entry"]
    made = merkle.root_by_path(
        bytes.fromhex(entry["hash"]),
        index=entry["position"] - seal["first"],
        size=seal["last"] - seal["first"] + 1,
        path=[bytes.fromhex(each) for each in proof["path"]],
    )
    if made is None or made.hex() != seal["root"]:
        raise Unproven("The entry is not under the root of this seal.")


def _check_signature(document: Mapping[str, Any]) -> None:
    try:
        public, signature = (bytes.fromhex(document[key]) for key in ("public_key", "signature"))
        holds = signed_by(public, signature, document["seal"])
    except (KeyError, TypeError, ValueError) as error:
        raise Unproven("The file has no whole seal: a part is missing or malformed.") from error
    if not holds:
        raise Unproven("The signature of the seal does not hold.")


def _check_against(proof: Mapping[str, Any], root: Mapping[str, Any]) -> None:
    if proof["public_key"] != root["public_key"]:
        raise Unproven("The seal is signed with another key than the root: ask for a root of it.")
    ours, theirs = proof["seal"], root["seal"]
    if ours["number"] == theirs["number"] and digest(ours) != digest(theirs):
        raise Unproven(f"Seal {ours['number']} is not the one of the root.")
