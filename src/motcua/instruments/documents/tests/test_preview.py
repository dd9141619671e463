import io

import pytest
from PIL import Image, ImageChops

from motcua.instruments.documents.errors import Unreadable
from motcua.instruments.documents.queries import preview, text_of
from motcua.instruments.documents.tests.test_inspect import bomb, pdf, picture


@pytest.mark.parametrize("content", [pdf(), picture("JPEG"), picture("PNG"), picture("WEBP")])
def test_a_page_is_drawn_as_a_picture(content):
    drawn = preview(content, page=0)

    assert drawn
    with Image.open(io.BytesIO(drawn)) as page:
        assert page.format == "PNG"
        assert page.width <= 900


def test_a_phone_photo_stands_upright_and_keeps_no_secret():
    lying = Image.new("RGB", (80, 60), "white")
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"
    out = io.BytesIO()
    lying.save(out, "JPEG", exif=exif)

    drawn = preview(out.getvalue(), page=0)

    assert drawn
    with Image.open(io.BytesIO(drawn)) as page:
        assert (page.width, page.height) == (60, 80)
        assert not page.getexif()


def test_a_specimen_says_so_across_its_page():
    plain, marked = preview(pdf(), page=0), preview(pdf(), page=0, mark="BẢN MẪU")

    assert plain
    assert marked
    with Image.open(io.BytesIO(plain)) as without, Image.open(io.BytesIO(marked)) as page:
        assert page.size == without.size
        difference = ImageChops.difference(page.convert("RGB"), without.convert("RGB")).getbbox()
        assert difference
        left, _top, right, _bottom = difference
        assert right - left > page.width / 2


@pytest.mark.parametrize(
    ("content", "page"), [(pdf(), 9), (bomb(), 0), (b"%PDF-1.7 cut", 0), (b"", 0)]
)
def test_what_cannot_be_drawn_is_no_picture(content, page):
    assert preview(content, page=page) is None


def test_the_text_of_each_page_is_read_back():
    assert text_of(pdf()) == ("A page of a paper.",) * 2


@pytest.mark.parametrize("content", [b"", b"no PDF", picture("PNG")])
def test_what_is_no_pdf_has_no_text(content):
    with pytest.raises(Unreadable, match="cannot be read"):
        text_of(content)
