"""Merkle trees as RFC 6962 draws them: one root over many leaves, short proofs that one is in it.

A leaf and a node are hashed with different first bytes, so that neither passes for the other.
"""

import hashlib
from collections.abc import Sequence


def leaf(content: bytes) -> bytes:
    """The hash of one leaf."""
    return hashlib.sha256(b"\x00" + content).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A root that grows leaf by leaf; it keeps one hash for each level, however many leaves."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        """Roots of the full subtrees, the largest first: one for each bit of ``size``."""

    def add(self, content: bytes) -> None:
        made, size = leaf(content), self.size
        while size & 1:
            made, size = node(self._peaks.pop(), made), size >> 1
        self._peaks.append(made)
        self.size += 1

    def root(self) -> bytes:
        """The root over the leaves so far; of no leaves, the hash of nothing."""
        if not self._peaks:
            return hashlib.sha256(b"").digest()
        made = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            made = node(peak, made)
        return made


def root_of(contents: Sequence[bytes]) -> bytes:
    """The root over these leaves."""
    tree = Tree()
    for content in contents:
        tree.add(content)
    return tree.root()


def path_of(contents: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes beside the way from the leaf at ``index`` up to the root, the nearest first."""
    level, path = [leaf(content) for content in contents], []
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        pairs = [node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
        level, index = pairs + level[len(level) & ~1 :], index >> 1
    return path


def root_by_path(content: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that this way leads to; None where the path does not fit the size of the tree."""
    if not 0 <= index < size:
        return None
    made, last, rest = leaf(content), size - 1, list(path)
    while last:
        if index & 1 or index < last:
            if not rest:
                return None
            beside = rest.pop(0)
            made = node(beside, made) if index & 1 else node(made, beside)
        index, last = index >> 1, last >> 1
    return None if rest else made
