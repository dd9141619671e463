"""The order of the Vietnamese alphabet, for a database that sorts by code point.

Letters stand as a ă â b c d đ e ê … ; tones decide only between equal letters, in the order of
dictionaries: level, huyền, hỏi, ngã, sắc, nặng. ``hoà`` and ``hòa`` are the same word.
"""

import re
import unicodedata

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
"""The marks that make a letter of its own: ă, then â ê ô, then ơ ư."""
_PARTS = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """A text whose order by code point is the order of the alphabet.

    Words are compared one after the other, as in a list of names; numbers by their value, so that
    ``Phường 2`` stands before ``Phường 10``. Signs and spaces do not count.
    """
    composed = unicodedata.normalize("NFC", text.lower())
    return "".join(_key_of(part) for part in _PARTS.findall(composed))


def _key_of(part: str) -> str:
    if part.isdecimal():
        digits = str(int(part))
        return f"0{len(digits):03d}{digits}!0"
    letters: list[str] = []
    tone = "0"
    for c in unicodedata.normalize("NFD", part):
        if c in _TONES:
            tone = _TONES[c]
        elif c in _SHAPES and letters:
            letters[-1] = letters[-1][0] + _SHAPES[c]
        elif c == "đ":
            letters.append("d1")
        elif not unicodedata.combining(c):
            letters.append(f"{c}0")
    return f"{''.join(letters)}!{tone}"
