"""Every template is used, and every word on a screen can be said in both languages."""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType
from scripts.words import faults
from tests.architecture.reading import SOURCE, python_files, texts, tree_of

HTML = sorted(p for p in (SOURCE / "motcua").rglob("*.html") if "node_modules" not in p.parts)
NAMES = {"Một Cửa", "SHA-256"}
"""What is called the same in every language."""
SPOKEN = {"alt", "title", "aria-label", "placeholder"}
"""Attributes that a reader sees or hears."""
SAID_ELSEWHERE = "\ue000"
"""Stands for what a tag or a variable of the template says."""


def named(path: Path) -> str:
    """A template as Django calls it; one outside a folder of templates has no name."""
    _before, found, name = path.as_posix().rpartition("/templates/")
    return name if found else ""


def orphans(names: Iterable[str], mentioned: set[str]) -> list[str]:
    return [name for name in names if name not in mentioned]


def mentions() -> set[str]:
    """Every template that code or another template names; of ``page.html#part`` the page."""
    said = set().union(*(texts(tree_of(path)) for path in python_files(SOURCE / "motcua")))
    for path in HTML:
        said |= set(re.findall(r'{% *(?:extends|include) +"([^"]+)"', path.read_text("utf-8")))
    return {text.partition("#")[0] for text in said}


class BareText(HTMLParser):
    """Collects words that stand on the page untranslated."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self._look_at(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in SPOKEN and value:
                self._look_at(value)

    def _look_at(self, text: str) -> None:
        for name in NAMES:
            text = text.replace(name, "")
        if any(c.isalpha() for c in text):
            self.found.append(text.replace(SAID_ELSEWHERE, "…").strip())


def bare_text(template: str) -> list[str]:
    """The words of a template outside translations and variables.

    A template without any element stands inside one, as the value of an attribute.
    """
    html, inside = "", False
    for token in Lexer(template).tokenize():
        if token.token_type is TokenType.TEXT:
            html += "" if inside else token.contents
            continue
        if token.token_type is TokenType.BLOCK and "blocktrans" in token.contents.split()[0]:
            inside = not token.contents.startswith("end")
        if token.token_type is not TokenType.COMMENT:
            html += "x" if html.endswith(("<", "</")) else SAID_ELSEWHERE
    parser = BareText()
    parser.feed(html if "<" in html else f"<x {html}>")
    parser.close()
    return parser.found


def test_no_template_is_an_orphan():
    names = list(filter(None, map(named, HTML)))

    assert names
    assert orphans(names, mentions()) == []


def test_an_orphan_is_found():
    assert orphans(["portal/old.html"], mentions()) == ["portal/old.html"]


def test_no_words_stand_in_a_template_without_translation():
    found = {str(path.relative_to(SOURCE)): bare_text(path.read_text("utf-8")) for path in HTML}

    assert {path: words for path, words in found.items() if words} == {}


def test_bare_words_are_found_in_text_and_in_what_is_read_aloud():
    page = (
        '<h1>{% translate "Good" %}</h1><p class="small">Bad {{ name }}</p>'
        '<img alt="Worse"><{{ tag }} class="x">'
        "{% blocktranslate %}Fine {{ x }}{% endblocktranslate %}"
        "</{{ tag }}>{# a note #} · Một Cửa"
    )

    assert bare_text(page) == ["Bad …", "Worse"]


def test_every_text_is_in_both_languages_and_none_is_left_over():
    assert faults() == []
