"""What a child and its parent say to each other: one frame of JSON, then frames of bytes."""

import json
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import Any

OUT_OF_MEMORY = 87
"""The exit code of a child whose Python found no more memory."""
_FRAME_LIMIT = 200_000_000
_BLOBS_LIMIT = 1000


class Failed(Exception):
    """The work was not done: ``kind`` is a word for why, ``facts`` are JSON values about it."""

    def __init__(self, kind: str, **facts: Any) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts


def send(pipe: Connection, message: dict[str, Any], blobs: Sequence[bytes] = ()) -> None:
    pipe.send_bytes(json.dumps({**message, "blobs": len(blobs)}).encode())
    for blob in blobs:
        pipe.send_bytes(blob)


def receive(pipe: Connection) -> tuple[dict[str, Any], list[bytes]]:
    """The next message; raises ``EOFError`` or ``OSError`` at a closed pipe or a frame too long,
    ``ValueError`` at one that is not a message."""
    message = json.loads(pipe.recv_bytes(_FRAME_LIMIT))
    if not isinstance(message, dict) or not isinstance(message.get("facts"), dict):
        raise ValueError("This frame is not a message.")
    count = message.get("blobs")
    if not isinstance(count, int) or count > _BLOBS_LIMIT:
        raise ValueError("This message does not say how many frames follow.")
    return message, [pipe.recv_bytes(_FRAME_LIMIT) for _ in range(count)]
