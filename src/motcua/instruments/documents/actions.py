"""Keep bytes for good, and make papers."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.events import FilesForgotten
from motcua.instruments.documents.files import path_of, remove, remove_remains, size_of, write
from motcua.instruments.documents.queries import GRACE, unneeded
from motcua.instruments.documents.workshop import workshop
from motcua.kit.actor import Actor
from motcua.kit.limited import Failed

_SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


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
    *, files: Mapping[str, bytes], main: str, data: Mapping[str, Any], at: datetime
) -> bytes:
    """Set a paper as PDF/A-2b; the same inputs give the same bytes.

    ``files`` are the template's own and the shared ones by relative name (``a-z``, digits, ``_``,
    ``-``, ``.`` and ``/``), ``main`` is the one to set. The template reads ``data`` as
    ``json(bytes(sys.inputs.data))``: text, never markup. ``at`` is the paper's time of making, with
    a zone. Raises ``Unrenderable`` with the place for a faulty template, an unknown font, a
    character that no font of ours has, and work that does not end.
    """
    for name in files:
        if not all(_SAFE_NAME.fullmatch(part) for part in PurePosixPath(name).parts):
            raise Unrenderable(f"{name!r} is not a safe name for a file of a template.")
    if main not in files:
        raise Unrenderable(f"{main!r} is not among the files of the template.")
    fonts = Path(settings.PAPER_FONTS)
    if not any(fonts.glob("*.ttf")):
        raise Unrenderable(f"There are no fonts in {fonts}: run `npm run build`.")
    try:
        _, (pdf,) = workshop.call(
            "render",
            *files.values(),
            names=list(files),
            main=main,
            data=json.dumps(data, ensure_ascii=False),
            fonts=str(fonts),
            at=at.replace(microsecond=0).isoformat(),
        )
    except Failed as failed:
        reason = failed.facts.get("text") or "it needs too much time or memory"
        raise Unrenderable(f"{main} cannot be set: {reason}") from failed
    return pdf


def _holds(path: Path, content: bytes) -> bool:
    try:
        os.utime(path)
        return path.read_bytes() == content
    except FileNotFoundError:
        return False
