"""What a mistyped word may have meant: input methods left off, like sounds, slips of the finger.

Vietnamese is written in short words of one syllable, so a slip often hits another word. Whether
a word is mended therefore depends on its neighbours: of all ways to read the whole question, the
one with the cheapest mendings and the most pairs of words known from names is taken.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

KNOWN_PAIR, UNKNOWN_PAIR = 0.0, 0.8
UNKNOWN_WORD = 3.0
"""What it costs to leave a word that no name has."""
INPUT_METHOD, SOUND, SLIP, TWO_SLIPS = 0.4, 0.6, 0.9, 2.2
"""What the ways of mending cost."""
OF_KNOWN = 0.15
"""What it costs more to replace a word that is known."""
SHORTEST = 3
"""Letters from which on a slip of the finger is looked for."""

type Candidates = dict[str, float]

_TELEX_TONES = re.compile(r"[sfrxjw]")
_TELEX_VOWELS = re.compile(r"([aeo])\1")
_ONSET = re.compile(r"[^aeiouyw]*")
_SOUNDS = (
    (re.compile(r"^ngh"), "ng"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"^tr"), "ch"),
    (re.compile(r"^x"), "s"),
    (re.compile(r"^(?:gi|r)(?=.)"), "d"),
    (re.compile(r"^(?:k|q)(?!h)"), "c"),
    (re.compile(r"^l"), "n"),
    (re.compile(r"^f"), "ph"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ng$"), "n"),
    (re.compile(r"c$"), "t"),
)


@dataclass
class Speller:
    """Knows words and the pairs in which they stand side by side."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    _by_sound: dict[str, list[str]] = field(init=False)
    _by_gap: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self._by_sound, self._by_gap = defaultdict(list), defaultdict(list)
        for word in sorted(filter(str.isalpha, self.words)):
            self._by_sound[sound(word)].append(word)
            for gap in _with_gaps(word):
                self._by_gap[gap].append(word)

    def mended(self, asked: Sequence[str]) -> tuple[tuple[str, ...], float]:
        """The question as it was probably meant, and what the mending costs; 0 changes nothing."""
        parts = [part for word in asked for part in self._parted(word)]
        paths: dict[str, tuple[float, float, tuple[str, ...]]] = {"": (0.0, 0.0, ())}
        for part in parts:
            paths = self._continued(paths, part)
        _cost, mending, way = min(paths.values())
        return way, mending + INPUT_METHOD * (len(parts) - len(asked))

    def candidates(self, word: str) -> Candidates:
        """What a word may stand for, each with its cost; itself always among them."""
        if not word.isalpha():
            return {word: 0.0, **self._without_digits(word)}
        extra = OF_KNOWN if word in self.words else 0.0
        found = {each: cost + extra for each, cost in self._mendings(word)}
        return {**found, word: 0.0 if word in self.words else UNKNOWN_WORD}

    def _mendings(self, word: str) -> Iterator[tuple[str, float]]:
        """Cheapest last, so that it stays where a word is mended in two ways."""
        if len(word) >= SHORTEST:
            for gap in _with_gaps(word):
                for near in self._by_gap.get(gap, ()):
                    slips = distance(word, near)
                    if slips == 1:
                        yield near, SLIP
                    elif slips == 2 and len(word) > 2 * SHORTEST:
                        yield near, TWO_SLIPS
        for alike in self._by_sound.get(sound(word), ()):
            yield alike, SOUND
        if (meant := untelex(word)) in self.words:
            yield meant, INPUT_METHOD

    def _without_digits(self, word: str) -> Candidates:
        """VNI leaves digits in a word: ``giay61`` is giay."""
        bare = re.sub(r"[1-9]", "", word)
        meant = bare.isalpha() and bare in self.words and word not in self.words
        return {bare: INPUT_METHOD, word: UNKNOWN_WORD} if meant else {}

    def _continued(
        self,
        paths: dict[str, tuple[float, float, tuple[str, ...]]],
        part: str,
    ) -> dict[str, tuple[float, float, tuple[str, ...]]]:
        """The cheapest way to each candidate from the ways so far."""
        return {
            word: min(
                (cost + own + self._pair(last, word), mending + own * (word != part), (*way, word))
                for last, (cost, mending, way) in paths.items()
            )
            for word, own in self.candidates(part).items()
        }

    def _pair(self, last: str, word: str) -> float:
        return KNOWN_PAIR if not last or (last, word) in self.pairs else UNKNOWN_PAIR

    def _parted(self, word: str) -> list[str]:
        """``khaisinh`` in its words, the fewest possible; what cannot be parted stays whole."""
        if word in self.words or not word.isalpha() or len(word) < 2 * SHORTEST:
            return [word]
        ways: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - 7), end - 1):
                before = ways[start]
                if before is None or word[start:end] not in self.words:
                    continue
                way = [*before, word[start:end]]
                if ways[end] is None or len(way) < len(ways[end] or ()):
                    ways[end] = way
        return ways[-1] or [word]


def untelex(word: str) -> str:
    """A word without the letters that Telex means as marks: ``giaays`` is giay, ``ddawng`` dang."""
    onset = (_ONSET.match(word) or [""])[0]
    rest = _TELEX_VOWELS.sub(r"\1", word[len(onset) :])
    if rest.startswith("w"):
        rest = "u" + rest[1:]
    return onset.replace("dd", "d") + _TELEX_TONES.sub("", rest)


def sound(word: str) -> str:
    """A spelling that words share which sound alike somewhere in the country."""
    for pattern, shared in _SOUNDS:
        word = pattern.sub(shared, word, count=1)
    return word


def distance(one: str, other: str) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, meant in enumerate(other, start=1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != meant))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == meant:
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]


def _with_gaps(word: str) -> Iterable[str]:
    """The word, and the word with each letter left out: near words share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
