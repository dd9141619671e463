"""What the build makes: light enough, complete, and without what is not ours to show."""

import gzip
import re
from pathlib import Path

from django.conf import settings

BUDGET = 30_000
"""Bytes of style and script on the wire, gzip; the page itself comes on top, fonts apart."""


def built(name: str) -> Path:
    path = settings.DESIGN / name
    assert path.exists(), f"{name} is not built: npm run build"
    return path


def test_style_and_script_stay_in_their_budget() -> None:
    weight = sum(len(gzip.compress(built(n).read_bytes())) for n in ("motcua.css", "motcua.js"))

    assert weight < BUDGET


def test_every_file_that_the_style_names_is_there() -> None:
    named = re.findall(r'url\("?([^)"]+)"?\)', built("motcua.css").read_text(encoding="utf-8"))

    assert named
    assert [name for name in named if not (settings.DESIGN / name).exists()] == []


def test_neither_crown_nor_the_british_font_is_shown() -> None:
    style = built("motcua.css").read_text(encoding="utf-8")

    assert not re.search("GDS Transport|crest|crown", style, re.IGNORECASE)


def test_paper_has_its_fonts() -> None:
    names = {path.name for path in built("paper").glob("*.ttf")}

    assert {"Tinos_400Regular.ttf", "Tinos_700Bold.ttf", "BeVietnamPro_700Bold.ttf"} <= names
