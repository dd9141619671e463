"""Keep bytes for good, and make papers."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.instruments.documents.events import FilesForgotten
from motcua.instruments.documents.files import path_of, remove, remove_remains, size_of, write
from motcua.instruments.documents.papers import set_paper
from motcua.instruments.documents.queries import GRACE, unneeded
from motcua.kit.actor import Actor


@dataclass(frozen=True)
class Stored:
    """The name of a stored file, and its length in bytes."""

    sha256: str
    size: int


def store(content: bytes) -> Stored:
    """Keep these bytes under the name of their hash; once this returns, a power cut keeps them.

    Storing the same bytes again gives the file a new time, by which ``forget_unneeded`` spares it,
    and mends a copy that was damaged meanwhile.
    """
    stored = Stored(sha256(content).hexdigest(), len(content))
    path = path_of(stored.sha256)
    if not _holds(path, content):
        write(path, content)
    return stored


def forget_unneeded(*, actor: Actor, now: datetime) -> FilesForgotten | None:
    """Delete the stored files that nobody refers to any more; None when there was none.

    A file stored within ``GRACE`` stays: what refers to it may not be committed yet. The entry
    stands even if the deed breaks off, and the next run does the rest.
    """
    old = unneeded(now=now)
    remove_remains(now - GRACE)
    if not old:
        return None
    forgotten = FilesForgotten(
        store_id="files", count=len(old), size=sum(size_of(name) for name in old)
    )
    with transaction.atomic():
        record(forgotten, actor=actor)
    for name in old:
        remove(name, given_before=now - GRACE)
    return forgotten


def render(
    *,
    files: Mapping[str, bytes],
    main: str,
    data: Mapping[str, Any],
    at: datetime,
    signed: bool = False,
) -> bytes:
    """Set a paper; the same inputs give the same bytes.

    ``files`` are the template's own and the shared ones by relative name (``a-z``, digits, ``_``,
    ``-``, ``.`` and ``/``), ``main`` is the one to set. The template reads ``data`` as
    ``json(bytes(sys.inputs.data))``: text, never markup. ``at`` is the paper's time of making, with
    a zone. A paper is PDF/A-2a and PDF/UA-1, tagged for those who listen to it; one that is to be
    ``signed`` (``sys.inputs.signed`` is "yes", else "no") is PDF/A-2b, as a signature has no tag.

    Raises ``Unrenderable`` with the place for a faulty template, an unknown font, a character that
    no font of ours has, a picture without words, and work that does not end.
    """
    return set_paper(files=files, main=main, data=data, at=at, signed=signed).pdf


def _holds(path: Path, content: bytes) -> bool:
    try:
        os.utime(path)
        return path.read_bytes() == content
    except FileNotFoundError:
        return False
