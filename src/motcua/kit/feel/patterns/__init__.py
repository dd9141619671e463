"""Patterns of ``matches``, ``replace`` and ``split``: regular expressions as XPath 2.0 has them.

A pattern is translated piece by piece, so that nothing reaches the engine that XPath does not
know, and it runs against a clock, because backtracking may take for ever.
"""

from collections.abc import Iterator
from functools import lru_cache

import regex

from motcua.kit.feel.errors import Spent, Unfit
from motcua.kit.feel.patterns.translating import Wrong, translated
from motcua.kit.feel.running import LONGEST_STRING, seconds_left, spend

type Pattern = regex.Pattern[str]
type Match = regex.Match[str]

_DIGITS = frozenset("0123456789")
_LONGEST_PATTERN = 1000
"""In characters."""
_SECONDS = 1.0
"""How long one search, or the search for all places, may take."""


def pattern_of(text: str, flags: str) -> Pattern:
    """The pattern, ready to search; ``Unfit`` when the text or a flag is none."""
    spend(10)
    found = _ready(text, flags) if len(text) <= _LONGEST_PATTERN else None
    if found is None:
        raise Unfit("value.pattern", pattern=text[:40])
    return found


def searched(pattern: Pattern, text: str) -> bool:
    """Whether the pattern is somewhere in the text."""
    try:
        return pattern.search(text, timeout=min(_SECONDS, seconds_left())) is not None
    except TimeoutError:
        raise Spent("bound.seconds") from None


def replaced(pattern: Pattern, replacement: str, text: str) -> str:
    """The text with every place of the pattern replaced; ``$1`` is what its first group took."""
    parts = _parts(replacement, pattern.groups)
    pieces: list[str] = []
    at, length = 0, len(text)
    for match in _places(pattern, text):
        new = "".join((match[part] or "") if isinstance(part, int) else part for part in parts)
        pieces += (text[at : match.start()], new)
        at = match.end()
        length += len(new) - (at - match.start())
        if length > LONGEST_STRING:
            raise Spent("bound.string", most=LONGEST_STRING)
    return "".join((*pieces, text[at:]))


def split_at(pattern: Pattern, text: str) -> list[str]:
    """The texts between the places of the pattern."""
    texts: list[str] = []
    at = 0
    for match in _places(pattern, text):
        texts.append(text[at : match.start()])
        at = match.end()
    return [*texts, text[at:]]


def _places(pattern: Pattern, text: str) -> Iterator[Match]:
    """Where the pattern stands; as in XPath, it must not fit nothing at all."""
    if searched(pattern, ""):
        raise Unfit("value.pattern", pattern="")
    try:
        for match in pattern.finditer(text, timeout=min(_SECONDS, seconds_left())):
            spend()
            yield match
    except TimeoutError:
        raise Spent("bound.seconds") from None


@lru_cache(maxsize=256)
def _ready(text: str, flags: str) -> Pattern | None:
    try:
        return regex.compile(translated(text, flags), regex.VERSION1 | _case(flags))
    except (Wrong, regex.error, OverflowError, RecursionError):
        return None


def _case(flags: str) -> int:
    return regex.IGNORECASE if "i" in flags else 0


@lru_cache(maxsize=256)
def _parts(replacement: str, groups: int) -> tuple[str | int, ...]:
    """Texts, and the numbers of the groups between them."""
    parts: list[str | int] = []
    at = 0
    while at < len(replacement):
        sign, following = replacement[at], replacement[at + 1 : at + 2]
        if sign == "\\":
            if following not in {"\\", "$"}:
                raise Unfit("value.pattern", pattern=replacement[:40])
            parts.append(following)
            at += 2
        elif sign == "$":
            if following not in _DIGITS:
                raise Unfit("value.pattern", pattern=replacement[:40])
            number, at = _longest_number(replacement, at + 1, groups)
            parts.append(number if number <= groups else "")
        else:
            parts.append(sign)
            at += 1
    return tuple(parts)


def _longest_number(text: str, at: int, most: int) -> tuple[int, int]:
    """The number of a group that begins at a place, and where it ends."""
    number, at = int(text[at]), at + 1
    while (digit := text[at : at + 1]) in _DIGITS and number * 10 + int(digit) <= most:
        number, at = number * 10 + int(digit), at + 1
    return number, at
