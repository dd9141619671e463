"""From XPath's regular expressions to those of the ``regex`` module (its version 1)."""

import re

_CATEGORY = re.compile(
    r"(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)|Is[A-Za-z0-9-]+"
)
_COUNT = re.compile(r"\{([0-9]{1,4})(,([0-9]{1,4})?)?\}")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_WHITE = re.compile(r"[ \t\r\n]+")
_SETS = {
    "s": r"[ \t\n\r]",
    "S": r"[^ \t\n\r]",
    "d": r"\p{Nd}",
    "D": r"\P{Nd}",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
    "i": r"[\p{L}_:]",
    "I": r"[^\p{L}_:]",
    "c": r"[\p{L}\p{Nd}\p{M}_:.\-·]",
    "C": r"[^\p{L}\p{Nd}\p{M}_:.\-·]",
}
_SINGLE = {"n": r"\n", "r": r"\r", "t": r"\t"}
_QUOTED = frozenset("\\|.?*+(){}-[]^$")
_RESERVED = frozenset(".\\?*+{}()|[]^$")
_DEEPEST = 40
_LARGEST = 2000
"""Characters that a pattern spells out when its counts are multiplied."""


class Wrong(Exception):
    """The text is no pattern."""


def translated(pattern: str, flags: str) -> str:
    """The pattern in the syntax of ``regex``; ``Wrong`` where XPath does not have it."""
    if not set(flags) <= set("smix"):
        raise Wrong
    return _Translator(_without_white(pattern) if "x" in flags else pattern, flags).whole()


def _without_white(pattern: str) -> str:
    """White space means nothing outside of brackets."""
    kept, at, depth = [], 0, 0
    while at < len(pattern):
        if (white := _WHITE.match(pattern, at)) and depth == 0:
            at = white.end()
            continue
        sign = pattern[at]
        depth += (sign == "[") - (sign == "]" and depth > 0)
        length = 2 if sign == "\\" and not _WHITE.match(pattern, at + 1) else 1
        kept.append(pattern[at : at + length])
        at += length
    return "".join(kept)


class _Translator:
    def __init__(self, pattern: str, flags: str) -> None:
        self._pattern = pattern
        self._at = 0
        self._groups = 0
        self._closed: set[int] = set()
        self._depth = 0
        self._size = 0
        many = "m" in flags
        self._signs = {
            ".": r"(?s:.)" if "s" in flags else r"[^\n\r]",
            "^": r"(?:\A|(?<=\n)(?!\Z))" if many else r"\A",
            "$": r"(?=\n|\Z)" if many else r"\Z",
        }

    def whole(self) -> str:
        text = self._alternatives()
        if self._at < len(self._pattern):
            raise Wrong
        return text

    def _alternatives(self) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Wrong
        branches = [self._branch()]
        while self._take("|"):
            branches.append(self._branch())
        self._depth -= 1
        return "|".join(branches)

    def _branch(self) -> str:
        pieces = []
        while self._next() and self._next() not in "|)":
            before = self._size
            self._size += 1
            pieces.append(self._atom() + self._quantifier(before))
        return "".join(pieces)

    def _quantifier(self, before: int) -> str:
        """How often the piece stands whose size was counted since ``before``."""
        sign = self._next()
        if sign and sign in "?*+":
            self._at += 1
        elif sign == "{":
            sign = self._count(before)
        else:
            return ""
        return sign + ("?" if self._take("?") else "")

    def _count(self, before: int) -> str:
        found = _COUNT.match(self._pattern, self._at)
        if not found or (found[3] and int(found[3]) < int(found[1])):
            raise Wrong
        self._at = found.end()
        self._size = before + (self._size - before) * max(1, int(found[3] or found[1]))
        if self._size > _LARGEST:
            raise Wrong
        return found[0]

    def _atom(self) -> str:
        sign = self._pop()
        if sign in self._signs:
            return self._signs[sign]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._set()
        if sign == "\\":
            number = _NUMBER.match(self._pattern, self._at)
            return self._reference(number) if number else self._escape()
        if sign in _RESERVED:
            raise Wrong
        return re.escape(sign)

    def _group(self) -> str:
        if self._take("?:"):
            inner, opening, number = self._alternatives(), "(?:", 0
        else:
            self._groups += 1
            number = self._groups
            inner, opening = self._alternatives(), "("
        if not self._take(")"):
            raise Wrong
        self._closed.add(number)
        return f"{opening}{inner})"

    def _reference(self, found: re.Match[str]) -> str:
        """The longest number of a group that is closed."""
        digits = found[0]
        while digits and int(digits) not in self._closed:
            digits = digits[:-1]
        if not digits:
            raise Wrong
        self._at += len(digits)
        return rf"(?:\{digits})"

    def _escape(self) -> str:
        sign = self._pop()
        if sign in _SETS:
            return _SETS[sign]
        if sign in "pP":
            return self._category(sign)
        if sign in _SINGLE:
            return _SINGLE[sign]
        if sign in _QUOTED:
            return re.escape(sign)
        raise Wrong

    def _category(self, sign: str) -> str:
        end = self._pattern.find("}", self._at)
        name = self._pattern[self._at + 1 : end]
        if not self._take("{") or not _CATEGORY.fullmatch(name):
            raise Wrong
        self._at = end + 1
        return rf"\{sign}{{{name.replace('Is', 'In', 1) if name.startswith('Is') else name}}}"

    def _set(self) -> str:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Wrong
        opening = "[^" if self._take("^") else "["
        parts: list[str] = []
        while not self._take("]"):
            if parts and self._take("-["):
                parts.append(f"--{self._set()}")
                if not self._take("]"):
                    raise Wrong
                break
            parts.append(self._range())
        self._depth -= 1
        if not parts:
            raise Wrong
        return f"{opening}{''.join(parts)}]"

    def _range(self) -> str:
        low, single = self._member()
        following = self._pattern[self._at + 1 : self._at + 2]
        if not (single and self._next() == "-" and following not in {"]", "["}):
            return low
        self._at += 1
        high, single = self._member()
        if not single:
            raise Wrong
        return f"{low}-{high}"

    def _member(self) -> tuple[str, bool]:
        """One part of a set, and whether it is one character."""
        sign = self._pop()
        if sign == "\\":
            escaped = self._escape()
            return escaped, len(escaped) == 2
        if sign in "[]":
            raise Wrong
        return (sign if sign.isalnum() else f"\\{sign}" if sign.isascii() else sign), True

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _pop(self) -> str:
        sign = self._next()
        if not sign:
            raise Wrong
        self._at += 1
        return sign

    def _take(self, signs: str) -> bool:
        if not self._pattern.startswith(signs, self._at):
            return False
        self._at += len(signs)
        return True
