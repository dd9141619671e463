"""Where the store keeps bytes, and how they get there for good."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import mkstemp

from django.conf import settings

_HASH = re.compile(r"[0-9a-f]{64}")
_GOING = ".going-"


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


def given_before(moment: datetime) -> Iterator[str]:
    """The hashes of the files that were last stored before this moment, in no order."""
    for path in Path(settings.FILES).glob("??/??/*"):
        if _HASH.fullmatch(path.name) and _is_older(path, moment):
            yield path.name


def size_of(sha256_hex: str) -> int:
    """In bytes; 0 for a file that is gone."""
    try:
        return path_of(sha256_hex).stat().st_size
    except FileNotFoundError:
        return 0


def remove(sha256_hex: str, *, given_before: datetime) -> bool:
    """Delete a file unless it was stored again since this moment; whether it is gone now.

    It is set aside first: who stores the same bytes meanwhile either has given it a new time, which
    is seen here and the file put back, or finds it missing and writes it anew.
    """
    path = path_of(sha256_hex)
    aside = path.with_name(_GOING + path.name)
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    if not _is_older(aside, given_before):
        aside.rename(path)
        return False
    aside.unlink()
    return True


def remove_remains(moment: datetime) -> int:
    """Delete what a killed process left half written or set aside before this moment."""
    remains = [path for path in Path(settings.FILES).glob("??/??/.*") if _is_older(path, moment)]
    for path in remains:
        path.unlink(missing_ok=True)
    return len(remains)


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:
        return False


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
