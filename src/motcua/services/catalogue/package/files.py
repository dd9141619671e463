"""The files of a package: text of a few kinds, in their places, within bounds."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from motcua.services.catalogue.package.findings import BadPackage, Finding
from motcua.services.catalogue.package.rule import Rule

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

LINK = Rule(
    "file.link",
    vi="Đây là một liên kết.",
    vi_cure="Hãy đặt chính tệp đó vào gói.",
    en="This is a link.",
    en_cure="Put the file itself into the package.",
)
SPECIAL = Rule(
    "file.special",
    vi="Đây không phải tệp thường.",
    vi_cure="Hãy bỏ ra khỏi gói.",
    en="This is no plain file.",
    en_cure="Take it out of the package.",
)
PLACE = Rule(
    "file.place",
    vi="Gói không có tệp ở chỗ này, loại này hay tên này.",
    vi_cure="Hãy đặt tên chữ thường không dấu và để vào {known}; hoặc bỏ ra khỏi gói.",
    en="A package has no file in this place, of this kind or with this name.",
    en_cure="Name it in small letters and put it where {known} stand, or take it out.",
)
TOO_LONG = Rule(
    "file.too_long",
    vi="Tệp có hơn {most} ký tự.",
    vi_cure="Hãy chia nhỏ hoặc rút ngắn.",
    en="It has over {most} characters.",
    en_cure="Part it or shorten it.",
)
CLOSED = Rule(
    "file.closed",
    vi="Không mở được tệp: {why}.",
    vi_cure="Hãy cho phép đọc tệp, hoặc bỏ ra khỏi gói.",
    en="It cannot be opened: {why}.",
    en_cure="Let it be read, or take it out of the package.",
)
NOT_TEXT = Rule(
    "file.not_text",
    vi="Tệp không phải văn bản UTF-8, hoặc có ký tự số 0.",
    vi_cure="Hãy lưu lại thành văn bản UTF-8.",
    en="It is not text in UTF-8, or holds the character of number 0.",
    en_cure="Save it as text in UTF-8.",
)
TOO_MUCH = Rule(
    "package.too_large",
    vi="Gói có hơn {files} tệp hoặc hơn {characters} ký tự.",
    vi_cure="Hãy chia thành nhiều dịch vụ.",
    en="The package has over {files} files or {characters} characters.",
    en_cure="Make several services of it.",
)


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
    return [*found, *_bounds(files)]


def _read(folder: Path, places: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    files: dict[str, str] = {}
    found: list[Finding] = []
    size = 0
    for path in _paths(folder):
        name = path.relative_to(folder).as_posix()
        if len(files) + len(found) > MOST or size > LARGEST_WHOLE:
            break
        if wrong := _wrong_kind(path, name) or _wrong_place(name, places):
            found.append(wrong)
            continue
        try:
            files[name] = path.read_text(encoding="utf-8")
            size += len(files[name])
        except UnicodeDecodeError:
            found.append(NOT_TEXT.finding(name))
        except OSError as error:
            found.append(CLOSED.finding(name, why=error.strerror or "?"))
    found += _bounds(files)
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
        return LINK.finding(name)
    if not path.is_file():
        return SPECIAL.finding(name)
    return TOO_LONG.finding(name, most=LARGEST) if path.stat().st_size > 4 * LARGEST else None


def _wrong_place(name: str, places: Mapping[str, tuple[str, ...]]) -> Finding | None:
    where, _slash, last = name.rpartition("/")
    if where in places and _NAME.fullmatch(last) and last.endswith(places[where]):
        return None
    known = ", ".join(
        f"{place}/*{suffix}" if place else f"*{suffix}"
        for place, suffixes in places.items()
        for suffix in suffixes
    )
    return PLACE.finding(name, known=known)


def _bounds(files: Mapping[str, str]) -> Iterator[Finding]:
    """What cannot be kept: a file that is too large, or all of them; text that is none."""
    for name, text in files.items():
        if "\0" in text:
            yield NOT_TEXT.finding(name)
        if len(text) > LARGEST:
            yield TOO_LONG.finding(name, most=LARGEST)
    if len(files) > MOST or sum(map(len, files.values())) > LARGEST_WHOLE:
        yield TOO_MUCH.finding("", files=MOST, characters=LARGEST_WHOLE)
