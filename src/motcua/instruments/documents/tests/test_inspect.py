import io
import struct
import zlib

import pytest
from PIL import Image
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.errors import Unreadable
from motcua.instruments.documents.queries import inspect
from motcua.instruments.documents.tests.conftest import AT


def picture(form: str, size: tuple[int, int] = (400, 300)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).save(out, form)
    return out.getvalue()


def pdf(pages: int = 2) -> bytes:
    text = b'#set document(title: "T", date: auto)\n#set text(font: "Tinos")\n'
    text += b"#pagebreak()\n".join([b"A page of a paper.\n"] * pages)
    return render(files={"a.typ": text}, main="a.typ", data={}, at=AT)


def locked(content: bytes) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(content)))
    writer.encrypt(owner_pass="owner", user_pass="user")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that claims ten thousand million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_a_pdf_is_counted():
    seen = inspect(pdf(pages=3), "giấy chứng sinh.PDF")

    assert (seen.media_type, seen.extension, seen.pages) == ("application/pdf", "pdf", 3)


@pytest.mark.parametrize(
    ("form", "name", "media_type", "extension"),
    [
        ("JPEG", "IMG_2031.JPEG", "image/jpeg", "jpg"),
        ("PNG", "scan.png", "image/png", "png"),
        ("WEBP", "photo.webp", "image/webp", "webp"),
        ("JPEG", "a photo without an ending", "image/jpeg", "jpg"),
    ],
)
def test_a_photo_is_one_page(form, name, media_type, extension):
    seen = inspect(picture(form), name)

    assert (seen.media_type, seen.extension, seen.pages) == (media_type, extension, 1)


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (lambda: b"", "empty.pdf", "“empty.pdf” is empty"),
        (lambda: b"MZ" + bytes(5000), "paper.pdf", "neither a PDF nor a photo"),
        (lambda: b"<svg onload='x()'/>", "a.png", "neither a PDF nor a photo"),
        (lambda: bytes(4) + b"ftypheic" + bytes(4) + b"mif1heic", "IMG.HEIC", "HEIC photo"),
        (lambda: picture("PNG"), "scan.pdf", "content, which is PNG"),
        (lambda: pdf()[:-700], "half.pdf", "damaged or incomplete"),
        (lambda: b"%PDF-1.7\n" + bytes(900) + b"%%EOF", "rubbish.pdf", "damaged or incomplete"),
        (lambda: picture("JPEG")[:-900], "half.jpg", "damaged or incomplete"),
        (lambda: locked(pdf()), "locked.pdf", "locked with a password"),
        (lambda: pdf(pages=301), "book.pdf", "301 pages; we take 300"),
        (bomb, "bomb.png", "more than 60 million pixels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_taken_is_refused_in_one_sentence(make, name, words):
    with pytest.raises(Unreadable) as refused:
        inspect(make(), name)

    assert words in str(refused.value)


def test_a_name_cannot_break_the_sentence():
    with pytest.raises(Unreadable) as refused:
        inspect(b"", "../../\u202e{evil}\n" + "x" * 500 + ".pdf")

    sentence = str(refused.value)
    assert "\n" not in sentence
    assert "\u202e" not in sentence
    assert len(sentence) < 200
