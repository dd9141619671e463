"""The key of this node: it signs seals, and lies outside the database.

``<keys>/node/key.pem`` is private (mode 600) and made on first use; ``known/`` holds the public
keys of this node and of those before it, so that a node with a new key still verifies old seals.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from motcua.foundation.journal.proof import key_id_of


@dataclass(frozen=True)
class NodeKey:
    """The private key with the id that seals name it by."""

    id: str
    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()


def node_key(keys: Path) -> NodeKey:
    """The node's key, made on first use; its public half is then among the known ones."""
    folder = keys / "node"
    path = folder / "key.pem"
    if not path.exists():
        _make(folder, path)
    private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{path} is not an Ed25519 key: put the node's own key back there.")
    key = NodeKey(key_id_of(private.public_key().public_bytes_raw()), private)
    _remember(folder / "known", key)
    return key


def known_keys(keys: Path) -> dict[str, bytes]:
    """The public keys that this node has signed with, by their ids."""
    found = (path.read_text(encoding="ascii") for path in (keys / "node" / "known").glob("*.pub"))
    public = [bytes.fromhex(text.strip()) for text in found]
    return {key_id_of(key): key for key in public if Ed25519PublicKey.from_public_bytes(key)}


def _make(folder: Path, path: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # A temporary file has mode 600; the link fails where another process was first.
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(pem)
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return


def _remember(folder: Path, key: NodeKey) -> None:
    path = folder / f"{key.id}.pub"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(key.public.hex() + "\n", encoding="ascii")
