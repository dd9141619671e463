"""Texts of screens: which have no Vietnamese yet, and which words are no longer said.

``python scripts/words.py`` lists both and fails if there are any; it reads templates with Django's
own rules and code with Babel's, so that no system gettext is needed.
"""

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src" / "motcua"
KEYWORDS = {
    "_": None,
    "say": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"(?:\b(n?)(p?)gettext|\b_)\({LITERAL}(?:, *{LITERAL})?")


def said(path: Path) -> Iterator[tuple[int, str]]:
    """The texts that one file says, with their lines."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        yield from said_by_template(templatize(text))
        return
    for line, message, _comments, _context in extract(
        "python", io.BytesIO(text.encode()), keywords=KEYWORDS
    ):
        yield line, message[0] if isinstance(message, tuple) else message


def said_by_template(calls: str) -> Iterator[tuple[int, str]]:
    """The texts of a template that Django has turned into calls of gettext.

    The rest of it is no Python, so the calls are found by their form.
    """
    for call in CALL.finditer(calls):
        text = call[4] if call[2] else call[3]
        yield calls.count("\n", 0, call.start()) + 1, ast.literal_eval(text)


def spoken() -> dict[str, str]:
    """Every text of the product and the first place where it is said."""
    places: dict[str, str] = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html")]):
        if "tests" in path.parts or "dist" in path.parts:
            continue
        for line, text in said(path):
            places.setdefault(text, f"{path.relative_to(SOURCE.parent)}:{line}")
    return places


def known() -> tuple[dict[str, Path], list[str]]:
    """Every text that has Vietnamese with its file, and the faults of the files."""
    texts: dict[str, Path] = {}
    faults = []
    for path in sorted(SOURCE.rglob("locale/vi/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            catalogue = read_po(file, abort_invalid=True)
        for message in catalogue:
            identity = message.id[0] if isinstance(message.id, tuple) else message.id
            if not identity:
                continue
            said_so = message.string if isinstance(message.string, tuple) else (message.string,)
            if "fuzzy" in message.flags or not all(said_so):
                faults.append(f"{path.relative_to(SOURCE)}: {identity!r} has no Vietnamese")
            texts[identity] = path
    return texts, faults


def faults() -> list[str]:
    """What is said in one language only, and what is translated but no longer said."""
    places, (texts, found) = spoken(), known()
    for text, place in places.items():
        if text not in texts:
            found.append(f"{place}: {text!r} has no Vietnamese")
    for text, path in texts.items():
        if text not in places:
            found.append(f"{path.relative_to(SOURCE)}: {text!r} is no longer said")
    return found


def main() -> int:
    settings.configure(USE_I18N=True)
    found = faults()
    print("\n".join(found) or f"{len(known()[0])} texts, all in both languages.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
