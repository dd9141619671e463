"""How often one address may ask the open interfaces, counted by all processes of this machine.

Each address has an allowance that fills again evenly. It is one number in a file of fixed size:
until when what was asked is paid for. Two addresses that fall into one cell share it; which do
cannot be foreseen without our secret. Several machines count each for itself.
"""

import fcntl
import ipaddress
import logging
import mmap
import os
import threading
from hashlib import blake2b
from pathlib import Path

log = logging.getLogger(__name__)

_CELLS = 65_536
_CELL = 8
_NETWORK = 64
"""Bits of an IPv6 address that one household or firm has in common."""


class Allowances:
    """What every address has left; ``per_minute`` requests at once, and as many again a minute."""

    def __init__(self, path: Path, per_minute: int, secret: str) -> None:
        self._file, self._paid_until = _memory(path, _CELLS * _CELL)
        self._step = 60 / per_minute
        self._secret = blake2b(secret.encode()).digest()
        self._lock = threading.Lock()

    def take(self, address: str, now: float, *, cost: int = 1) -> float:
        """Take ``cost`` requests; else nothing, and the seconds after which to come again."""
        cell = self._cell(address)
        with self._lock:
            self._hold(cell, fcntl.LOCK_EX)
            try:
                return self._take(cell, now, cost)
            finally:
                self._hold(cell, fcntl.LOCK_UN)

    def _take(self, cell: int, now: float, cost: int) -> float:
        """A cell that lies further ahead than a full minute was written by a clock set back."""
        paid_until = min(max(self._paid_until[cell], now), now + 60)
        wanted = paid_until + min(cost * self._step, 60)
        may = wanted <= now + 60
        self._paid_until[cell] = wanted if may else paid_until
        return 0 if may else wanted - now - 60

    def _cell(self, address: str) -> int:
        digest = blake2b(_network(address).encode(), key=self._secret, digest_size=8).digest()
        return int.from_bytes(digest) % _CELLS

    def _hold(self, cell: int, what: int) -> None:
        if self._file is not None:
            fcntl.lockf(self._file, what, _CELL, cell * _CELL)


def _network(address: str) -> str:
    """The address; of one of IPv6 its network, since a household has more of them than we cells."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ipaddress.ip_network((known, _NETWORK), strict=False))


def _memory(path: Path, size: int) -> "tuple[int | None, memoryview[float]]":
    """Memory that is a file; on a full disk memory alone, and each process counts for itself.

    The blocks are taken at once, as a write into a hole of a full disk would kill the process.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        os.posix_fallocate(file, 0, size)
        return file, memoryview(mmap.mmap(file, size)).cast("d")
    except OSError as error:
        log.warning("%s cannot be written (%s): each process counts alone", path, error.strerror)
        return None, memoryview(mmap.mmap(-1, size)).cast("d")
