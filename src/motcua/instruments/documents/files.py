"""Where the store keeps bytes, and how they get there for good."""

import os
import re
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from django.conf import settings

_HASH = re.compile(r"[0-9a-f]{64}")


def path_of(sha256_hex: str) -> Path:
    """Where the store keeps these bytes; raises ``ValueError`` at what is not a hash."""
    if not _HASH.fullmatch(sha256_hex):
        raise ValueError(f"{sha256_hex!r} is not a SHA-256 in lower case hexadecimal.")
    return Path(settings.FILES) / sha256_hex[:2] / sha256_hex[2:4] / sha256_hex


def write(path: Path, content: bytes) -> None:
    """Whole or not at all, readable by its owner only, and kept through a power cut."""
    _make_folder(path.parent)
    handle, name = mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _flush(path.parent)


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, so that a power cut keeps them too."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    _flush(folder.parent)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
