"""The words under which a procedure is found."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from motcua.kit.text import marked_words, words

MOST_TEXT = 200_000
"""Letters of other texts that are searched: real records stay far below, and PostgreSQL takes no
much longer list of words."""
_CALLED = re.compile(r"thủ tục:?\s+", re.IGNORECASE)
"""What many names begin with, and tells nothing."""
_BRACKETS = re.compile(r"\([^()]*\)")
_Y_FOR_I = re.compile(r"(?<=[bcdđghklmnrstvx])y$|(?<=^qu)y$")
_MARKED_Y_FOR_I = re.compile(r"(?:(?<=[bcdđghklmnrstvx])|(?<=^qu))y([\u0300-\u036f]?)$")


@dataclass(frozen=True)
class Searched:
    """What is stored beside a procedure so that it is found; words are parted by one space."""

    title: str
    """The name, folded, without the word for "procedure"."""
    marked_title: str
    """The same with its marks, so that a question with marks finds its own letters first."""
    results_folded: str
    """Other names, one a line: those of its results, for people ask for the paper that they want,
    and its own without what stands in brackets."""
    text_folded: str
    """Every word of its other texts once, for finding it by a paper, a law or an office."""


def searched(name: str, results: Iterable[str], texts: Iterable[str]) -> Searched:
    """The searched words of a procedure's name, of its results' names and of its other texts."""
    title = _CALLED.sub("", name, count=1) if _CALLED.match(name) else name
    core = _BRACKETS.sub(" ", title)
    others = [core, *results] if core != title else results
    folded = (" ".join(search_words(other)) for other in others)
    said = set(" ".join(texts).split())
    known = " ".join(sorted({word for token in said for word in _words_of(token)}))
    return Searched(
        title=" ".join(search_words(title)),
        marked_title=" ".join(marked_search_words(title)),
        results_folded="\n".join(dict.fromkeys(filter(None, folded))),
        text_folded=known[:MOST_TEXT],
    )


def search_words(text: str) -> list[str]:
    """Folded words, each spelled one way: ``đăng kí`` and ``Đăng ký`` are the same two."""
    return [_with_plain_i(word) for word in words(text)]


def marked_search_words(text: str) -> list[str]:
    """Words with their marks, each spelled one way: ``ký`` as ``kí``."""
    return [_with_i(word) for word in marked_words(text)]


@lru_cache(maxsize=50_000)
def _words_of(token: str) -> tuple[str, ...]:
    """The words of what stands between two blanks; most tokens come again in the next record."""
    return tuple(search_words(token))


@lru_cache(maxsize=20_000)
def _with_plain_i(word: str) -> str:
    return _Y_FOR_I.sub("i", word)


@lru_cache(maxsize=20_000)
def _with_i(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", _MARKED_Y_FOR_I.sub(r"i\1", decomposed))
