"""Which names may stand at a place, and which of them does: the longest that fits.

A space in a name stands for any white space in the text; everything else is letter for letter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from motcua.kit.feel.types import ANY, Type

START = (
    r"A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
PART = START + r"0-9\u00b7\u0300-\u036f\u203f-\u2040"
SPACE = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
WORD = re.compile(f"[{START}][{PART}]*")
_FIRST = re.compile(f"[{PART}]+|.", re.DOTALL)
_LETTER = re.compile(f"[{PART}]")


class Names:
    """Some names, found by their first word."""

    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types: dict[str, Type] = {}
        self._by_word: dict[str, list[str]] = {}
        for name, kind in types.items():
            self.add(name, kind)

    def add(self, name: str, kind: Type) -> None:
        """One more; the same name again changes its type."""
        if (first := _FIRST.match(name)) and name not in self.types:
            same_word = self._by_word.setdefault(first[0], [])
            same_word.append(name)
            same_word.sort(key=len, reverse=True)
        self.types[name] = kind

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """The longest name that stands in the text at a place, and where it ends."""
        first = _FIRST.match(text, at)
        for name in self._by_word.get(first[0], ()) if first else ():
            found = _written(name).match(text, at)
            if found and not (_LETTER.match(name[-1]) and _LETTER.match(text, found.end())):
                return name, found.end()
        return None


class Scope:
    """Names inside of names; an inner one hides an outer one of the same text."""

    def __init__(self, names: Names, outer: "Scope | None" = None) -> None:
        self.names = names
        self.outer = outer

    def inner(self, types: Mapping[str, Type]) -> "Scope":
        """These names within this scope."""
        return Scope(Names(types), self)

    def match(self, text: str, at: int) -> tuple[str, int, Type] | None:
        """The longest name at a place in any of the scopes, where it ends, and its type."""
        best: tuple[str, int, Type] | None = None
        for names in self._frames():
            found = names.match(text, at)
            if found and (best is None or found[1] > best[1]):
                best = (*found, names.types[found[0]])
        return best

    def every(self) -> Iterator[tuple[str, Type]]:
        """All names from the innermost outward."""
        for names in self._frames():
            yield from names.types.items()

    def _frames(self) -> Iterator[Names]:
        scope: Scope | None = self
        while scope is not None:
            yield scope.names
            scope = scope.outer


def untyped(names: Iterable[str]) -> dict[str, Type]:
    """Names of which nothing more is known."""
    return dict.fromkeys(names, ANY)


@lru_cache(maxsize=4096)
def _written(name: str) -> re.Pattern[str]:
    """The name with any white space between its words; what may not follow is for the caller."""
    return re.compile(f"[{SPACE}]+".join(re.escape(word) for word in name.split(" ")))
