"""A paper's name and the files of its forms, which stand glued behind it."""

import re
from dataclasses import dataclass
from itertools import pairwise

_FILE_END = re.compile(
    r"\.(?i:docx|xlsx|pptx|pdf|zip|rar|jpe?g|png)"
    r"|\.(?i:doc|xls|ppt|rtf|odt|7z|tiff?|html?|xml|txt)(?![a-z])"
)
_ENDS_A_WORD = re.compile(r"(?:[^\W\d_]{2}|\s[^\W\d_A-ZĐ]|[)”\".]|\d{4})$")
_ENDS_AN_ITEM = re.compile(r"[^\W\d_]\s*\d{1,3}[a-zđ]?$")
_ENDS_A_NUMBER_OF_LAW = re.compile(r"[/-][A-ZĐ]{2,}$")
_LAST_WORDS_OF_A_NAME = ("mẫu", "Mẫu", "định")
_NUMBERED_FILE = re.compile(r"\d{1,3}[-.]\s?[A-ZĐ]")
_ROMAN = "IVXLC"
SHORTEST_NAME = 6
LONGEST_FILE_NAME = 130
"""Letters that real names keep to."""


@dataclass(frozen=True)
class Named:
    """A paper's name, its form files, and whether the border between them is certain."""

    name: str
    forms: tuple[str, ...] = ()
    is_certain: bool = True


def part_forms(text: str) -> Named:
    """Part the files at the end of a text from the name before them."""
    endings = list(_FILE_END.finditer(text))
    if not endings or endings[-1].end() != len(text):
        return Named(text)
    border, is_certain = _border(text[: endings[0].start()])
    if border is None:
        return Named(text, is_certain=False)
    cuts = [border, *(ending.end() for ending in endings)]
    files = tuple(text[start:end].strip() for start, end in pairwise(cuts))
    return Named(text[:border].strip(), files, is_certain)


def _border(text: str) -> tuple[int | None, bool]:
    """Where the file's name begins, and whether that is certain.

    Names of papers are written in words, names of files often as one and with dots: of several
    glued places the first is the border.
    """
    places = range(max(SHORTEST_NAME, len(text) - LONGEST_FILE_NAME), len(text))
    glued = [place for place in places if _words_are_glued(text, place)]
    if glued:
        rest = [place for place in glued if text[place - 1] != "."]
        in_one_word = not rest or " " not in text[glued[0] : rest[-1]]
        return glued[0], in_one_word
    numbers = [place for place in places if _follows_a_number_of_law(text, place)]
    if numbers:
        return numbers[-1], True
    figures = [place for place in places if text[place - 1].isalpha() and text[place].isdigit()]
    return (figures[-1] if figures else None), False


def _words_are_glued(text: str, place: int) -> bool:
    """``theo mẫuPhụ lục``, ``NĐ-CPMau05``, ``QTV-04Mẫu``, ``Chính phủ;Mẫu``, ``luật sư.6. TP``."""
    before, after, then = text[place - 1], text[place], text[place + 1 : place + 2]
    if not after.isalnum():
        return False
    if text.endswith(_LAST_WORDS_OF_A_NAME, 0, place):
        return True
    if before.islower():
        return after.isupper() or _NUMBERED_FILE.match(text, place) is not None
    if before.isupper():
        is_roman = before in _ROMAN and after in _ROMAN
        return after.isupper() and then.islower() and text[place - 2].isupper() and not is_roman
    if before.isdigit():
        return after.isupper() and then.islower()
    if before in ');”"':
        return True
    return before in ".:," and _ends_a_name(text[: place - 1], after, then)


def _ends_a_name(text: str, after: str, then: str) -> bool:
    """Whether punctuation here parts two words, and not the parts of ``01.TC`` or ``I.1.17``."""
    if _ENDS_A_WORD.search(text):
        return after.isalpha() or not text[-1].isdigit()
    return _ENDS_AN_ITEM.search(text) is not None and after.isupper() and then.islower()


def _follows_a_number_of_law(text: str, place: int) -> bool:
    """``TT-BTC01-LP`` and ``NĐ-CPmẫu số``."""
    if not _ENDS_A_NUMBER_OF_LAW.search(text, 0, place):
        return False
    return text[place].isdigit() or text[place].islower()
