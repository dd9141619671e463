"""Read stored bytes back, and find out what a stranger's file is."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import batched
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from motcua.instruments.documents.errors import Lost, Unreadable
from motcua.instruments.documents.files import given_before, path_of
from motcua.instruments.documents.workshop import inspecting
from motcua.kit.keeping import needed
from motcua.kit.limited import Failed

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_EXTENSIONS = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/webp": ("webp",),
}
_ENDINGS = {ending for endings in _EXTENSIONS.values() for ending in endings}
_NAME_SHOWN = 80
_PREVIEW_WIDTH = 900
_MARK_FONT = "BeVietnamPro_700Bold.ttf"

GRACE = timedelta(days=1)
"""For how long a stored file is left alone, whoever refers to it."""
_ASKED_AT_ONCE = 1_000

_EMPTY = _("The file “{name}” is empty. Choose it again, or scan the paper once more.")
_REASONS = {
    "type": _("The file “{name}” is neither a PDF nor a photo (JPEG, PNG or WebP). Choose one."),
    "heic": _(
        "“{name}” is a HEIC photo, which we cannot open yet. Save it as JPEG, or photograph the"
        " paper with the setting “Most compatible”."
    ),
    "damaged": _("The file “{name}” is damaged or incomplete. Scan or download it once more."),
    "password": _("The file “{name}” is locked with a password. Save it without one."),
    "pages": _("The file “{name}” has {count} pages; we take {most} at most. Split it."),
    "pixels": _(
        "The photo “{name}” has more than {most} million pixels. Take it with a lower setting."
    ),
}
_LIES = _(
    "The name of “{name}” does not fit its content, which is {truth}. Give it the ending"
    " “.{extension}” or choose the right file."
)
_UNENDING = _("The file “{name}” cannot be opened safely. Save it anew as a PDF or a photo.")
_UNTOLD = _("This PDF cannot be read. Make it anew.")


@dataclass(frozen=True)
class Inspected:
    """What a file is by its content: media type, usual extension, number of pages."""

    media_type: str
    extension: str
    pages: int


def inspect(content: bytes, name: str) -> Inspected:
    """Look into a file that a stranger calls ``name``; raises ``Unreadable``."""
    shown = "".join(c for c in PurePath(name).name if c.isprintable())[-_NAME_SHOWN:]
    if not content:
        raise _refusal(_EMPTY, name=shown)
    try:
        facts, _none = inspecting.call("inspect", content)
    except Failed as failed:
        reason = _REASONS.get(failed.kind, _UNENDING)
        raise _refusal(reason, name=shown, **failed.facts) from failed
    media_type, pages = str(facts["media_type"]), int(facts["pages"])
    extension = _EXTENSIONS[media_type][0]
    ending = PurePath(shown).suffix.lower().removeprefix(".")
    if ending in _ENDINGS and ending not in _EXTENSIONS[media_type]:
        raise _refusal(_LIES, name=shown, truth=extension.upper(), extension=extension)
    return Inspected(media_type, extension, pages)


def preview(content: bytes, *, page: int, mark: str = "") -> bytes | None:
    """A page (from 0) of a file as a PNG picture, or None where it cannot be drawn safely.

    A ``mark`` stands across the picture, so that nobody takes it for the paper itself.
    """
    given = {"mark": mark, "font": str(Path(settings.PAPER_FONTS) / _MARK_FONT)} if mark else {}
    try:
        _facts, (picture,) = inspecting.call(
            "preview", content, page=page, width=_PREVIEW_WIDTH, **given
        )
    except Failed:
        return None
    return picture


def text_of(pdf: bytes) -> tuple[str, ...]:
    """What stands on each page of a PDF, its lines and columns run together by single spaces.

    Raises ``Unreadable`` for what is not a PDF.
    """
    try:
        facts, _none = inspecting.call("text", pdf)
    except Failed as failed:
        raise Unreadable(_UNTOLD) from failed
    return tuple(" ".join(page.split()) for page in facts["pages"])


def read(sha256_hex: str) -> bytes:
    """The stored bytes of this name; raises ``Lost`` where they are missing or altered."""
    try:
        content = path_of(sha256_hex).read_bytes()
    except FileNotFoundError as error:
        raise Lost(
            format_lazy(
                _("The file {name} is missing from our store. Please tell the office."),
                name=sha256_hex[:12],
            )
        ) from error
    if sha256(content).hexdigest() != sha256_hex:
        raise Lost(
            format_lazy(
                _("The file {name} in our store was altered. Please tell the office."),
                name=sha256_hex[:12],
            )
        )
    return content


def unneeded(*, now: datetime) -> list[str]:
    """The hashes of the files that are older than ``GRACE`` and that no domain refers to."""
    asked = batched(given_before(now - GRACE), _ASKED_AT_ONCE, strict=False)
    return [name for hashes in asked for name in sorted(set(hashes) - needed(hashes))]


def qr_svg(text: str) -> str:
    """A QR code as an SVG picture, black on nothing, with its quiet zone."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()


def _refusal(reason: "str | _StrPromise", **facts: Any) -> Unreadable:
    return Unreadable(format_lazy(reason, **facts))
