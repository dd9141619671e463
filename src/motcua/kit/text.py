"""Vietnamese text: folding for search.

No database extension is asked for (docs/decisions/0002), so what is searched and sorted is folded
here and stored beside the original.
"""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_NOT_WORDS = re.compile(r"[^0-9a-z.]+")
_NOT_MARKED_WORDS = re.compile(r"[^\w.]+|_+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_EARLY_TONE = re.compile(rf"(?:(o)([{_TONES}])([ae])|(u)([{_TONES}])(y))(?![\w{_TONES}])")
_PRINTED = ((0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2010, 0x205E))
"""First and last code points of what can stand on a paper."""


def fold(text: str) -> str:
    """Lower case, without marks: ``Đăng ký khai sinh`` and ``ĐANG KY  khai sinh`` are the same."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    return _SPACES.sub(" ", bare.lower().replace("đ", "d")).strip()


def marked(text: str) -> str:
    """Lower case with marks, each written one way: ``HÒA``, ``hoà`` and its decomposed form."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    placed = _EARLY_TONE.sub(_place_tone, decomposed)
    return _SPACES.sub(" ", unicodedata.normalize("NFC", placed)).strip()


def words(text: str) -> list[str]:
    """The folded words of a question: ``Thủ tục: khai-sinh?`` gives thu, tuc, khai, sinh."""
    return _without_dots(_NOT_WORDS.split(fold(text)))


def marked_words(text: str) -> list[str]:
    """The words of a question with their marks: thủ, tục, khai, sinh."""
    return _without_dots(_NOT_MARKED_WORDS.split(marked(text)))


def _without_dots(parts: list[str]) -> list[str]:
    return [part.strip(".") for part in parts if part.strip(".")]


def _place_tone(match: re.Match[str]) -> str:
    """The tone of a closing oa, oe or uy on its second letter."""
    first, tone, second = (part for part in match.groups() if part)
    return first + second + tone


def unprintable(text: str) -> str:
    """The characters that our papers have no shapes for, as emoji or another script; each once."""
    return "".join(dict.fromkeys(c for c in text if not (c.isspace() or _can_be_printed(ord(c)))))


def shown(text: str) -> str:
    """The text as it can stand on a screen: what would steer a terminal becomes a mark."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def printable(text: str) -> str:
    """The text as it can stand on paper: what has no shape there becomes an empty box."""
    return "".join(c if c.isspace() or _can_be_printed(ord(c)) else "□" for c in text)


def _can_be_printed(code: int) -> bool:
    """Latin letters with any marks, figures and punctuation: what the fonts of papers hold."""
    return any(first <= code <= last for first, last in _PRINTED)
