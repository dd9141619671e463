"""Functions for the children of ``test_limited``: some behave, most do not."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from motcua.kit.limited import Failed

Answer = tuple[dict[str, Any], list[bytes]]


def turn_round(*blobs: bytes, note: str) -> Answer:
    return {"note": note, "process": os.getpid()}, [blob[::-1] for blob in blobs]


def decline() -> Answer:
    raise Failed("declined", why="because")


def stumble() -> Answer:
    raise ZeroDivisionError("by nothing")


def die() -> Answer:
    os._exit(3)


def sleep() -> Answer:
    time.sleep(60)
    return {}, []


def sleep_deaf() -> Answer:
    """As one that does not hear its own alarm."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    return sleep()


def abort() -> Answer:
    """As native code that finds no memory."""
    os.abort()


def eat() -> Answer:
    return {"size": len(bytearray(2_000_000_000))}, []


def look_round() -> Answer:
    return {"environment": sorted(os.environ)}, []


def where() -> Answer:
    return {"process": os.getpid(), "folder": str(Path.cwd())}, []
