"""The file of a backup: a tar of parts, closed by a manifest. No Django, no database."""

import hashlib
import io
import json
import os
import re
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from motcua.cli.trouble import Trouble

FORMAT = 1
"""Grows when an older version could not restore what a newer one backs up."""
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files/"
KEYS = "keys/"
_BLOCK = 1 << 20
_PART = re.compile(
    rf"{DUMP}|{FILES}[0-9a-f]{{64}}|{KEYS}(node/known|trusted)/[0-9A-Za-z][0-9A-Za-z._-]*"
)


class Writer:
    """Adds parts to a backup that is being made."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._parts: list[dict[str, Any]] = []

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        """Add one part, read from where ``content`` stands."""
        hashing = _Hashing(content)
        self._tar.addfile(_member(name, size), hashing)
        self._parts.append({"name": name, "size": size, "sha256": hashing.digest.hexdigest()})

    def close(self, facts: dict[str, Any]) -> None:
        """Write the manifest: these facts, and what was added."""
        manifest = {"format": FORMAT, **facts, "parts": self._parts}
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        self._tar.addfile(_member(MANIFEST, len(text)), io.BytesIO(text))


class Backup:
    """A backup that is being read; every fault raises ``Trouble`` with one sentence."""

    def __init__(self, path: Path, tar: tarfile.TarFile) -> None:
        self.path = path
        self._tar = tar
        self._members = {member.name: member for member in tar.getmembers()}
        self.manifest = self._read_manifest()

    def names(self, prefix: str = "") -> list[str]:
        """The parts whose names begin so, as the manifest lists them."""
        names = (part["name"] for part in self.manifest["parts"])
        return [name for name in names if name.startswith(prefix)]

    def open(self, name: str) -> IO[bytes]:
        content = self._tar.extractfile(self._members[name])
        if content is None:
            raise self._damaged(f"{name} is not a file")
        return content

    def verify(self) -> Iterator[int]:
        """Check every part against the manifest; yields how many are done after each."""
        listed = {part["name"]: part for part in self.manifest["parts"]}
        missing = sorted(set(listed) - set(self._members))
        if missing:
            raise self._damaged(f"{len(missing)} of {len(listed)} parts are missing ({missing[0]})")
        strange = sorted(set(self._members) - set(listed) - {MANIFEST})
        if strange or not all(map(_PART.fullmatch, listed)):
            raise self._damaged("it holds what its manifest may not list")
        for number, (name, part) in enumerate(listed.items(), 1):
            if _hash_of(self.open(name)) != (part["size"], part["sha256"]):
                raise self._damaged(f"{name} is not as it was written")
            if name.startswith(FILES) and name.removeprefix(FILES) != part["sha256"]:
                raise self._damaged(f"{name} does not bear its own hash")
            yield number

    def _read_manifest(self) -> dict[str, Any]:
        try:
            manifest: dict[str, Any] = json.loads(self.open(MANIFEST).read())
            if manifest["format"] > FORMAT:
                raise Trouble(
                    f"{self.path} was made by Một Cửa {manifest['version']}, which is newer than "
                    "this one: install that version first."
                )
            if not all({"name", "size", "sha256"} <= {*part} for part in manifest["parts"]):
                raise self._damaged("its manifest is not whole")
        except (KeyError, ValueError, TypeError, AttributeError):
            raise Trouble(
                f"{self.path} is not a whole backup (its manifest is missing): take another copy."
            ) from None
        return manifest

    def _damaged(self, what: str) -> Trouble:
        return Trouble(f"{self.path} is damaged: {what}. Nothing was restored; take another copy.")


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Make a backup at ``path``: whole, flushed and for its owner only, or not at all."""
    if path.exists():
        raise Trouble(f"{path} is there already: give another name, or remove it first.")
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            out.flush()
            os.fsync(out.fileno())
        os.link(part, path)
        flush(path.parent)
    except FileExistsError:
        raise Trouble(f"{path} is there already: give another name, or remove it first.") from None
    except OSError as error:
        raise Trouble(f"{path} cannot be written ({error.strerror}): nothing was kept.") from None
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def reading(path: Path) -> Iterator[Backup]:
    """Open a backup; what is none ends in one sentence."""
    try:
        with tarfile.open(path, "r:") as tar:
            yield Backup(path, tar)
    except tarfile.TarError:
        raise Trouble(
            f"{path} is not a backup of Một Cửa, or its end is missing: take another copy."
        ) from None
    except OSError as error:
        raise Trouble(f"{error.filename or path}: {error.strerror}.") from None


def flush(folder: Path) -> None:
    """See that what was put into a folder outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copy(content: IO[bytes], to: Path) -> None:
    """Write a new file, for its owner only, and flush it."""
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        while block := content.read(_BLOCK):
            out.write(block)
        out.flush()
        os.fsync(out.fileno())


class _Hashing:
    """Reads on while it hashes what is read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._content.read(size)
        self.digest.update(block)
        return block


def _hash_of(content: IO[bytes]) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with suppress(tarfile.ReadError):
        while block := content.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member
