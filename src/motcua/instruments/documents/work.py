"""The work of the limited children: what a file is, and how a paper is set.

Runs only in a child of ``motcua.kit.limited``, which wrote nothing yet into its current folder.
"""

import re
import shutil
import warnings
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import filetype
import pypdfium2
import typst
from PIL import Image, ImageOps

from motcua.kit.limited import Failed

_LARGEST_PICTURE = 60_000_000
"""Pixels; the largest photos of common phones have 50 million."""
_MOST_PAGES = 300
_IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_PACKAGE = re.compile(r'\b(?:import|include)\b[\s(]*"@')

Image.MAX_IMAGE_PIXELS = _LARGEST_PICTURE
warnings.simplefilter("error", Image.DecompressionBombWarning)


def inspect(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The media type and the number of pages, after the whole file was read once."""
    kind = filetype.guess_mime(content) or ""
    if kind == "application/pdf":
        return {"media_type": kind, "pages": _pages(content)}, []
    if kind in _IMAGES:
        _look_at(content, _IMAGES[kind])
        return {"media_type": kind, "pages": 1}, []
    raise Failed("heic" if kind in {"image/heic", "image/heif"} else "type")


def _pages(content: bytes) -> int:
    if b"%%EOF" not in content[-2048:]:
        raise Failed("damaged")
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Failed("password" if "password" in str(error).lower() else "damaged") from error
    try:
        count = len(pdf)
        if count > _MOST_PAGES:
            raise Failed("pages", count=count, most=_MOST_PAGES)
        for number in range(count):
            pdf[number].close()
    except pypdfium2.PdfiumError as error:
        raise Failed("damaged") from error
    finally:
        pdf.close()
    if not count:
        raise Failed("damaged")
    return count


def _look_at(content: bytes, form: str) -> None:
    try:
        with Image.open(BytesIO(content), formats=[form]) as picture:
            picture.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Failed("pixels", most=_LARGEST_PICTURE // 1_000_000) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Failed("damaged") from error


def preview(content: bytes, *, page: int, width: int) -> tuple[dict[str, Any], list[bytes]]:
    """One page as a PNG of this width, turned upright, without what the photo says of its place."""
    if content.startswith(b"%PDF"):
        pdf = pypdfium2.PdfDocument(content)
        if page >= len(pdf):
            raise Failed("page")
        scale = width / pdf[page].get_width()
        picture = pdf[page].render(scale=scale).to_pil()
    else:
        with Image.open(BytesIO(content), formats=list(_IMAGES.values())) as photo:
            picture = ImageOps.exif_transpose(photo).convert("RGB")
        picture.thumbnail((width, width * 4))
    out = BytesIO()
    picture.save(out, "PNG")
    return {}, [out.getvalue()]


def render(
    *contents: bytes, names: list[str], main: str, data: str, fonts: str, at: str
) -> tuple[dict[str, Any], list[bytes]]:
    """Set one paper; ``contents`` are the files called ``names``."""
    root = Path("paper").resolve()
    try:
        for name, content in zip(names, contents, strict=True):
            _lay_out(root / name, content)
        return {}, [_compile(root, main, data, fonts, datetime.fromisoformat(at))]
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _lay_out(path: Path, content: bytes) -> None:
    if path.suffix == ".typ" and _PACKAGE.search(content.decode("utf-8", "replace")):
        raise Failed("unrenderable", text=f"{path.name}: a paper imports no package (@…)")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.write_bytes(content)


def _compile(root: Path, main: str, data: str, fonts: str, at: datetime) -> bytes:
    try:
        pdf, notes = _compiler(fonts).compile_with_warnings(
            input=str(root / main),
            root=str(root),
            format="pdf",
            sys_inputs={"data": data},
            pdf_standards="a-2b",
            timestamp=at,
        )
    except typst.TypstError as error:
        raise Failed("unrenderable", text=error.diagnostic or error.message) from error
    if notes:
        raise Failed("unrenderable", text="\n".join(note.diagnostic for note in notes))
    if not isinstance(pdf, bytes):
        raise Failed("unrenderable", text=f"{main}: the compiler gave no PDF")
    return pdf


@cache
def _compiler(fonts: str) -> typst.Compiler:
    """One compiler for each folder of fonts, kept: the first paper costs ten times the next."""
    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    return typst.Compiler(font_paths=ours)
