"""Templates that are faulty or mean harm: each earns one clear sentence, nothing else suffers."""

import threading
import time

import pytest

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.queries import inspect, text_of
from motcua.instruments.documents.tests.conftest import AT
from motcua.instruments.documents.tests.test_inspect import pdf
from motcua.instruments.documents.tests.test_render import HEAD, paper

HIDDEN_EVAL = '#dictionary(std).at("ev" + "al")'
HIDDEN_PLUGIN = '#dictionary(std).at("plu" + "gin")'
LONG_LOOP = "#for a in range(1000000) { for b in range(1000000) { let c = calc.sin(b) } }"
MEMORY = "#let x = range(1000000000).map(str)"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#let x = 1\n#(x", "main.typ:4: unclosed delimiter"),
        ("#data.nothing", "main.typ:3: unknown variable: data"),
        ('#set text(font: "Arial")\nA', "main.typ:3: unknown font family: arial"),
        ("中", "could not be displayed"),
        ("#let f(n) = f(n + 1)\n#f(1)", "main.typ:3: maximum function call depth exceeded"),
        ("#while 1 < calc.pow(2, 62) { [a] }", "main.typ:3: loop seems to be infinite"),
        ("= A\n=== C", "main.typ:4: PDF/UA-1 error: skipped from heading level 1 to 3"),
    ],
)
def test_a_faulty_template_is_told_with_its_place(text, sentence):
    assert sentence in refusal(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('#read("/etc/passwd")', "main.typ:3: file not found"),
        ('#read("/proc/self/environ")', "main.typ:3: file not found"),
        ('#read("../../../../../etc/passwd")', "escape the project root"),
        ('#read("../" + "main.typ")', "escape the project root"),
        ('#import "/etc/passwd": *', "main.typ:3: file not found"),
        ('#image("../a.png", alt: "A")', "escape the project root"),
        ('#json("https://example.com/a.json")', "file not found"),
        ('#eval("1")', "main.typ:3: a paper runs no code from elsewhere"),
        (
            HIDDEN_EVAL + '("read(\\"/etc/passwd\\")")',
            "main.typ:3: file not found (searched at etc/passwd)",
        ),
        ('#plugin("x.wasm")', "main.typ:3: a paper runs no code from elsewhere"),
        (HIDDEN_PLUGIN + '("/usr/lib/x.so")', "file not found"),
        ('#import "@preview/cetz:0.3.0": *', "main.typ:3: a paper imports no package"),
        ('#import ("@" + "preview/cetz:0.3.0"): *', "main.typ:3: a paper imports no package"),
        ('#let at = "@"\n#import at + "preview/cetz:0.3.0": *', "main.typ:4: failed to download"),
        ('#let at = "@"\n#import at + "local/house:1.0.0": *', "main.typ:4: package not found"),
    ],
)
def test_a_template_reaches_nothing_outside_its_package(text, sentence):
    assert sentence in refusal(text)


def test_a_package_of_this_machine_is_not_found_either(tmp_path, monkeypatch):
    package = tmp_path / "typst" / "packages" / "local" / "house" / "1.0.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname = "house"\nversion = "1.0.0"\nentrypoint = "a.typ"\n'
    )
    (package / "a.typ").write_text('#let secret = "secret"')
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))

    text = '#let at = "@"\n#import at + "local/house:1.0.0": secret\n#secret'

    assert "package not found" in refusal(text)


def test_a_template_does_not_see_those_of_others():
    paper("= A", secret="secret")

    assert "file not found" in refusal('#include "secret.typ"')


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (LONG_LOOP, "main.typ: it needs too much time"),
        (MEMORY, "main.typ: it needs too much memory"),
        ('#let x = "x" * 2000000000', "too much memory"),
        ("#for page in range(100000000) { pagebreak() }", "it needs too much"),
        ("#block(height: 100cm * 1000000)[] #lorem(10000000)", "it needs too much"),
    ],
)
def test_a_template_that_does_not_end_is_one_error_in_time_and_the_next_paper_is_made(
    text, sentence
):
    began = time.monotonic()

    assert sentence in refusal(text)
    assert time.monotonic() - began < 30
    assert text_of(paper("= Fine")) == ("Fine",)


def test_templates_that_do_not_end_keep_nobody_from_handing_in_a_file():
    good = pdf()
    loops = [threading.Thread(target=refusal, args=(LONG_LOOP,)) for _ in range(2)]
    for loop in loops:
        loop.start()
    time.sleep(0.5)

    began = time.monotonic()
    assert inspect(good, "a.pdf").pages == 2
    assert time.monotonic() - began < 3
    for loop in loops:
        loop.join()


def test_a_name_that_is_a_file_and_a_folder_is_refused():
    with pytest.raises(Unrenderable, match=r"a/b\.typ: this name cannot be used"):
        render(files={"a": b"", "a/b.typ": b""}, main="a", data={}, at=AT)


def test_bytes_that_are_no_text_are_refused():
    files = {"main.typ": HEAD.encode() + b"\xff\xfe"}
    with pytest.raises(Unrenderable, match="not valid UTF-8"):
        render(files=files, main="main.typ", data={}, at=AT)


def refusal(text: str) -> str:
    with pytest.raises(Unrenderable) as refused:
        paper(text)
    return str(refused.value)
