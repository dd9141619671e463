import pytest

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.queries import qr_svg, text_of
from motcua.instruments.documents.tests.conftest import AT

HEAD = '#set document(title: "T", date: auto)\n#set text(font: "Tinos", lang: "vi")\n'
READ = "#let data = json(bytes(sys.inputs.data))\n"


def paper(text: str, data: dict | None = None, *, signed: bool = False, **others: str) -> bytes:
    files = {"main.typ": (HEAD + text).encode()}
    files |= {f"{name}.typ": other.encode() for name, other in others.items()}
    return render(files=files, main="main.typ", data=data or {}, at=AT, signed=signed)


def test_the_same_template_data_and_time_give_the_same_bytes():
    made = [paper(READ + "#data.name", {"name": "Nguyễn Ngọc Ánh"}) for _ in range(3)]

    assert made[0] == made[1] == made[2]
    assert made[0].startswith(b"%PDF-")
    assert b"pdfaid:part" in made[0]


def test_a_paper_is_tagged_for_those_who_listen_and_a_signed_one_is_not_claimed_to_be():
    listened = paper("= Title\nText")
    signed = paper("= Title\nText", signed=True)

    assert b"pdfuaid:part" in listened
    assert b"<pdfaid:conformance>A<" in listened
    assert b"pdfuaid:part" not in signed
    assert b"<pdfaid:conformance>B<" in signed


def test_a_picture_without_words_is_refused_with_its_place():
    with pytest.raises(Unrenderable, match="alt") as refused:
        paper(READ + '#image(bytes(data.qr), format: "svg")', {"qr": qr_svg("https://a.vn")})

    assert (refused.value.file, refused.value.line) == ("main.typ", 4)


def test_the_day_of_today_is_that_of_the_paper():
    made = paper("= A\n#datetime.today().display()")

    assert text_of(made) == ("A 2026-11-24",)


def test_a_template_is_sent_once_and_a_changed_one_anew():
    first, second = paper('= A\n#include "b.typ"', b="One"), paper('= A\n#include "b.typ"', b="Two")

    assert (text_of(first), text_of(second)) == (("A One",), ("A Two",))
    assert paper('= A\n#include "b.typ"', b="One") == first


def test_a_child_forgets_the_templates_not_used_for_long_and_takes_them_again():
    first = paper("= A\nThe first")
    for number in range(70):
        paper(f"= A\n{number}")

    assert paper("= A\nThe first") == first


def test_data_is_text_and_never_markup():
    assert paper(READ + "#data.x", {"x": "#panic() $x$ *bold* @you <z>"})


def test_a_template_uses_its_other_files_and_a_picture_of_an_address():
    picture = '#import "words.typ": hello\n#hello #image(bytes(data.qr), format: "svg", alt: "QR")'

    assert paper(READ + picture, {"qr": qr_svg("https://a.vn/é")}, words='#let hello = "Chào"')


@pytest.mark.parametrize(
    "name", ["../out.typ", "/etc/x.typ", "a/../../b.typ", ".hidden", "a b.typ"]
)
def test_a_file_of_a_template_stays_in_its_folder(name):
    with pytest.raises(Unrenderable, match="not a safe name"):
        render(files={"main.typ": b"", name: b""}, main="main.typ", data={}, at=AT)


def test_a_main_file_that_is_not_there_is_named():
    with pytest.raises(Unrenderable, match=r"'other\.typ' is not among"):
        render(files={"main.typ": b""}, main="other.typ", data={}, at=AT)


def test_missing_fonts_are_told_with_the_cure(settings, tmp_path):
    settings.PAPER_FONTS = tmp_path

    with pytest.raises(Unrenderable, match="npm run build"):
        paper("Text")
