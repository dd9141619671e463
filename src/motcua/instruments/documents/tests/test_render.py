import time

import pytest

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.queries import qr_svg
from motcua.instruments.documents.tests.conftest import AT

HEAD = '#set document(title: "T", date: auto)\n#set text(font: "Tinos", lang: "vi")\n'
READ = "#let data = json(bytes(sys.inputs.data))\n"


def paper(text: str, data: dict | None = None, **others: str) -> bytes:
    files = {"main.typ": (HEAD + text).encode()}
    files |= {f"{name}.typ": other.encode() for name, other in others.items()}
    return render(files=files, main="main.typ", data=data or {}, at=AT)


def test_the_same_template_data_and_time_give_the_same_bytes():
    made = [paper(READ + "#data.name", {"name": "Nguyễn Ngọc Ánh"}) for _ in range(3)]

    assert made[0] == made[1] == made[2]
    assert made[0].startswith(b"%PDF-")
    assert b"pdfaid:part" in made[0]


def test_data_is_text_and_never_markup():
    assert paper(READ + "#data.x", {"x": "#panic() $x$ *bold* @you <z>"})


def test_a_template_uses_its_other_files_and_a_picture_of_an_address():
    picture = '#import "words.typ": hello\n#hello #image(bytes(data.qr), format: "svg", alt: "QR")'

    assert paper(READ + picture, {"qr": qr_svg("https://a.vn/é")}, words='#let hello = "Chào"')


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('#import "@preview/cetz:0.3.0": *', "imports no package"),
        ('#import ("@" + "preview/cetz:0.3.0"): *', "imports no package"),
        ('#let where = "@preview/cetz:0.3.0"\n#import where: *', "main.typ:4"),
        ('#read("/etc/passwd")', "file not found"),
        ('#read("../../../../../etc/passwd")', "escape the project root"),
        ('#set text(font: "Arial")\nA', "unknown font family"),
        ("中", "could not be displayed"),
        ("#let x = 1\n#(x", "main.typ:4"),
        ("#data.nothing", "main.typ:3"),
        ("#range(1000000000).len()", "too much time or memory"),
        ("#for page in range(100000000) { pagebreak() }", "too much time or memory"),
        ('#let x = "x" * 2000000000', "too much time or memory"),
    ],
)
def test_a_faulty_or_hostile_template_is_refused_in_time_with_the_place(text, reason):
    began = time.monotonic()
    with pytest.raises(Unrenderable) as refused:
        paper(text)

    assert reason in str(refused.value)
    assert time.monotonic() - began < 30
    assert paper("Fine."), "the next paper is made all the same"


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


def test_a_warm_letter_takes_a_few_thousandths_of_a_second():
    paper("Once")
    began = time.perf_counter()
    for number in range(5):
        paper(f"Letter {number}")

    assert (time.perf_counter() - began) / 5 < 0.1
