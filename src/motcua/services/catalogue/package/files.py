"""The files of a package: text of a few kinds, in their places, within bounds."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from motcua.services.catalogue.package.findings import BadPackage, Finding

LARGEST = 500_000
"""Characters of one file; a package is text."""
LARGEST_WHOLE = 4_000_000
"""Characters of all files together."""
MOST = 300
"""Files of a package."""
PLACES = {
    "": (".yaml", ".bpmn", ".dmn"),
    "documents": (".typ",),
    "examples": (".yaml",),
    "forms": (".yaml",),
}
"""Where files stand in a package, and of which kinds they are there."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def read_folder(folder: Path) -> dict[str, str]:
    """The files of a package by their relative path. Raises ``BadPackage`` with all that is wrong.

    Links, other kinds of files, files in other places and too large ones are refused; hidden ones
    are passed over.
    """
    return _read(folder, PLACES)


def read_letterheads(folder: Path) -> dict[str, str]:
    """The shared letterheads of a profile, as files of every package: ``documents/letter.typ``."""
    if not folder.is_dir():
        return {}
    return {f"documents/{name}": text for name, text in _read(folder, {"": (".typ",)}).items()}


def content_hash(files: Mapping[str, str]) -> str:
    """SHA-256 over the paths and texts, in hexadecimal: the same content has the same hash."""
    text = json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def wrong_names(files: Mapping[str, str]) -> list[Finding]:
    """What is wrong with the paths and the size of files that did not come from a folder."""
    found = [finding for path in files if (finding := _wrong_place(path, PLACES))]
    found += [_too_long(path) for path, text in files.items() if len(text) > LARGEST]
    if len(files) > MOST or sum(len(text) for text in files.values()) > LARGEST_WHOLE:
        found.append(_TOO_MUCH)
    return found


def _read(folder: Path, places: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    files: dict[str, str] = {}
    found: list[Finding] = []
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        if len(files) >= MOST:
            found.append(_TOO_MUCH)
            break
        if wrong := _wrong_kind(path, name) or _wrong_place(name, places):
            found.append(wrong)
            continue
        try:
            files[name] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            found.append(_not_text(name))
    found += [_too_long(name) for name, text in files.items() if len(text) > LARGEST]
    if sum(len(text) for text in files.values()) > LARGEST_WHOLE:
        found.append(_TOO_MUCH)
    if found:
        raise BadPackage(*found)
    return files


def _paths(folder: Path) -> Iterator[Path]:
    """Everything in a folder that is not a folder, links never followed, in order."""
    for root, folders, names in os.walk(folder, followlinks=False):
        here = Path(root)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*names, *links]):
            if not name.startswith("."):
                yield here / name


def _wrong_kind(path: Path, name: str) -> Finding | None:
    if path.is_symlink():
        return _finding(
            name, "file.link",
            "đây là một liên kết.", "Hãy đặt chính tệp đó vào gói.",
            "This is a link.", "Put the file itself into the package.",
        )  # fmt: skip
    if not path.is_file():
        return _finding(
            name, "file.special",
            "đây không phải tệp thường.", "Hãy bỏ ra khỏi gói.",
            "This is no plain file.", "Take it out of the package.",
        )  # fmt: skip
    return _too_long(name) if path.stat().st_size > 4 * LARGEST else None


def _wrong_place(name: str, places: Mapping[str, tuple[str, ...]]) -> Finding | None:
    where, _slash, last = name.rpartition("/")
    if where in places and _NAME.fullmatch(last) and last.endswith(places[where]):
        return None
    known = ", ".join(
        f"{place}/*{suffix}" if place else f"*{suffix}"
        for place, suffixes in places.items()
        for suffix in suffixes
    )
    return _finding(
        name, "file.place",
        "Gói không có tệp ở chỗ này, loại này hay tên này.",
        f"Hãy đặt tên chữ thường không dấu và để vào {known}, hoặc bỏ ra khỏi gói.",
        "A package has no file in this place, of this kind or name.",
        f"Name it in small letters and put it where {known} stand, or take it out.",
    )  # fmt: skip


def _too_long(name: str) -> Finding:
    return _finding(
        name, "file.too_long",
        f"Tệp có hơn {LARGEST} ký tự.", "Hãy chia nhỏ hoặc rút ngắn.",
        f"It has over {LARGEST} characters.", "Part it or shorten it.",
    )  # fmt: skip


def _not_text(name: str) -> Finding:
    return _finding(
        name, "file.not_text",
        "Tệp không phải văn bản UTF-8.", "Hãy lưu lại với mã UTF-8.",
        "It is not text in UTF-8.", "Save it as UTF-8.",
    )  # fmt: skip


def _finding(name: str, rule: str, vi: str, vi_cure: str, en: str, en_cure: str) -> Finding:
    return Finding(name, 0, {"vi": vi, "en": en}, {"vi": vi_cure, "en": en_cure}, rule)


_TOO_MUCH = _finding(
    "", "package.too_large",
    f"Gói có hơn {MOST} tệp hoặc hơn {LARGEST_WHOLE} ký tự.", "Hãy chia thành nhiều dịch vụ.",
    f"The package has over {MOST} files or {LARGEST_WHOLE} characters.",
    "Make several services of it.",
)  # fmt: skip
