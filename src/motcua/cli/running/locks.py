"""Locks between processes, kept by the kernel: they vanish with their holder, however it ends."""

import fcntl
import json
import os
from pathlib import Path
from typing import Any


class Lock:
    """One lock file: exclusive (``take``) or shared (``share``). The file says who holds it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self, **facts: Any) -> bool:
        """Take the lock alone, without waiting; ``facts`` are what others read of its holder."""
        if not self._lock(fcntl.LOCK_EX):
            return False
        self.path.write_text(json.dumps({"pid": os.getpid(), **facts}), encoding="utf-8")
        return True

    def share(self) -> bool:
        """Take the lock together with others that share it, without waiting."""
        return self._lock(fcntl.LOCK_SH)

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def holder(self) -> dict[str, Any]:
        """What the last one that took the lock alone said of itself."""
        try:
            facts: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return facts

    def _lock(self, how: int) -> bool:
        if self._handle is None:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._handle, how | fcntl.LOCK_NB)
        except BlockingIOError:
            self.release()
            return False
        return True
