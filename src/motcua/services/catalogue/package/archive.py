"""A release as one file: its texts in a zip, with the seal and the key that signed it.

Whoever has it can look into it with any tool, change nothing unseen, and install it elsewhere.
"""

import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from motcua.kit.text import shown
from motcua.services.catalogue.package.files import (
    LARGEST,
    LARGEST_WHOLE,
    MOST,
    content_hash,
    wrong_names,
)
from motcua.services.catalogue.package.findings import BadPackage
from motcua.services.catalogue.package.rule import Rule
from motcua.services.catalogue.package.seal import Seal, read_seal

SEAL = "release.json"
SUFFIX = ".zip"
_LONGEST_SEAL = 10_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    ArithmeticError, EOFError, LookupError, RuntimeError, TypeError, ValueError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What reading bytes that somebody made up can end in."""
_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest day that a zip can name: the same release gives the same bytes."""

NO_ARCHIVE = Rule(
    "archive.unreadable",
    vi="Đây không phải tệp phát hành do lệnh xuất tạo ra: {why}.",
    vi_cure="Hãy xin lại tệp từ nơi đã xuất.",
    en="This is no release as it is exported: {why}.",
    en_cure="Ask for the file again where it was exported.",
)
CHANGED = Rule(
    "archive.changed",
    vi="Nội dung không còn như khi được ký.",
    vi_cure="Hãy xin lại tệp từ nơi đã xuất, đừng sửa tệp trong đó.",
    en="The content is not what was signed.",
    en_cure="Ask for the file again where it was exported, and change nothing in it.",
)
BAD_SIGNATURE = Rule(
    "archive.signature",
    vi="Chữ ký không khớp với khóa {key}.",
    vi_cure="Hãy xin lại tệp từ nơi đã xuất.",
    en="The signature does not fit the key {key}.",
    en_cure="Ask for the file again where it was exported.",
)


@dataclass(frozen=True)
class Sealed:
    """A release with its seal; ``public`` is the key of who signed."""

    files: Mapping[str, str]
    seal: Seal
    signature: bytes
    public: bytes


def pack(release: Sealed) -> bytes:
    """The file, byte for byte the same for the same release."""
    facts = release.seal.facts() | {
        "signature": release.signature.hex(),
        "public_key": release.public.hex(),
    }
    parts = {SEAL: json.dumps(facts, ensure_ascii=False, indent=1) + "\n", **release.files}
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(parts):
            member = zipfile.ZipInfo(path, _NO_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, parts[path])
    return made.getvalue()


def unpack(content: bytes, *, name: str) -> Sealed:
    """A release whose signature fits the key beside it; whether to trust the key is another matter.

    Nothing is written anywhere. Raises ``BadPackage``; ``name`` is what its findings call the file.
    """
    try:
        texts = _texts(content)
        facts = _facts(texts.pop(SEAL))
        found = Sealed(
            texts,
            read_seal(facts),
            bytes.fromhex(facts["signature"]),
            bytes.fromhex(facts["public_key"]),
        )
    except _BROKEN as error:
        missing = isinstance(error, KeyError)
        why = f"{error.args[0]} is missing" if missing else f"{error}".rstrip(".")
        raise BadPackage(NO_ARCHIVE.finding(name, why=shown(why))) from error
    if wrong := wrong_names(texts):
        raise BadPackage(*wrong)
    if content_hash(texts) != found.seal.content_hash:
        raise BadPackage(CHANGED.finding(name))
    if not found.seal.fits(found.signature, found.public):
        raise BadPackage(BAD_SIGNATURE.finding(name, key=found.seal.key))
    return found


def _texts(content: bytes) -> dict[str, str]:
    """The members as texts, neither one nor all of them larger than in a package."""
    found: dict[str, str] = {}
    left = 4 * LARGEST_WHOLE
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST + 1 or len({member.filename for member in members}) < len(members):
            raise ValueError("it holds too many parts, or one of them twice")
        for member in members:
            read = _read(archive, member, min(left, 4 * LARGEST))
            left -= len(read)
            found[member.filename] = _text(read, member.filename)
    return found


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    if member.compress_type not in _PACKED:
        raise ValueError(f"{member.filename} is packed in another way")
    with archive.open(member) as part:
        read = part.read(most + 1)
    if len(read) > most:
        raise ValueError(f"{member.filename} is too large")
    return read


def _text(read: bytes, name: str) -> str:
    try:
        return read.decode("utf-8")
    except UnicodeDecodeError:
        raise ValueError(f"{name} is not text in UTF-8") from None


def _facts(text: str) -> dict[str, Any]:
    if len(text) > _LONGEST_SEAL:
        raise ValueError(f"{SEAL} is too large")
    facts = json.loads(text)
    if not isinstance(facts, dict):
        raise TypeError(f"{SEAL} is no JSON object")
    return facts
