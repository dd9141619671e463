"""Functions for the children of ``test_limited``: some behave, most do not."""

import os
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


def eat() -> Answer:
    return {"size": len(bytearray(2_000_000_000))}, []


def look_round() -> Answer:
    return {"environment": sorted(os.environ)}, []


def where() -> Answer:
    return {"process": os.getpid(), "folder": str(Path.cwd())}, []
