"""Files looked into, drawn and read. Runs only in a child of ``motcua.kit.limited``."""

import warnings
from io import BytesIO
from typing import Any

import filetype
import pypdfium2
from PIL import Image, ImageOps

from motcua.kit.limited import Failed

_LARGEST_PICTURE = 60_000_000
"""Pixels; the largest photos of common phones have 50 million."""
_MOST_PAGES = 300
_IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}

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


def text(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What stands on each page, as a reader's program takes it out; a line ends in ``\\r\\n``."""
    pdf = pypdfium2.PdfDocument(content)
    return {"pages": [page.get_textpage().get_text_range() for page in pdf]}, []
