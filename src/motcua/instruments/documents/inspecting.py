"""Files looked into, drawn and read. Runs only in a child of ``motcua.kit.limited``."""

import warnings
from io import BytesIO
from typing import Any

import filetype
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

from motcua.kit.limited import Failed

_LARGEST_PICTURE = 60_000_000
"""Pixels; the largest photos of common phones have 50 million."""
_MOST_PAGES = 300
_MARK = (178, 34, 34, 90)
"""Red, through which the page can be read."""
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


def preview(
    content: bytes, *, page: int, width: int, mark: str = "", font: str = ""
) -> tuple[dict[str, Any], list[bytes]]:
    """One page as a PNG of this width, turned upright, without what the photo says of its place.

    A ``mark`` is written across it, in the letters of the file ``font``.
    """
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
    (_marked(picture, mark, font) if mark else picture).save(out, "PNG")
    return {}, [out.getvalue()]


def _marked(picture: Image.Image, mark: str, font: str) -> Image.Image:
    """The picture with a word aslant over it, three quarters as wide as the page."""
    letters = ImageFont.truetype(font, 100)
    letters = ImageFont.truetype(font, 75 * picture.width / letters.getlength(mark))
    left, top, right, bottom = (round(side) for side in letters.getbbox(mark))
    word = Image.new("RGBA", (right - left, bottom - top))
    ImageDraw.Draw(word).text((-left, -top), mark, fill=_MARK, font=letters)
    word = word.rotate(35, expand=True, resample=Image.Resampling.BICUBIC)
    page = picture.convert("RGBA")
    middle = ((page.width - word.width) // 2, (page.height - word.height) // 2)
    over = Image.new("RGBA", page.size)
    over.paste(word, middle)
    return Image.alpha_composite(page, over).convert("RGB")


def text(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What stands on each page, as a reader's program takes it out; a line ends in ``\\r\\n``."""
    pdf = pypdfium2.PdfDocument(content)
    return {"pages": [page.get_textpage().get_text_range() for page in pdf]}, []
