"""Small readings of text that every part of a national record needs."""

import re
from collections.abc import Collection

NOT_GIVEN = "Không có thông tin"
"""What the portal prints in an empty cell."""

_NOTHING = re.compile(rf"{NOT_GIVEN}|Không(?: có)?[.]?")
_BULLET = re.compile(r"^(?:[-+*•–][-+*•–\s]*)")
_PARTING_COMMA = re.compile(r",\s*(?![^()]*\))(?=\S)")


def given(text: str) -> str:
    """The text, or nothing where the record says that there is none."""
    stripped = text.strip()
    return "" if _NOTHING.fullmatch(stripped) else stripped


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a text that are not empty."""
    return tuple(line.strip() for line in given(text).splitlines() if line.strip())


def without_bullet(text: str) -> str:
    """The text without the marks of a list before it."""
    return _BULLET.sub("", text.strip()).strip()


def split_list(text: str, unparted: Collection[str] = ()) -> tuple[str, ...]:
    """The names of a comma-separated cell.

    A comma parts nothing inside brackets, before a small letter (``tỉnh, thành phố``), or inside
    one of the ``unparted`` phrases.
    """
    parts: list[str] = []
    for piece in _PARTING_COMMA.split(given(text)):
        name = piece.strip()
        if parts and (name[:1].islower() or _rejoins(parts[-1], name, unparted)):
            parts[-1] = f"{parts[-1]}, {name}"
        elif name:
            parts.append(name)
    return tuple(dict.fromkeys(parts))


def _rejoins(before: str, after: str, unparted: Collection[str]) -> bool:
    """Whether a comma between the two stands inside one of the phrases."""
    for phrase in unparted:
        left, _, right = phrase.partition(", ")
        if before.endswith(left) and after.startswith(right):
            return True
    return False
